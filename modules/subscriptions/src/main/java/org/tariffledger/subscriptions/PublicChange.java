package org.tariffledger.subscriptions;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.EventNames;
import org.tariffledger.domain.EconomyCode;

/// One entry of the public change log: a CloudEvent as it is published, and what it can be found
/// by. `goods` are the codes and lists that a rate change names, empty for general goods, and null
/// for a fact. `salt` is what a fact's commitment is salted with, in hexadecimal digits.
public record PublicChange(
    long sequence,
    String type,
    @Nullable EconomyCode importer,
    @Nullable EconomyCode exporter,
    @Nullable String goods,
    String json,
    @Nullable String salt) {

  /// Facts have this before their stored name.
  public static final String FACT = "org.tariffledger.fact.";

  public static final String RATE_CHANGED = "org.tariffledger.rate.changed";

  /// As a verifiable log takes entries.
  public static final int BYTES_MAX = 65_535;

  private static final int SEQUENCE_DIGITS = 20;

  /// All types that there are: of rates, then of facts by their names.
  public static List<String> types() {
    return Stream.concat(
            Stream.of(RATE_CHANGED), EventNames.all().stream().sorted().map(FACT::concat))
        .toList();
  }

  /// So that sequences as text sort as they are.
  public static String text(long sequence) {
    var digits = String.valueOf(sequence);
    return "0".repeat(SEQUENCE_DIGITS - digits.length()) + digits;
  }

  static String source(UUID ledger) {
    return "urn:uuid:" + ledger;
  }
}
