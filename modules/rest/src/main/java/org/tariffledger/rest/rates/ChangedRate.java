package org.tariffledger.rest.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.rates.Level;
import org.tariffledger.domain.rates.RateAnswer.Status;
import org.tariffledger.domain.rates.RateChange;
import org.tariffledger.domain.rates.RateChange.Scope;

/// What an importer charges on an exporter's goods, where it differs.
public record ChangedRate(
    EconomyCode importer,
    EconomyCode exporter,
    @Schema(
            description =
                "Left out for general goods, of which the levels are the whole additional duty.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable NamedScope goods,
    @Schema(description = "The measures by which it came; none where it came by something else.")
        List<MeasureId> measures,
    @Schema(description = "Where it differs, in order.") List<Span> segments) {

  @Schema(description = "Goods that a measure names; the levels are its programme's part alone.")
  public record NamedScope(
      ProgrammeId programme,
      MeasureId measure,
      List<Goods> goods,
      @Schema(description = "A code for which it was found; on a list, one of many.")
          ProductCode example) {}

  @Schema(description = "A time in which the duty is another.")
  public record Span(
      @Schema(description = "Null where it has no beginning.") @Nullable Instant from,
      @Schema(description = "Null where it has no end.") @Nullable Instant to,
      Charged before,
      Charged after) {}

  @Schema(description = "A duty: its percent, or between what it lies.")
  public record Charged(
      Status status,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Percent percent,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Percent lowPercent,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Percent highPercent) {

    static Charged of(Level level) {
      return level.percent() == null
          ? new Charged(level.status(), null, level.low(), level.high())
          : new Charged(level.status(), level.percent(), null, null);
    }
  }

  public static ChangedRate of(RateChange change) {
    return new ChangedRate(
        change.importer(),
        change.exporter(),
        goods(change.scope()),
        change.measures(),
        change.segments().stream()
            .map(s -> new Span(s.from(), s.to(), Charged.of(s.before()), Charged.of(s.after())))
            .toList());
  }

  private static @Nullable NamedScope goods(Scope scope) {
    return switch (scope) {
      case Scope.General() -> null;
      case Scope.Named(var programme, var measure, var goods, var example) ->
          new NamedScope(programme, measure, goods, example);
    };
  }
}
