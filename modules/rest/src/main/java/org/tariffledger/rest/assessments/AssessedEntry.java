package org.tariffledger.rest.assessments;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.rates.EntryAssessment;
import org.tariffledger.domain.rates.EntryCharge.Covers;
import org.tariffledger.domain.rates.EntryFinding;
import org.tariffledger.domain.rates.EntryFinding.Verdict;
import org.tariffledger.domain.rates.RateAnswer.Status;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.domain.rates.Span;
import org.tariffledger.rest.events.Recorders;
import org.tariffledger.rest.rates.Rate;
import org.tariffledger.rest.rates.RateCause;
import org.tariffledger.rest.rates.RateDiff;
import org.tariffledger.rest.rates.RateQuestion;
import org.tariffledger.rest.rates.SaidOfShipment;

/// What was charged on an entry beside what is due on it. The order of the fields is part of the
/// contract: asked with explicit times, it keeps its bytes.
public record AssessedEntry(
    @Schema(description = "As it was said; left out if it was not.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String reference,
    @Schema(description = "The customs territory that charges: a union for its members.")
        EconomyCode importer,
    @Schema(description = "The member whom the entry named, where its union answers for it.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable EconomyCode requestedImporter,
    EconomyCode exporter,
    @Schema(description = "Null for general goods.") @Nullable ProductCode product,
    @JsonUnwrapped SaidOfShipment said,
    @Schema(description = "When the goods were entered, in the importer's customs zone.")
        OffsetDateTime validAt,
    OffsetDateTime recordedAt,
    @Schema(description = "The newest position of the ledger recorded by recordedAt.")
        long position,
    @Schema(description = "Raised when a change of the rules changes an answer given before.")
        int engineRevision,
    @Schema(description = "Of every amount.", example = "USD") String currency,
    @Schema(description = "Which duties were charged, and are compared.") Covers covers,
    @Schema(description = "By what was known when the entry was made.") Side then,
    @Schema(description = "By what is known at its knownAt.") Side now,
    @Schema(description = "The measures whose part is another, by id.")
        List<RateDiff.Difference> differences,
    @Schema(description = "What explains it, in order; empty if both answers are the same.")
        List<RateCause> events,
    @Schema(description = "The question that tells the difference, for ever.") String difference) {

  @Schema(description = "What is due by what is known at one time, and how the charge compares.")
  public record Side(
      OffsetDateTime knownAt,
      @Schema(
              description =
                  "How what was charged compares with what is due: by the money if that was said,"
                      + " else by the percentage. `open` where open facts decide it.")
          Verdict verdict,
      @Schema(description = "Of the additional duty.") Status status,
      @Schema(description = "Null where it is open.") Rate.@Nullable Base base,
      @Schema(
              description =
                  "In percent of the customs value, to six decimals; null for prohibited goods.")
          @Nullable Figures percent,
      @Schema(
              description =
                  "In the currency, rounded half up to its minor unit; null for prohibited goods"
                      + " and where the customs value was not said.")
          @Nullable Figures money,
      @Schema(description = "The parts of what is due that were annulled since.")
          List<Refundable> refundable,
      @Schema(description = "Facts that would settle what is open.") List<Rate.Need> needs,
      @Schema(description = "What was assumed of the shipment, and what else would change.")
          List<Rate.Assumption> assumptions,
      @Schema(description = "The question that answers this, for ever.") String answer) {

    static Side of(RateQuestion question, EntryFinding found, int decimals) {
      var answer = found.answer();
      return new Side(
          question.there(question.query().knownAt()),
          found.verdict(),
          answer.status(),
          Rate.Base.of(answer.base()),
          Figures.of(found.percent(), null),
          Figures.of(found.money(), decimals),
          found.refundable().stream().map(part -> Refundable.of(part, decimals)).toList(),
          Rate.needs(answer),
          answer.assumptions().stream().map(Rate.Assumption::of).toList(),
          question.pinned().toString());
    }
  }

  @Schema(description = "What was charged, what is due, and what lies between.")
  public record Figures(
      @Schema(description = "As it was said, or follows from what was.", example = "2450.00")
          String charged,
      Between due,
      @Schema(description = "The part of what is due that was annulled since.") Between refundable,
      @Schema(
              description =
                  "What was charged less what is due: above 0 an overcharge, below 0 an"
                      + " undercharge.")
          Between difference,
      @Schema(
              description =
                  "What was charged less what is due and was not annulled: above 0 it is to come"
                      + " back, below 0 it is still to be paid.")
          Between balance) {

    static @Nullable Figures of(EntryFinding.@Nullable Figures found, @Nullable Integer decimals) {
      return found == null
          ? null
          : new Figures(
              text(found.charged(), decimals),
              Between.of(found.due(), decimals),
              Between.of(found.refundable(), decimals),
              Between.of(found.difference(), decimals),
              Between.of(found.balance(), decimals));
    }
  }

  @Schema(description = "A number, or between what it lies.")
  public record Between(
      @Schema(description = "Null while it is open.", example = "2450.00") @Nullable String value,
      @Schema(description = "Null where nobody can tell.", example = "2450.00")
          @Nullable String low,
      @Schema(description = "Null where nobody can tell.", example = "2450.00")
          @Nullable String high) {

    static Between of(Span span, @Nullable Integer decimals) {
      return new Between(
          span.one().map(one -> text(one, decimals)).orElse(null),
          span.low() == null ? null : text(span.low(), decimals),
          span.high() == null ? null : text(span.high(), decimals));
    }
  }

  @Schema(description = "A measure that was annulled since.")
  public record Refundable(
      ProgrammeId programme,
      MeasureId measure,
      @Schema(description = "What it charged of the customs value.") Between percent,
      @Schema(description = "Null where the customs value was not said; rounded by itself.")
          @Nullable Between money,
      List<LegalBasis> legalBasis) {

    static Refundable of(EntryFinding.Refundable part, int decimals) {
      var component = part.component();
      return new Refundable(
          component.programme(),
          component.measure(),
          Between.of(part.percent(), null),
          part.money() == null ? null : Between.of(part.money(), decimals),
          component.legalBasis());
    }
  }

  static AssessedEntry of(Entry entry, EntryAssessment found) {
    var question = entry.now();
    var query = question.query();
    var decimals = EntryFinding.decimals(query);
    return new AssessedEntry(
        entry.reference(),
        query.importer(),
        question.memberAsked(),
        query.exporter(),
        query.product(),
        SaidOfShipment.in(question),
        question.there(query.validAt()),
        question.there(question.recordedAt()),
        query.position(),
        Rates.ENGINE_REVISION,
        entry.currency(),
        entry.charge().covers(),
        Side.of(entry.then(), found.then(), decimals),
        Side.of(question, found.now(), decimals),
        RateDiff.differences(found.difference().changed()),
        RateCause.all(found.difference().causes(), question),
        entry.difference().toString());
  }

  /// With who recorded what explains that the answers differ.
  AssessedEntry recorded(Recorders recorders) {
    var by = recorders.of(RateCause.positions(events.stream()));
    return new AssessedEntry(
        reference,
        importer,
        requestedImporter,
        exporter,
        product,
        said,
        validAt,
        recordedAt,
        position,
        engineRevision,
        currency,
        covers,
        then,
        now,
        differences,
        RateCause.recorded(events, by),
        difference);
  }

  /// Money has as many decimals as its currency at least, a percentage no more than it needs.
  private static String text(BigDecimal number, @Nullable Integer decimals) {
    if (decimals == null) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    return (number.scale() < decimals ? number.setScale(decimals) : number).toPlainString();
  }
}
