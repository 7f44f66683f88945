package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProgrammeId;

/// The additional duty and how it comes about, and the base duty. `status`, `range` and `needs` are
/// about the additional duty; `additional` is null unless the status is determined, `total` also
/// while the base duty is unknown. `allIn` is what general goods are charged with their base duty,
/// where that is unknown but an all-in duty decides. A null end of the range is unknown.
/// Percentages are rounded here, each once.
public record RateAnswer(
    Status status,
    @Nullable Percent additional,
    @Nullable Percent total,
    @Nullable Percent allIn,
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

  public record Range(@Nullable Percent low, @Nullable Percent high) {
    public Range {
      low = rounded(low);
      high = rounded(high);
    }
  }

  /// A fact that would settle the answer, why, and its allowed values where they can be listed.
  public record Need(String fact, String why, List<String> values) {

    private static final Set<String> SAID_ONCE =
        Set.of("customsValue", "quantity", "product", "baseDuty");

    /// What is worth saying once is asked for once, for all reasons.
    public static List<Need> merged(Stream<Need> needs) {
      var merged = new ArrayList<Need>();
      needs
          .distinct()
          .forEach(
              need -> {
                int same = SAID_ONCE.contains(need.fact) ? place(need.fact, merged) : -1;
                if (same < 0) {
                  merged.add(need);
                } else {
                  merged.set(same, merged.get(same).and(need));
                }
              });
      return List.copyOf(merged);
    }

    /// For both reasons. What is merged already may be so with one that it holds.
    private Need and(Need other) {
      return new Need(
          fact,
          why.contains(other.why) ? why : why + " " + other.why,
          Stream.concat(values.stream(), other.values.stream()).distinct().sorted().toList());
    }

    private static int place(String fact, List<Need> needs) {
      for (int i = 0; i < needs.size(); i++) {
        if (needs.get(i).fact.equals(fact)) {
          return i;
        }
      }
      return -1;
    }
  }

  /// A fact, and what it was taken to be.
  public record Assumed(String fact, String value) {}

  /// What was taken for granted because nothing was said, and the answer if that alone were
  /// otherwise, or, where it changes nothing alone, together with what stands in `with`: its
  /// status, the additional duty and the total, each null where it is not determined.
  public record Assumption(
      String fact,
      String value,
      List<Assumed> with,
      Status otherwiseStatus,
      @Nullable Percent otherwise,
      @Nullable Percent otherwiseTotal) {
    public Assumption {
      otherwise = rounded(otherwise);
      otherwiseTotal = rounded(otherwiseTotal);
    }

    /// One that changes something alone, to a duty that is determined or else is open.
    public Assumption(
        String fact, String value, @Nullable Percent otherwise, @Nullable Percent otherwiseTotal) {
      this(
          fact,
          value,
          List.of(),
          otherwise == null ? Status.UNDETERMINED : Status.DETERMINED,
          otherwise,
          otherwiseTotal);
    }
  }

  /// One measure's part. `percent` is what it adds here, null where that is unknown or where the
  /// goods are prohibited; `residual` is what it charges while paused; `because` names the measure,
  /// the rule, the programme, the exemption or the heading that decided. `legalBasis` is of what it
  /// charges, `decidedBy` of what became of it here: of the rule that suppresses it, say.
  public record Component(
      ProgrammeId programme,
      MeasureId measure,
      Duty duty,
      Basis basis,
      @Nullable Percent percent,
      Outcome outcome,
      @Nullable Duty residual,
      @Nullable String because,
      List<LegalBasis> legalBasis,
      LegalStatus legalStatus,
      List<LegalBasis> decidedBy) {
    public Component {
      percent = rounded(percent);
    }
  }

  /// How complete the record of the importer is; `since` is null when nobody declared it.
  public record Coverage(CoverageState state, @Nullable Instant since) {}

  public record NextChange(Instant at, @Nullable MeasureId measure, String kind) {}

  public RateAnswer {
    additional = rounded(additional);
    total = rounded(total);
    allIn = rounded(allIn);
    base = base.rounded();
  }

  private static @Nullable Percent rounded(@Nullable Percent percent) {
    return percent == null ? null : percent.rounded();
  }

  /// Whether both say the same of the duty, whatever comes next.
  public boolean saysTheSameAs(RateAnswer other) {
    return followedBy(null).equals(other.followedBy(null));
  }

  RateAnswer followedBy(@Nullable NextChange next) {
    return new RateAnswer(
        status,
        additional,
        total,
        allIn,
        range,
        needs,
        assumptions,
        components,
        coverage,
        base,
        next);
  }
}
