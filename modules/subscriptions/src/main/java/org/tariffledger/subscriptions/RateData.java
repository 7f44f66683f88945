package org.tariffledger.subscriptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.rates.RateAnswer.Status;

/// What is told of a changed rate.
record RateData(
    EconomyCode importer,
    EconomyCode exporter,
    Goods goods,
    List<Segment> segments,
    @Nullable Integer segmentsLeftOut,
    Reason cause) {

  sealed interface Goods {

    record General(@OneOf("general") String kind) implements Goods {}

    record Named(
        @OneOf("named") String kind,
        ProgrammeId programme,
        MeasureId measure,
        List<org.tariffledger.domain.Goods> named,
        @Nullable Integer namedLeftOut,
        ProductCode example)
        implements Goods {}
  }

  /// Null where it does not begin or end.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Segment(@Nullable Instant from, @Nullable Instant to, Level before, Level after) {}

  /// Null where it is open.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Level(
      Status status, @Nullable Percent percent, @Nullable Percent low, @Nullable Percent high) {

    static Level of(org.tariffledger.domain.rates.Level level) {
      return new Level(level.status(), level.percent(), level.low(), level.high());
    }
  }

  sealed interface Reason {

    record Recorded(
        @OneOf("recorded") String kind,
        String act,
        long position,
        @Nullable String reference,
        @Nullable List<Entry> entries)
        implements Reason {}

    record Announced(
        @OneOf("announced") String kind,
        Instant at,
        long position,
        @Nullable String reference,
        @Nullable List<Entry> entries)
        implements Reason {}

    /// The kind is that of the first of what fell due.
    record FellDue(String kind, Instant at, List<Due> changes) implements Reason {}
  }

  record Entry(long position, @Nullable String reference) {}

  record Due(String kind, @Nullable MeasureId measure) {}
}
