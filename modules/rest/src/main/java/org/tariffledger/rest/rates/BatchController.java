package org.tariffledger.rest.rates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.AsksByPost;
import org.tariffledger.rest.http.LongReads;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.json.JsonBody;

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
    var queries = BatchReader.queries(BatchReader.QUERIES, "too-many-queries", body, from.faults());
    var batch = new Batch(book, questions, present, from);
    var answers = longReads.take(() -> batch.answers(queries));
    return from.answer().body(new RateBatch(answers, from.value()));
  }
}
