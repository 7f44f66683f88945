package org.tariffledger.rest.changes;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.Faults;

/// Which changes a stream is to bring.
record StreamParameters(
    @Parameter(
            description =
                "After which change: its sequence, `earliest` for all, or `now` for none that is"
                    + " there yet. Last-Event-ID comes before it. Default:"
                    + " earliest.",
            example = "earliest")
        @Nullable String after,
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
            description = "Only changed rates that may bear on goods of this tariff code.",
            example = "8703.23")
        @Nullable String product,
    @Parameter(description = "Refuse a cursor that is not of the ledger with this id.")
        @Nullable String ledger) {

  static final String LAST_EVENT_ID = "Last-Event-ID";

  /// What was received last comes before what was asked for at first. `received` are the values of
  /// the header; a client that has received nothing yet may send it empty.
  long afterOf(List<String> received, long last, Faults faults) {
    if (received.size() > 1) {
      faults.add(LAST_EVENT_ID, "bad-cursor", "There is more than one Last-Event-ID.");
      return -1;
    }
    var asked = Cursor.read("after", after, last, faults);
    return received.isEmpty() || received.getFirst().isEmpty()
        ? asked
        : Cursor.read(LAST_EVENT_ID, received.getFirst(), last, faults);
  }

  /// Filters and the ledger are those of the feed.
  ChangeParameters asOfTheFeed() {
    return new ChangeParameters(after, null, null, types, importer, exporter, product, ledger);
  }
}
