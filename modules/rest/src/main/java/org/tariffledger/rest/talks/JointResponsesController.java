package org.tariffledger.rest.talks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.JointResponseId;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Ids;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.rates.RateQuestions;

/// `/v1/joint-responses`, for reading.
@Tag(name = "Diplomacy")
@RestController
class JointResponsesController {

  private final RateBook book;
  private final RateQuestions questions;
  private final Present present;

  JointResponsesController(RateBook book, RateQuestions questions, Present present) {
    this.book = book;
    this.questions = questions;
    this.present = present;
  }

  @Operation(summary = "Joint responses, by id")
  @GetMapping(path = "/v1/joint-responses", produces = "application/json")
  ResponseEntity<Page<JointResponse>> all(
      @ParameterObject JointResponseParameters parameters,
      @ParameterObject KnownTimes times,
      @ParameterObject Page.Parameters page,
      ReadPosition from) {
    var isMeant = parameters.filter(from.faults());
    var limit = page.limitOf(from.faults());
    var after = page.afterOf(from.faults());
    var asOf = times.resolve(book, questions, present.now(), from);
    var found =
        book.diplomacy().jointResponses().stream()
            .flatMap(id -> JointResponse.of(id, asOf).stream())
            .filter(isMeant)
            .toList();
    return Page.of(found, each -> each.id().value(), limit, after).answer(from);
  }

  @Operation(
      summary = "A joint response",
      description =
          "Its ETag is its version; with a mark where not everything is shown that is recorded of"
              + " it, by the times that were asked for.")
  @GetMapping(path = "/v1/joint-responses/{id}", produces = "application/json")
  ResponseEntity<JointResponse> one(
      @PathVariable("id") String id, @ParameterObject KnownTimes times, ReadPosition from) {
    var asOf = times.resolve(book, questions, present.now(), from);
    var found =
        Ids.read(id, JointResponseId::new)
            .flatMap(known -> JointResponse.of(known, asOf))
            .orElseThrow(() -> HttpRefusal.unknown("joint-response", id));
    var recorded = from.held(book.diplomacy().jointResponse(found.id()));
    return from.answer().eTag(asOf.eTag(recorded, found)).body(found);
  }
}
