package org.tariffledger.rest.rates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.rates.Axis;
import org.tariffledger.domain.rates.Nomenclature;
import org.tariffledger.domain.rates.RateDifference;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.events.Recorders;
import org.tariffledger.rest.http.LongReads;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.json.BadInput;

/// `/v1/audit/rates/answered`
@Tag(name = "Audit")
@RestController
class AnswerOfADayController {

  private final Present present;
  private final RateQuestions questions;
  private final RateBook book;
  private final LongReads longReads;
  private final Recorders recorders;

  AnswerOfADayController(
      Present present,
      RateQuestions questions,
      RateBook book,
      LongReads longReads,
      Recorders recorders) {
    this.present = present;
    this.questions = questions;
    this.book = book;
    this.longReads = longReads;
    this.recorders = recorders;
  }

  /// When it was asked, and about when.
  record Day(
      @Parameter(
              description =
                  "When it was asked: an instant with offset, or a date, which means the end of"
                      + " that day in the importer's customs zone; not in the future.",
              required = true,
              example = "2025-09-03T12:00:00Z")
          @Nullable String on,
      @Parameter(
              description = "When the goods were to be entered; when it was asked, unless said.",
              example = "2025-04-23")
          @Nullable String validAt) {}

  @Operation(
      summary = "What was answered on a day, and what would be today",
      description =
          "The question is answered by what was announced and recorded then, and by what is now."
              + " What explains the difference is told in two parts, each with who recorded it and"
              + " why: what had been announced already, but was recorded, corrected or retracted"
              + " since; and what was announced since.")
  @GetMapping(path = "/v1/audit/rates/answered", produces = "application/json")
  ResponseEntity<AnswerOfADay> answered(
      @ParameterObject RateParameters parameters, @ParameterObject Day day, ReadPosition from) {
    var now = present.now();
    if (day.on() == null) {
      from.faults()
          .add("on", "missing-parameter", "The parameter \"on\" is missing: when it was asked.");
    }
    var about = day.validAt() == null ? day.on() : day.validAt();
    var answered = of(parameters, about, day, from);
    var today = questions.of(parameters, new TimeParameters(about, null, null), from, now);
    if (Nomenclature.missing(answered.query(), book).isPresent()) {
      questions.existing(today);
    }
    var then = answered.query();
    var recorded = then.upTo(today.query().position());
    var since = today.query();
    var found =
        longReads.take(
            () ->
                AnswerOfADay.of(
                    answered,
                    today,
                    RateDifference.of(then, recorded, Axis.RECORDED_AT, book),
                    RateDifference.of(recorded, since, Axis.KNOWN_AT, book),
                    recorders));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header(ReadPosition.HEADER, "" + since.position())
        .body(found);
  }

  /// What is wrong with the times is said by the name under which they came.
  private RateQuestion of(
      RateParameters parameters, @Nullable String about, Day day, ReadPosition from) {
    try {
      return questions.of(
          parameters, new TimeParameters(about, day.on(), day.on()), from, present.now());
    } catch (BadInput e) {
      throw new BadInput(
          e.faults().stream()
              .map(
                  fault ->
                      switch (fault.pointer()) {
                        case "knownAt", "recordedAt" ->
                            new BadInput.Fault("on", fault.code(), fault.detail());
                        case "validAt" ->
                            new BadInput.Fault(
                                day.validAt() == null ? "on" : "validAt",
                                fault.code(),
                                fault.detail());
                        default -> fault;
                      })
              .distinct()
              .toList());
    }
  }
}
