package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProgrammeId;

/// The additional duty and how it comes about, and the base duty. `status`, `range` and `needs` are
/// about the additional duty; `additional` is null unless the status is determined. A null end of
/// the range is unknown.
public record RateAnswer(
    Status status,
    @Nullable Percent additional,
    Range range,
    List<Need> needs,
    List<Assumption> assumptions,
    List<Component> components,
    Coverage coverage,
    BaseDuty base,
    @Nullable NextChange nextChange) {

  public enum Status {
    DETERMINED,
    UNDETERMINED,
    PROHIBITED
  }

  public enum Outcome {
    APPLIED,
    REPLACED_BY,
    SUPPRESSED_BY,
    PAUSED,
    EXEMPT,
    NOT_YET_IN_FORCE,
    OPEN
  }

  public enum LegalStatus {
    IN_FORCE,
    ANNOUNCED,
    PAUSED,
    SUPERSEDED_BEFORE_EFFECT,
    EXPIRED,
    ANNULLED_REFUNDABLE
  }

  public record Range(@Nullable Percent low, @Nullable Percent high) {}

  /// A fact that would settle the answer, why, and its allowed values where they can be listed.
  public record Need(String fact, String why, List<String> values) {}

  /// What was taken for granted because nothing was said, and the additional duty and the total
  /// otherwise; each null where it is not determined.
  public record Assumption(
      String fact, String value, @Nullable Percent otherwise, @Nullable Percent otherwiseTotal) {}

  /// One measure's part. `percent` is what it adds here, null where that is unknown or where the
  /// goods are prohibited; `residual` is what it charges while paused; `because` names the measure,
  /// the rule, the programme, the exemption or the heading that decided.
  public record Component(
      ProgrammeId programme,
      MeasureId measure,
      Duty duty,
      @Nullable Percent percent,
      Outcome outcome,
      @Nullable Duty residual,
      @Nullable String because,
      List<LegalBasis> legalBasis,
      LegalStatus legalStatus) {}

  /// How complete the record of the importer is; `since` is null when nobody declared it.
  public record Coverage(CoverageState state, @Nullable Instant since) {}

  public record NextChange(Instant at, @Nullable MeasureId measure, String kind) {}

  /// Base and additional duty; null while either is unknown.
  public @Nullable Percent total() {
    var percent = base.percent();
    return additional == null || percent == null ? null : additional.plus(percent);
  }

  /// Whether both say the same of the duty, whatever comes next.
  public boolean saysTheSameAs(RateAnswer other) {
    return followedBy(null).equals(other.followedBy(null));
  }

  RateAnswer followedBy(@Nullable NextChange next) {
    return new RateAnswer(
        status, additional, range, needs, assumptions, components, coverage, base, next);
  }
}
