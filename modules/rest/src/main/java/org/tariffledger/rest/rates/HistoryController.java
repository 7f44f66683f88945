package org.tariffledger.rest.rates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.rates.Axis;
import org.tariffledger.domain.rates.RateHistory;
import org.tariffledger.domain.rates.RateHistory.Period;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.Freshness;
import org.tariffledger.rest.http.LongReads;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.RateCaching;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Instants;
import org.tariffledger.rest.json.Names;

/// `/v1/rates/history`
@Tag(name = "Rates")
@RestController
class HistoryController {

  private final Present present;
  private final RateQuestions questions;
  private final RateBook book;
  private final LongReads longReads;
  private final Freshness freshness;

  HistoryController(
      Present present,
      RateQuestions questions,
      RateBook book,
      LongReads longReads,
      Freshness freshness) {
    this.present = present;
    this.questions = questions;
    this.book = book;
    this.longReads = longReads;
    this.freshness = freshness;
  }

  /// Everything that is resolved of a question about a history.
  private record Asked(RateQuestion question, Axis axis, Period period, boolean isPinned) {}

  @Operation(
      summary = "How a rate changes while one of the three times moves",
      description =
          "Segments, each with what began it. Two neighbours differ in something that is shown. A"
              + " part that takes much work ends early and may cut a segment in two; `Link` names"
              + " the rest. An answer whose other times are given (and `to`, along recordedAt)"
              + " keeps its bytes for ever under one engine revision.")
  @GetMapping(path = "/v1/rates/history", produces = "application/json")
  ResponseEntity<History> history(
      @ParameterObject RateParameters parameters,
      @ParameterObject TimeParameters times,
      @ParameterObject HistoryParameters history,
      @ParameterObject Page.Parameters page,
      ReadPosition from) {
    var now = present.now();
    var axis = history.check(times, now, from.faults());
    var limit = page.limitOf(from.faults());
    var begin = begin(page.afterOf(from.faults()), from.faults());
    var question = questions.of(parameters, history.atTheEnd(times, axis), from, now);
    questions.refuseUnheardOf(question);
    var zone = question.zone();
    var period =
        new Period(
            history.from(zone, from.faults()),
            axis == Axis.RECORDED_AT
                ? Instants.justAfter(question.recordedAt())
                : history.to(zone, from.faults()));
    var rest = begin == null ? period : new Period(begin, period.to());
    var query = question.query();
    var told =
        longReads.take(
            () ->
                times.validAt() == null
                    ? RateHistory.ofThePresent(query, axis, rest, limit, book)
                    : RateHistory.of(query, axis, rest, limit, book));
    var asked = new Asked(question, axis, period, history.isPinned(times, axis));
    var freshFor = freshness.of(told.nextChange(), now);
    return answer(asked, History.of(question, axis, period, told), page, freshFor);
  }

  private static @Nullable Instant begin(String cursor, Faults faults) {
    return cursor.isEmpty() ? null : faults.value("cursor", "bad-cursor", cursor, Instants::parse);
  }

  private ResponseEntity<History> answer(
      Asked asked, History history, Page.Parameters page, Duration freshFor) {
    var kept =
        asked.isPinned()
            ? RateCaching.pinned(history, history.position())
            : RateCaching.fresh(
                history, history.position(), freshFor, pinned(asked, page.limit(), page.cursor()));
    return history.nextCursor() == null
        ? kept
        : RateCaching.with(Page.next(pinned(asked, page.limit(), history.nextCursor())), kept);
  }

  /// The same question with the times that it was answered for.
  private static URI pinned(Asked asked, @Nullable String limit, @Nullable String cursor) {
    var parameters = asked.question().subject();
    parameters.put("axis", Names.of(asked.axis()));
    parameters.put("from", asked.period().from());
    parameters.put("to", asked.period().to());
    parameters.putAll(asked.question().times());
    parameters.remove(Names.of(asked.axis()));
    parameters.put("limit", limit);
    parameters.put("cursor", cursor);
    return RateCaching.url("/v1/rates/history", parameters);
  }
}
