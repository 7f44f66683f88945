package org.tariffledger.rest.rates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.AsksByPost;
import org.tariffledger.rest.http.LongReads;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.JsonBody;
import tools.jackson.databind.JsonNode;

/// `/v1/rates:batch`
@Tag(name = "Rates")
@RestController
class BatchController {

  private final Present present;
  private final RateQuestions questions;
  private final RateBook book;
  private final LongReads longReads;

  BatchController(Present present, RateQuestions questions, RateBook book, LongReads longReads) {
    this.present = present;
    this.questions = questions;
    this.book = book;
    this.longReads = longReads;
  }

  /// What all questions of a batch share: they are answered as of one moment, wait together, and
  /// are computed in one stretch of time.
  private record Shared(ReadPosition from, Instant now, Instant deadline, ComputingTime computing) {

    ReadPosition of(Faults faults, Instant at) {
      var left = Duration.between(at, deadline);
      return new ReadPosition(from.value(), left.isNegative() ? Duration.ZERO : left, faults);
    }
  }

  @AsksByPost
  @Operation(
      summary = "The duties of up to 1,000 questions",
      description =
          "Each query has the parameters of `GET /v1/rates` as fields. Answers stand in their"
              + " order; one that is refused or fails has its problem there, and the others are"
              + " answered. Once a batch has computed for 10 seconds, the rest of its queries get"
              + " 503 with the code `batch-time-over`, each in its place: send those again in"
              + " another batch. Times that are not given are the same for all.")
  @PostMapping(
      path = "/v1/rates:batch",
      consumes = "application/json",
      produces = "application/json")
  ResponseEntity<RateBatch> rates(HttpServletRequest request, ReadPosition from)
      throws IOException {
    var body = JsonBody.read(request.getInputStream().readAllBytes(), from.faults());
    var queries = BatchReader.queries(body, from.faults());
    var now = present.now();
    var shared = new Shared(from, now, now.plus(from.patience()), ComputingTime.ofABatch());
    var answers = longReads.take(() -> BatchAnswers.of(queries, query -> rate(query, shared)));
    return from.answer().body(new RateBatch(answers, from.value()));
  }

  private Rate rate(JsonNode query, Shared shared) {
    var faults = new Faults();
    var asked = BatchReader.read(query, faults);
    var isExplained = asked.telling().read(faults);
    // Whoever waits for a position computes nothing.
    var question =
        questions.of(asked.rate(), asked.times(), shared.of(faults, present.now()), shared.now());
    return shared.computing().take(() -> rate(question, isExplained));
  }

  private Rate rate(RateQuestion question, boolean isExplained) {
    questions.existing(question);
    return Rate.of(question, Rates.answer(question.query(), book), isExplained);
  }
}
