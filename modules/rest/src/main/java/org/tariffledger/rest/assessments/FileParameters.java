package org.tariffledger.rest.assessments;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Instants;

/// What stands in the query where the body is a file of entries.
public record FileParameters(
    @Parameter(
            description =
                "Of a file: by what had been announced by then each entry is assessed as of now;"
                    + " an instant with offset. Default: now.",
            example = "2025-06-01T00:00:00Z")
        @Nullable String knownAt,
    @Parameter(
            description =
                "Of a file: by what this ledger held by then; an instant with offset, not in the"
                    + " future. Default: the newest record.",
            example = "2025-06-01T00:00:00Z")
        @Nullable String recordedAt,
    @Parameter(
            description =
                "Of a file: a column that is not read. Given again: another; all others must be"
                    + " fields of an entry.",
            example = "broker")
        List<String> ignore) {

  @Nullable Instant known(Faults faults) {
    return instant("knownAt", knownAt, faults);
  }

  @Nullable Instant recorded(Instant now, Faults faults) {
    var at = instant("recordedAt", recordedAt, faults);
    if (at != null && at.isAfter(now)) {
      faults.add(
          "recordedAt", "future-record-time", "What will have been recorded is not known yet.");
    }
    return at;
  }

  private static @Nullable Instant instant(String name, @Nullable String text, Faults faults) {
    return text == null ? null : faults.value(name, "bad-instant", text, Instants::parse);
  }
}
