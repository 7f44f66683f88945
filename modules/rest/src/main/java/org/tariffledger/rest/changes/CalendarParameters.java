package org.tariffledger.rest.changes;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.ProgrammeParameter;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.json.Faults;

/// Which part of the calendar a caller asks for.
record CalendarParameters(
    @Parameter(description = "Only what changes duties of this importer.", example = "US")
        @Nullable String importer,
    @Parameter(description = "Only what bears on goods of this exporter.", example = "JP")
        @Nullable String exporter,
    @Parameter(description = "Only what bears on measures of this programme.")
        @Nullable String programme,
    @Parameter(
            description =
                "After which moment: an instant with offset, or a date, which means the end of that"
                    + " day in the importer's customs zone (UTC without an importer). Default:"
                    + " now.")
        @Nullable String validAt,
    @Parameter(description = "By what had been announced by then; as validAt. Default: now.")
        @Nullable String knownAt) {

  /// Read, with every fault of it said.
  record Asked(
      @Nullable EconomyCode importer,
      @Nullable EconomyCode exporter,
      @Nullable ProgrammeId programme,
      Instant validAt,
      Instant knownAt) {}

  Asked read(Instant now, RateBook book, Faults faults) {
    var asked = economy("importer", importer, faults);
    var charging = asked == null ? null : Economies.unionOf(asked, now).orElse(asked);
    ZoneId zone = charging == null ? ZoneOffset.UTC : Economies.zoneOf(charging);
    var read =
        new Asked(
            charging,
            economy("exporter", exporter, faults),
            ProgrammeParameter.read(programme, book, faults),
            Objects.requireNonNullElse(
                TimeParameters.instant("validAt", validAt, zone, faults), now),
            Objects.requireNonNullElse(
                TimeParameters.instant("knownAt", knownAt, zone, faults), now));
    faults.throwIfAny();
    return read;
  }

  private static @Nullable EconomyCode economy(String name, @Nullable String text, Faults faults) {
    return text == null ? null : faults.value(name, "unknown-economy", text, EconomyCode::new);
  }
}
