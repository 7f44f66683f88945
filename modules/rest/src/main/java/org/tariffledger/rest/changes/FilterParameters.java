package org.tariffledger.rest.changes;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Quoted;
import org.tariffledger.subscriptions.ChangeFilter;
import org.tariffledger.subscriptions.PublicChange;

/// Which changes a caller asks for, and of which ledger.
public record FilterParameters(
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

  public ChangeFilter filterOf(Instant now, Faults faults) {
    var filter =
        new ChangeFilter(
            typesOf(faults), importerOf(now, faults), exporterOf(faults), productOf(faults));
    checkPasses(filter, "types", faults);
    return filter;
  }

  /// `pointer` is where types are named.
  public static void checkPasses(ChangeFilter filter, String pointer, Faults faults) {
    if (!filter.canPass()) {
      faults.add(
          pointer,
          "nothing-passes",
          "Only rate changes have an exporter or a product: ask for them too, or for all types.");
    }
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

  /// Whether the same changes always pass: what is on lists may become another.
  boolean isPinned() {
    return product == null;
  }
}
