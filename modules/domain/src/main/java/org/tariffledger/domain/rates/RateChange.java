package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;

/// What the importer charges on the exporter's goods is another than before in these spans, in
/// order. `measures` are those aimed at the exporter by which it came; none where it came by
/// something else. `makers` are what of all that happened may have made it, the most precise first.
public record RateChange(
    EconomyCode importer,
    EconomyCode exporter,
    Scope scope,
    List<MeasureId> measures,
    List<Bearing> makers,
    List<Segment> segments) {

  public RateChange {
    measures = List.copyOf(measures);
    makers = List.copyOf(makers);
    segments = List.copyOf(segments);
  }

  /// From `from` until `to`; null where it does not begin or end.
  public record Segment(@Nullable Instant from, @Nullable Instant to, Level before, Level after) {}

  /// Of which goods the levels are.
  public sealed interface Scope {

    /// Goods of which no code is given: the levels are the whole additional duty.
    record General() implements Scope {}

    /// Goods that the measure names: the levels are the programme's part alone. Of what is said so,
    /// `example` is a code for which it was found; on a list it is one of many.
    record Named(ProgrammeId programme, MeasureId measure, List<Goods> goods, ProductCode example)
        implements Scope {

      public Named {
        goods = List.copyOf(goods);
      }
    }
  }

  RateChange to(EconomyCode other) {
    return new RateChange(importer, other, scope, measures, makers, segments);
  }
}
