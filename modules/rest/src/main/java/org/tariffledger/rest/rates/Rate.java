package org.tariffledger.rest.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ScheduleColumn;
import org.tariffledger.domain.rates.BaseDuty;
import org.tariffledger.domain.rates.Explanation;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.RateAnswer.LegalStatus;
import org.tariffledger.domain.rates.RateAnswer.Outcome;
import org.tariffledger.domain.rates.RateAnswer.Status;
import org.tariffledger.domain.rates.Rates;

/// What duty is charged and how it comes about. The order of the fields is part of the contract:
/// a pinned answer keeps its bytes.
public record Rate(
    @Schema(description = "The customs territory that charges: a union for its members.")
        EconomyCode importer,
    @Schema(description = "The member whom the question named, where its union answers for it.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable EconomyCode requestedImporter,
    EconomyCode exporter,
    @Schema(description = "Null for general goods.") @Nullable ProductCode product,
    @JsonUnwrapped SaidOfShipment said,
    @Schema(description = "What was resolved, with the offset of the importer's customs zone.")
        OffsetDateTime validAt,
    OffsetDateTime knownAt,
    OffsetDateTime recordedAt,
    @Schema(description = "The newest position of the ledger recorded by recordedAt.")
        long position,
    @Schema(description = "Raised when a change of the rules changes an answer given before.")
        int engineRevision,
    @Schema(description = "Of the additional duty.") Status status,
    @Schema(
            description =
                "Null for general goods, while no schedule of the importer is loaded, and while it"
                    + " is open; then `needs` says so.")
        @Nullable Base base,
    @Schema(description = "Null unless the status is determined.")
        @Nullable Percent additionalPercent,
    @Schema(description = "Base and additional duty; null while either is unknown.")
        @Nullable Percent totalPercent,
    Range range,
    @Schema(description = "Facts that would settle what is open.") List<Need> needs,
    @Schema(description = "What was assumed of the shipment, and what else would change.")
        List<Assumption> assumptions,
    @Schema(description = "Every measure that bears on the goods, and what became of it.")
        List<Component> components,
    Coverage coverage,
    @Schema(description = "What the clock will change next; null if nothing is scheduled.")
        @Nullable NextChange nextChange,
    @Schema(description = "The answer told in sentences; left out unless asked for.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<Sentence> explanation) {

  @Schema(description = "A sentence of an explanation, and what it rests on.")
  public record Sentence(String text, List<LegalBasis> sources) {

    static List<Sentence> of(RateQuestion question, RateAnswer answer) {
      return Explanation.of(question.query(), answer).stream()
          .map(sentence -> new Sentence(sentence.text(), sentence.sources()))
          .toList();
    }
  }

  @Schema(description = "The duty of the importer's schedule.")
  public record Base(
      @Schema(description = "As written.", example = "1.4¢/kg + 3%") String duty,
      @Schema(description = "Null where it depends on what is needed, or nobody can tell.")
          @Nullable Percent percent,
      @Schema(description = "The line that writes the duty; it may be above the product.")
          ProductCode line,
      EditionId edition,
      ScheduleColumn column,
      @Schema(description = "What the line describes.") String description) {

    public static @Nullable Base of(BaseDuty base) {
      var charged = base.charged();
      return charged == null
          ? null
          : new Base(
              charged.duty(),
              charged.percent(),
              charged.line(),
              charged.edition(),
              charged.column(),
              charged.description());
    }
  }

  @Schema(
      description =
          "What is recorded comes to an additional duty between these; a null end is unknown. While"
              + " the coverage is not complete, acts that are not recorded may have raised or"
              + " lowered what is charged.")
  public record Range(@Nullable Percent lowPercent, @Nullable Percent highPercent) {}

  @Schema(description = "A fact that is not given, and why it matters.")
  public record Need(
      @Schema(example = "baseDuty") String fact,
      String why,
      @Schema(
              description =
                  "What it may be, where that can be listed, each as its parameter takes it. Of"
                      + " `meltedIn` one stands for every economy that no rule names; `why` says"
                      + " which.")
          List<String> values) {

    static Need of(RateAnswer.Need need) {
      return new Need(need.fact(), need.why(), need.values());
    }
  }

  @Schema(description = "A fact, and what it was assumed to be.")
  public record Assumed(
      @Schema(example = "weightShare.metal") String fact,
      @Schema(example = "at least 0.15") String value) {}

  @Schema(description = "A fact that was assumed.")
  public record Assumption(
      @Schema(example = "claims.USMCA") String fact,
      @Schema(example = "not made") String value,
      @Schema(
              description =
                  "What else would have to be otherwise too, where the fact changes nothing alone;"
                      + " left out where it does.")
          @JsonInclude(JsonInclude.Include.NON_EMPTY)
          List<Assumed> with,
      @Schema(
              description =
                  "The additional duty if this alone, or this with the facts in `with`, were"
                      + " otherwise; null where that is not determined.")
          @Nullable Percent otherwise,
      @Schema(description = "The total then; null where that is not determined.")
          @Nullable Percent otherwiseTotalPercent,
      @Schema(description = "The status then.") Status otherwiseStatus) {

    public static Assumption of(RateAnswer.Assumption assumed) {
      return new Assumption(
          assumed.fact(),
          assumed.value(),
          assumed.with().stream().map(one -> new Assumed(one.fact(), one.value())).toList(),
          assumed.otherwise(),
          assumed.otherwiseTotal(),
          assumed.otherwiseStatus());
    }
  }

  @Schema(description = "One measure's part in the answer.")
  public record Component(
      ProgrammeId programme,
      MeasureId measure,
      @Schema(description = "What the measure would charge.") Duty duty,
      @Schema(description = "What it is charged on; left out if that is the full customs value.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable Basis basis,
      @Schema(description = "What it adds here; null where that is unknown or no percentage.")
          @Nullable Percent percent,
      Outcome outcome,
      @Schema(description = "What a paused measure charges instead.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable Duty residual,
      @Schema(description = "The measure, rule, exemption or fact that decided.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String because,
      List<LegalBasis> legalBasis,
      LegalStatus legalStatus) {

    public static Component of(RateAnswer.Component part) {
      return new Component(
          part.programme(),
          part.measure(),
          part.duty(),
          part.basis().equals(Basis.FULL_VALUE) ? null : part.basis(),
          part.percent(),
          part.outcome(),
          part.residual(),
          part.because(),
          part.legalBasis(),
          part.legalStatus());
    }
  }

  @Schema(description = "How complete this ledger's record of the importer is.")
  public record Coverage(
      EconomyCode importer,
      CoverageState state,
      @Schema(description = "Null when nobody declared it.") @Nullable OffsetDateTime since) {}

  @Schema(description = "A change that needs no further act.")
  public record NextChange(
      OffsetDateTime at,
      @Schema(description = "Null where no one measure causes it.") @Nullable MeasureId measure,
      @Schema(example = "pauseLapses") String kind) {}

  /// What it comes to, however it comes about.
  List<@Nullable Object> charges() {
    return Arrays.asList(status, additionalPercent, totalPercent, range);
  }

  static Rate of(RateQuestion question, RateAnswer answer) {
    return of(question, answer, false);
  }

  static Rate of(RateQuestion question, RateAnswer answer, boolean isExplained) {
    var query = question.query();
    return new Rate(
        query.importer(),
        question.memberAsked(),
        query.exporter(),
        query.product(),
        SaidOfShipment.in(question),
        question.there(query.validAt()),
        question.there(query.knownAt()),
        question.there(question.recordedAt()),
        query.position(),
        Rates.ENGINE_REVISION,
        answer.status(),
        Base.of(answer.base()),
        answer.additional(),
        answer.total(),
        range(answer),
        needs(answer),
        answer.assumptions().stream().map(Assumption::of).toList(),
        answer.components().stream().map(Component::of).toList(),
        coverage(question, answer),
        nextChange(question, answer),
        isExplained ? Sentence.of(question, answer) : null);
  }

  /// Those of the additional duty first; what both ask for in the same way, once.
  public static List<Need> needs(RateAnswer answer) {
    return RateAnswer.Need.merged(
            Stream.concat(answer.needs().stream(), answer.base().needs().stream()))
        .stream()
        .map(Need::of)
        .toList();
  }

  public static Range range(RateAnswer answer) {
    return new Range(answer.range().low(), answer.range().high());
  }

  public static Coverage coverage(RateQuestion question, RateAnswer answer) {
    var since = answer.coverage().since();
    return new Coverage(
        question.query().importer(),
        answer.coverage().state(),
        since == null ? null : question.there(since));
  }

  private static @Nullable NextChange nextChange(RateQuestion question, RateAnswer answer) {
    var next = answer.nextChange();
    return next == null
        ? null
        : new NextChange(question.there(next.at()), next.measure(), next.kind());
  }
}
