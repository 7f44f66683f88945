package org.tariffledger.rest.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was sent cannot be read, with every fault in it.
public final class BadInput extends RuntimeException {

  /// `pointer` names the place (RFC 6901), or the parameter; in a file, `line` and `column` count
  /// from 1.
  public record Fault(
      String pointer,
      String code,
      String detail,
      @Nullable Integer line,
      @Nullable Integer column) {

    /// Both may quote what was sent; half a surrogate pair in it could not be sent back.
    public Fault {
      pointer = wellFormed(pointer);
      detail = wellFormed(detail);
    }

    public Fault(String pointer, String code, String detail) {
      this(pointer, code, detail, null, null);
    }

    private static String wellFormed(String text) {
      return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
  }

  private final transient List<Fault> faults;
  private final int total;

  public BadInput(List<Fault> faults) {
    this(faults, faults.size());
  }

  /// Of `total` faults only some are kept.
  BadInput(List<Fault> faults, int total) {
    super(total + " faults: " + faults.getFirst().detail());
    this.faults = List.copyOf(faults);
    this.total = total;
  }

  public static BadInput of(String pointer, String code, String detail) {
    return new BadInput(List.of(new Fault(pointer, code, detail)));
  }

  public List<Fault> faults() {
    return faults;
  }

  /// How many there are, also those that were not kept.
  public int total() {
    return total;
  }
}
