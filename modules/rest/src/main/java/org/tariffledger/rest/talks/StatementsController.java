package org.tariffledger.rest.talks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.StatementId;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Ids;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.rates.RateQuestions;

/// `/v1/statements`, for reading.
@Tag(name = "Diplomacy")
@RestController
class StatementsController {

  private final RateBook book;
  private final RateQuestions questions;
  private final Present present;

  StatementsController(RateBook book, RateQuestions questions, Present present) {
    this.book = book;
    this.questions = questions;
    this.present = present;
  }

  @Operation(summary = "Statements, by id")
  @GetMapping(path = "/v1/statements", produces = "application/json")
  ResponseEntity<Page<Statement>> all(
      @ParameterObject StatementParameters parameters,
      @ParameterObject KnownTimes times,
      @ParameterObject Page.Parameters page,
      ReadPosition from) {
    var isMeant = parameters.filter(from.faults());
    var limit = page.limitOf(from.faults());
    var after = page.afterOf(from.faults());
    var asOf = times.resolve(book, questions, present.now(), from);
    var found =
        book.diplomacy().statements().stream()
            .flatMap(id -> Statement.of(id, asOf).stream())
            .filter(isMeant)
            .toList();
    return Page.of(found, each -> each.id().value(), limit, after).answer(from);
  }

  @Operation(
      summary = "A statement",
      description =
          "Its ETag is its version; with a mark where not everything is shown that is recorded of"
              + " it, by the times that were asked for.")
  @GetMapping(path = "/v1/statements/{id}", produces = "application/json")
  ResponseEntity<Statement> one(
      @PathVariable("id") String id, @ParameterObject KnownTimes times, ReadPosition from) {
    var asOf = times.resolve(book, questions, present.now(), from);
    var found =
        Ids.read(id, StatementId::new)
            .flatMap(known -> Statement.of(known, asOf))
            .orElseThrow(() -> HttpRefusal.unknown("statement", id));
    var recorded = from.held(book.diplomacy().statement(found.id()));
    return from.answer().eTag(asOf.eTag(recorded, found)).body(found);
  }
}
