package org.tariffledger.rest.http;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Instants;

/// The three times of a question, each an instant or a day.
public record TimeParameters(
    @Parameter(
            description =
                "When the goods are entered: an instant with offset, or a date, which means the end"
                    + " of that day in the importer's customs zone. Default: now.",
            example = "2025-04-23")
        @Nullable String validAt,
    @Parameter(description = "By what had been announced by then; as validAt. Default: now.")
        @Nullable String knownAt,
    @Parameter(
            description =
                "By what this ledger held by then; as validAt, not in the future. Default: the"
                    + " newest record.")
        @Nullable String recordedAt) {

  /// As instants; null where nothing was said, or nothing readable.
  public record Resolved(
      @Nullable Instant validAt, @Nullable Instant knownAt, @Nullable Instant recordedAt) {}

  public Resolved resolve(ZoneId zone, Instant now, Faults faults) {
    var recorded = instant("recordedAt", recordedAt, zone, faults);
    if (recorded != null && recorded.isAfter(now)) {
      faults.add(
          "recordedAt",
          "future-record-time",
          "What will have been recorded by "
              + Instants.at(recorded, zone)
              + " is not known yet; a date means the end of that day.");
    }
    return new Resolved(
        instant("validAt", validAt, zone, faults),
        instant("knownAt", knownAt, zone, faults),
        recorded);
  }

  public boolean isComplete() {
    return validAt != null && knownAt != null && recordedAt != null;
  }

  public static @Nullable Instant instant(
      String name, @Nullable String text, ZoneId zone, Faults faults) {
    return text == null
        ? null
        : faults.value(
            name,
            "bad-instant",
            text,
            t -> Instants.isDate(t) ? Instants.endOfDay(t, zone) : Instants.parse(t));
  }
}
