package org.tariffledger.rest.changes;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Quoted;
import org.tariffledger.subscriptions.ChangeFilter;
import org.tariffledger.subscriptions.PublicChange;

/// Which changes a caller asks for.
public record ChangeParameters(
    @Parameter(
            description =
                "After which change: its sequence, `earliest` for all, or `now` for none that is"
                    + " there yet. Take `Next-After` of the answer before. Default: earliest.",
            example = "earliest")
        @Nullable String after,
    @Parameter(
            description = "How many at most, 1 to 1000.",
            schema =
                @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "100"))
        @Nullable String limit,
    @Parameter(
            description = "How many seconds to wait if there is none yet, 0 to 30.",
            schema = @Schema(type = "integer", minimum = "0", maximum = "30", defaultValue = "0"))
        @Nullable String timeout,
    @Parameter(
            description = "Only changes of these types, separated by commas.",
            example = "org.tariffledger.rate.changed")
        @Nullable String types,
    @Parameter(
            description = "Only changed rates of this importer, and facts of one importer.",
            example = "US")
        @Nullable String importer,
    @Parameter(description = "Only changed rates on this exporter's goods.", example = "JP")
        @Nullable String exporter,
    @Parameter(
            description =
                "Only changed rates that may bear on goods of this tariff code: of general goods,"
                    + " and of those that name it, something above or something below it.",
            example = "8703.23")
        @Nullable String product,
    @Parameter(description = "Refuse a cursor that is not of the ledger with this id.")
        @Nullable String ledger) {

  /// Only what it filters by.
  public static ChangeParameters filtering(
      @Nullable String types,
      @Nullable String importer,
      @Nullable String exporter,
      @Nullable String product,
      @Nullable String ledger) {
    return new ChangeParameters(null, null, null, types, importer, exporter, product, ledger);
  }

  static final int LIMIT_MAX = 1_000;
  static final int LIMIT_DEFAULT = 100;
  static final int TIMEOUT_SECONDS_MAX = 30;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  /// The sequence after which the answer begins; -1 is before all. `last` is that of the newest.
  long afterOf(long last, Faults faults) {
    return Cursor.read("after", after, last, faults);
  }

  int limitOf(Faults faults) {
    return number("limit", limit, 1, LIMIT_MAX, LIMIT_DEFAULT, "bad-limit", faults);
  }

  Duration timeoutOf(Faults faults) {
    return Duration.ofSeconds(
        number("timeout", timeout, 0, TIMEOUT_SECONDS_MAX, 0, "bad-timeout", faults));
  }

  private static int number(
      String name,
      @Nullable String text,
      int least,
      int most,
      int otherwise,
      String code,
      Faults faults) {
    if (text == null) {
      return otherwise;
    }
    if (NUMBER.matcher(text).matches()) {
      var number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    faults.add(name, code, "Write a whole number from %d to %d.".formatted(least, most));
    return otherwise;
  }

  public ChangeFilter filterOf(Instant now, Faults faults) {
    return new ChangeFilter(
        typesOf(faults), importerOf(now, faults), exporterOf(faults), productOf(faults));
  }

  private List<String> typesOf(Faults faults) {
    if (types == null) {
      return List.of();
    }
    var asked = Arrays.stream(types.split(",", -1)).map(String::strip).distinct().toList();
    var known = PublicChange.types();
    asked.stream()
        .filter(type -> !known.contains(type))
        .forEach(
            type ->
                faults.add(
                    "types",
                    "unknown-value",
                    "\"%s\" is no type of change; there are %s."
                        .formatted(Quoted.of(type), String.join(", ", known))));
    return asked;
  }

  /// Duties are charged by the union whose member is asked about.
  private @Nullable EconomyCode importerOf(Instant now, Faults faults) {
    var economy = economy("importer", importer, faults);
    return economy == null ? null : Economies.unionOf(economy, now).orElse(economy);
  }

  private @Nullable EconomyCode exporterOf(Faults faults) {
    return economy("exporter", exporter, faults);
  }

  private static @Nullable EconomyCode economy(String name, @Nullable String text, Faults faults) {
    return text == null ? null : faults.value(name, "unknown-economy", text, EconomyCode::new);
  }

  private @Nullable ProductCode productOf(Faults faults) {
    return product == null
        ? null
        : faults.value("product", "malformed-code", product, ProductCode::new);
  }

  public void checkLedger(UUID here, Faults faults) {
    if (ledger != null && !ledger.equals(here.toString())) {
      faults.add(
          "ledger",
          "other-ledger",
          "This is the ledger %s; what was read from %s does not go on here."
              .formatted(here, Quoted.of(ledger)));
    }
  }

  /// Whether the same question always has the same answer once its page is full.
  boolean isPinned() {
    return !Cursor.NOW.equals(after) && product == null;
  }
}
