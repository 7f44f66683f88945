package org.tariffledger.rest.schedules;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.Editions;
import org.tariffledger.domain.ReferenceEvent.SchedulePublished;
import org.tariffledger.domain.rates.LineMeasures;
import org.tariffledger.domain.rates.Nomenclature;
import org.tariffledger.projections.Nomenclatures;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.Freshness;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Ids;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.RateCaching;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.json.BadInput;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.rates.RateQuestion;
import org.tariffledger.rest.rates.RateQuestions;
import org.tariffledger.rest.schedules.LineParameters.Asked;

/// `/v1/schedules/{importer}/lines`
@Tag(name = "Reference")
@RestController
class LinesController {

  private final RateBook book;
  private final Nomenclatures nomenclatures;
  private final RateQuestions questions;
  private final Present present;
  private final Freshness freshness;

  LinesController(
      RateBook book,
      Nomenclatures nomenclatures,
      RateQuestions questions,
      Present present,
      Freshness freshness) {
    this.book = book;
    this.nomenclatures = nomenclatures;
    this.questions = questions;
    this.present = present;
    this.freshness = freshness;
  }

  @Operation(
      summary = "Lines of a schedule, by words, by code, or level by level",
      description =
          "Of the edition in force at three times, or of another. Without `search`, `code` and"
              + " `below`: the chapters. Each line with its duties as written, and the measures of"
              + " the importer that cover it, whomever they target. An answer whose three times are"
              + " all given keeps its bytes; for any other, Content-Location names the pinned"
              + " question that will answer the same.")
  @GetMapping(path = "/v1/schedules/{importer}/lines", produces = "application/json")
  ResponseEntity<ScheduleLines> lines(
      @PathVariable("importer") String importer,
      @ParameterObject LineParameters parameters,
      @ParameterObject TimeParameters times,
      @ParameterObject Page.Parameters page,
      ReadPosition from) {
    var scheduled = importer(importer);
    var asked = parameters.read(from.faults());
    var name = edition(parameters, from.faults());
    var limit = page.limitOf(from.faults());
    var after = page.afterOf(from.faults());
    var question = questions.ofAll(scheduled, times, from, present.now());
    var edition = name == null ? inForce(question) : named(name, question);
    refuseMissing(asked, edition, question);
    var measures = new LineMeasures(question.query(), book.measures(), book);
    var outline = nomenclatures.outline(edition.content().digest());
    var found = new LinesFound(question, edition, outline, measures, nomenclatures);
    var answer = found.answer(asked, limit, after);
    return kept(answer, question, measures, parameters, page);
  }

  private EconomyCode importer(String text) {
    return Ids.read(text, EconomyCode::new)
        .filter(importer -> !book.schedules(importer).isEmpty())
        .orElseThrow(() -> HttpRefusal.unknown("schedule", text));
  }

  private static @Nullable EditionId edition(LineParameters parameters, Faults faults) {
    return parameters.edition() == null
        ? null
        : faults.value("edition", "malformed-id", parameters.edition(), EditionId::new);
  }

  private SchedulePublished named(EditionId name, RateQuestion question) {
    var query = question.query();
    var entries = book.schedules(query.importer());
    return Editions.named(name, entries, query.knownAt(), query.position())
        .orElseThrow(
            () ->
                BadInput.of(
                    "edition",
                    "unknown-edition",
                    "No edition %s of the schedule of %s is known."
                        .formatted(name, query.importer())));
  }

  private SchedulePublished inForce(RateQuestion question) {
    var query = question.query();
    var entries = book.schedules(query.importer());
    return Editions.at(entries, query.validAt(), query.knownAt(), query.position())
        .orElseThrow(
            () ->
                HttpRefusal.notThere(
                    "unknown-schedule",
                    "No edition of the schedule of %s is known to be in force at %s."
                        .formatted(query.importer(), question.there(query.validAt()))));
  }

  private void refuseMissing(Asked asked, SchedulePublished edition, RateQuestion question) {
    var code =
        switch (asked) {
          case Asked.At(var at) -> at;
          case Asked.Below(var heading) -> heading;
          case Asked.Search _, Asked.Chapters _ -> null;
        };
    Nomenclature.missing(edition, question.query().on(code), book)
        .ifPresent(
            missing -> {
              throw HttpRefusal.notThere("unknown-code", missing.sentence());
            });
  }

  private ResponseEntity<ScheduleLines> kept(
      ScheduleLines answer,
      RateQuestion question,
      LineMeasures measures,
      LineParameters parameters,
      Page.Parameters page) {
    var pinned = pinned(question, parameters, page.limit(), page.cursor());
    var freshFor = freshness.of(measures.nextChange(), present.now());
    var kept =
        question.isPinned()
            ? RateCaching.pinned(answer, answer.position())
            : RateCaching.fresh(answer, answer.position(), freshFor, pinned);
    var next = answer.nextCursor();
    return next == null
        ? kept
        : RateCaching.with(Page.next(pinned(question, parameters, page.limit(), next)), kept);
  }

  private static URI pinned(
      RateQuestion question,
      LineParameters parameters,
      @Nullable String limit,
      @Nullable String cursor) {
    var all = parameters.parameters();
    all.putAll(question.times());
    all.put("limit", limit);
    all.put("cursor", cursor);
    return RateCaching.url("/v1/schedules/" + question.query().importer() + "/lines", all);
  }
}
