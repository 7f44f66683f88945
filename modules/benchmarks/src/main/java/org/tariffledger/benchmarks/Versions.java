package org.tariffledger.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffPaused;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.Residual;

/// The rows by which a table of ranges tells one measure. Nothing is forgotten: an event ends the
/// record of the rows that it puts right, and what remains of each is a row of its own.
final class Versions {

  /// From one moment until another, or for ever.
  record Span(Instant from, @Nullable Instant until) {

    boolean overlaps(Span other) {
      return isBefore(from, other.until) && isBefore(other.from, until);
    }

    private static boolean isBefore(Instant moment, @Nullable Instant until) {
      return until == null || moment.isBefore(until);
    }

    /// What of it lies outside the other.
    List<Span> without(Span other) {
      var rest = new ArrayList<Span>();
      if (from.isBefore(other.from)) {
        rest.add(new Span(from, other.from));
      }
      if (other.until != null && isBefore(other.until, until)) {
        rest.add(new Span(other.until, until));
      }
      return rest;
    }
  }

  /// The percentage at these times.
  record Row(BigDecimal percent, Span valid, Span known, Span recorded) {}

  private final TariffImposed imposed;
  private final List<Row> rows = new ArrayList<>();

  Versions(TariffImposed imposed) {
    this.imposed = imposed;
  }

  List<Row> rows() {
    return rows;
  }

  String importer() {
    return imposed.imposer().value();
  }

  String exporter() {
    return imposed.targets().include().getFirst().toString();
  }

  /// The code with which the goods' begins: with the empty one all do.
  String product() {
    return imposed.products().include().getFirst() instanceof Goods.Heading(var code)
        ? code.value()
        : "";
  }

  void take(Recorded<?> entry) {
    switch (entry.event()) {
      case TariffImposed e ->
          say(percent(e.duty()), new Span(e.effectiveFrom(), e.expiresAt()), entry);
      case DutyChanged e -> say(percent(e.duty()), new Span(e.effectiveFrom(), null), entry);
      case TariffPaused e when e.residual() instanceof Residual.Charges(var duty) ->
          say(percent(duty), new Span(e.from(), e.until()), entry);
      default -> throw new IllegalArgumentException("No row tells it: " + entry.event());
    }
  }

  /// Events come in the order of their announcements: what is known no more is not put right.
  private void say(BigDecimal percent, Span valid, Recorded<?> entry) {
    var known = new Span(entry.event().announcement().announcedAt(), null);
    var recorded = new Span(entry.recordedAt(), null);
    for (var row : List.copyOf(rows)) {
      if (row.recorded().until() == null
          && row.known().until() == null
          && row.valid().overlaps(valid)) {
        rows.remove(row);
        end(row, entry.recordedAt());
        for (var span : row.known().without(known)) {
          rows.add(new Row(row.percent(), row.valid(), span, recorded));
        }
        for (var span : row.valid().without(valid)) {
          rows.add(new Row(row.percent(), span, known, recorded));
        }
      }
    }
    rows.add(new Row(percent, valid, known, recorded));
  }

  private void end(Row row, Instant at) {
    rows.add(new Row(row.percent(), row.valid(), row.known(), new Span(row.recorded().from(), at)));
  }

  private static BigDecimal percent(Duty duty) {
    return Objects.requireNonNull(duty instanceof Duty.AdValorem(var p) ? p.value() : null);
  }
}
