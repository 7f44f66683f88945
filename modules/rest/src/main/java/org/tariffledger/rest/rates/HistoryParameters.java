package org.tariffledger.rest.rates;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.rates.Axis;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Instants;
import org.tariffledger.rest.json.Names;

/// Along which time, and which part of it.
record HistoryParameters(
    @Parameter(
            description =
                "The time that moves: how the rate follows the clock, how it changed with what was"
                    + " announced, or with what this ledger recorded.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"validAt", "knownAt", "recordedAt"},
                    defaultValue = "validAt"))
        @Nullable String axis,
    @Parameter(
            description =
                "An instant with offset, or a date, which means its start in the importer's customs"
                    + " zone. Default: the first change.",
            example = "2025-04-01")
        @Nullable String from,
    @Parameter(
            description =
                "The end, not included: an instant, or a date, of which the whole day is included."
                    + " Default: no end; along recordedAt, just after the newest record.",
            example = "2025-07-31")
        @Nullable String to) {

  /// A far moment, at which nothing is dated.
  private static final String NO_END = "9998-12-30T00:00:00Z";

  /// Adds what is wrong, whatever the zone; a default axis if that is.
  Axis check(TimeParameters times, Instant now, Faults faults) {
    var found = faults.choice("axis", axis, Axis.VALID_AT);
    var moving = moving(found, times);
    if (moving != null) {
      faults.add(
          Names.of(found),
          "time-that-moves",
          "A history along " + Names.of(found) + " takes from and to in its place.");
    }
    var begin = from(ZoneOffset.UTC, faults);
    var end = to(ZoneOffset.UTC, faults);
    if (begin != null && end != null && !begin.isBefore(end)) {
      faults.add("to", "end-before-start", "The end must come after the start.");
    }
    if (found == Axis.RECORDED_AT && to != null && end != null && lastOf(to, end).isAfter(now)) {
      faults.add("to", "future-record-time", "What will have been recorded then is not known yet.");
    }
    return found;
  }

  private static Instant lastOf(String to, Instant end) {
    return Instants.isDate(to) ? Instants.startOfDay(to, ZoneOffset.UTC) : lastBefore(end);
  }

  private static Instant lastBefore(Instant end) {
    return end.minus(1, ChronoUnit.MICROS);
  }

  private static @Nullable String moving(Axis axis, TimeParameters times) {
    return switch (axis) {
      case VALID_AT -> times.validAt();
      case KNOWN_AT -> times.knownAt();
      case RECORDED_AT -> times.recordedAt();
    };
  }

  /// The times with the end in the place of the one that moves: it says who levies the duty then,
  /// and what can have been recorded.
  TimeParameters atTheEnd(TimeParameters times, Axis axis) {
    return switch (axis) {
      case VALID_AT ->
          new TimeParameters(to == null ? NO_END : to, times.knownAt(), times.recordedAt());
      case KNOWN_AT -> new TimeParameters(times.validAt(), null, times.recordedAt());
      case RECORDED_AT -> new TimeParameters(times.validAt(), times.knownAt(), lastRecord());
    };
  }

  /// What is recorded at the end itself is not included. A day is for the importer's zone to read.
  private @Nullable String lastRecord() {
    var end = to == null || Instants.isDate(to) ? null : to(ZoneOffset.UTC, new Faults());
    return end == null ? to : lastBefore(end).toString();
  }

  /// Whether the same question will have the same answer for ever.
  boolean isPinned(TimeParameters times, Axis axis) {
    return switch (axis) {
      case VALID_AT -> times.knownAt() != null && times.recordedAt() != null;
      case KNOWN_AT -> times.validAt() != null && times.recordedAt() != null;
      case RECORDED_AT -> times.validAt() != null && times.knownAt() != null && to != null;
    };
  }

  @Nullable Instant from(ZoneId zone, Faults faults) {
    return read("from", from, faults, date -> Instants.startOfDay(date, zone));
  }

  @Nullable Instant to(ZoneId zone, Faults faults) {
    return read("to", to, faults, date -> Instants.justAfter(Instants.endOfDay(date, zone)));
  }

  private static @Nullable Instant read(
      String name, @Nullable String text, Faults faults, Function<String, Instant> ofDate) {
    return text == null
        ? null
        : faults.value(
            name,
            "bad-instant",
            text,
            t -> Instants.isDate(t) ? ofDate.apply(t) : Instants.parse(t));
  }
}
