package org.tariffledger.rest.rates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.Freshness;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.RateCaching;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.TimeParameters;

/// `/v1/rates`
@Tag(name = "Rates")
@RestController
class RatesController {

  private final Present present;
  private final RateQuestions questions;
  private final RateBook book;
  private final Freshness freshness;

  RatesController(Present present, RateQuestions questions, RateBook book, Freshness freshness) {
    this.present = present;
    this.questions = questions;
    this.book = book;
    this.freshness = freshness;
  }

  @Operation(
      summary = "The duty on goods at three times",
      description =
          "An answer whose three times are all given keeps its bytes for ever under one engine"
              + " revision and has a strong ETag; for any other, Content-Location names the pinned"
              + " question that will answer the same.")
  @GetMapping(path = "/v1/rates", produces = "application/json")
  ResponseEntity<Rate> rate(
      @ParameterObject RateParameters parameters,
      @ParameterObject TimeParameters times,
      @ParameterObject ExplainParameter telling,
      ReadPosition from) {
    var now = present.now();
    var isExplained = telling.read(from.faults());
    var question = questions.existing(questions.of(parameters, times, from, now));
    var answer = Rates.answer(question.query(), book);
    var rate = Rate.of(question, answer, isExplained);
    return question.isPinned()
        ? RateCaching.pinned(rate, rate.position())
        : RateCaching.fresh(
            rate,
            rate.position(),
            freshness.of(at(answer.nextChange()), now),
            pinned(question, isExplained));
  }

  private static java.time.@Nullable Instant at(RateAnswer.@Nullable NextChange next) {
    return next == null ? null : next.at();
  }

  private static URI pinned(RateQuestion question, boolean isExplained) {
    var parameters = question.subject();
    parameters.putAll(question.times());
    parameters.put("explain", isExplained ? "true" : null);
    return RateCaching.url("/v1/rates", parameters);
  }
}
