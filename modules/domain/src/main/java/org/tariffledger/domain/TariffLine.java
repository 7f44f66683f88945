package org.tariffledger.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A line of a schedule in its place in the tree. A duty that it does not write itself is the
/// one of the nearest line above it in the tree that writes one, each column for itself.
public final class TariffLine {

  private final ScheduleLine written;
  private final @Nullable TariffLine parent;
  private final List<TariffLine> children = new ArrayList<>();
  private final @Nullable TariffLine generalFrom;
  private final @Nullable TariffLine specialFrom;
  private final @Nullable TariffLine otherFrom;

  TariffLine(ScheduleLine written, @Nullable TariffLine parent) {
    this.written = written;
    this.parent = parent;
    this.generalFrom = from(written.general(), parent == null ? null : parent.generalFrom);
    this.specialFrom = from(written.special(), parent == null ? null : parent.specialFrom);
    this.otherFrom = from(written.other(), parent == null ? null : parent.otherFrom);
  }

  void adopt(TariffLine child) {
    children.add(child);
  }

  /// What the edition itself has in this line.
  public ScheduleLine written() {
    return written;
  }

  public Optional<ProductCode> code() {
    return Optional.ofNullable(written.code());
  }

  /// The nearest line above with a smaller indent.
  public Optional<TariffLine> parent() {
    return Optional.ofNullable(parent);
  }

  public List<TariffLine> children() {
    return Collections.unmodifiableList(children);
  }

  /// The general duty as written here or above; empty where nothing is written.
  public String general() {
    return text(generalFrom, ScheduleLine::general);
  }

  /// The special column as written here or above; `SpecialDuties` reads it.
  public String special() {
    return text(specialFrom, ScheduleLine::special);
  }

  /// The duty of those without normal trade relations, as written here or above.
  public String other() {
    return text(otherFrom, ScheduleLine::other);
  }

  /// The line that writes the general duty: this one, or one above.
  public Optional<TariffLine> generalFrom() {
    return Optional.ofNullable(generalFrom);
  }

  public Optional<TariffLine> specialFrom() {
    return Optional.ofNullable(specialFrom);
  }

  public Optional<TariffLine> otherFrom() {
    return Optional.ofNullable(otherFrom);
  }

  private @Nullable TariffLine from(String own, @Nullable TariffLine above) {
    return own.isEmpty() ? above : this;
  }

  private static String text(@Nullable TariffLine from, Function<ScheduleLine, String> column) {
    return from == null ? "" : column.apply(from.written);
  }

  @Override
  public String toString() {
    return written.toString();
  }
}
