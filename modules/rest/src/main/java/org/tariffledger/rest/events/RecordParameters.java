package org.tariffledger.rest.events;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.Stored;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Instants;

/// Which events are asked for.
record RecordParameters(
    @Parameter(description = "Recorded by this key.", example = "desk-1") @Nullable String actor,
    @Parameter(description = "Approved by this key.", example = "desk-2") @Nullable String approver,
    @Parameter(description = "Of this act.") @Nullable String act,
    @Parameter(description = "Tied together by the caller under this id.")
        @Nullable String correlation,
    @Parameter(description = "Of this stored name.", example = "tariff-paused")
        @Nullable String name,
    @Parameter(description = "Of this stream.", example = "measure:us-reciprocal-jp")
        @Nullable String stream,
    @Parameter(
            description =
                "Recorded from then on: an instant with offset, or a date, which means its start"
                    + " in UTC.",
            example = "2025-04-01")
        @Nullable String from,
    @Parameter(
            description =
                "Recorded before then: an instant, or a date, of which the whole day in UTC is"
                    + " included.",
            example = "2026-12-31")
        @Nullable String to) {

  private static final Instant NO_END = Instant.parse("9999-01-01T00:00:00Z");

  Instant begin(Faults faults) {
    var read =
        from == null
            ? null
            : faults.value(
                "from",
                "bad-instant",
                from,
                t ->
                    Instants.isDate(t)
                        ? Instants.startOfDay(t, ZoneOffset.UTC)
                        : Instants.parse(t));
    return read == null ? Instant.EPOCH : read;
  }

  Instant end(Faults faults) {
    var read =
        to == null
            ? null
            : faults.value(
                "to",
                "bad-instant",
                to,
                t ->
                    Instants.isDate(t)
                        ? Instants.justAfter(Instants.endOfDay(t, ZoneOffset.UTC))
                        : Instants.parse(t));
    return read == null ? NO_END : read;
  }

  /// What is left to be looked at in each event.
  Predicate<Stored> wanted() {
    return stored ->
        isAsked(actor, stored.origin().actor())
            && (approver == null || isApprovedBy(approver, stored))
            && isAsked(act, stored.origin().act())
            && isAsked(correlation, stored.origin().correlation())
            && isAsked(name, stored.name())
            && isAsked(stream, stored.stream());
  }

  private static boolean isApprovedBy(String approver, Stored stored) {
    var approval = stored.origin().approval();
    return approval != null && approval.approver().equals(approver);
  }

  private static boolean isAsked(@Nullable String asked, String value) {
    return asked == null || asked.equals(value);
  }
}
