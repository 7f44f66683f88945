package org.tariffledger.rest.talks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.NegotiationId;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Ids;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.rates.RateQuestions;

/// `/v1/negotiations`, for reading.
@Tag(name = "Diplomacy")
@RestController
class NegotiationsController {

  private final RateBook book;
  private final RateQuestions questions;
  private final Present present;

  NegotiationsController(RateBook book, RateQuestions questions, Present present) {
    this.book = book;
    this.questions = questions;
    this.present = present;
  }

  @Operation(summary = "Negotiations, by id")
  @GetMapping(path = "/v1/negotiations", produces = "application/json")
  ResponseEntity<Page<Negotiation>> all(
      @ParameterObject NegotiationParameters parameters,
      @ParameterObject KnownTimes times,
      @ParameterObject Page.Parameters page,
      ReadPosition from) {
    var isMeant = parameters.filter(from.faults());
    var limit = page.limitOf(from.faults());
    var after = page.afterOf(from.faults());
    var asOf = times.resolve(book, questions, present.now(), from);
    var found =
        book.diplomacy().negotiations().stream()
            .flatMap(id -> Negotiation.of(id, asOf).stream())
            .filter(isMeant)
            .toList();
    return Page.of(found, each -> each.id().value(), limit, after).answer(from);
  }

  @Operation(
      summary = "A negotiation",
      description =
          "Its ETag is its version; with a mark where not everything is shown that is recorded of"
              + " it, by the times that were asked for.")
  @GetMapping(path = "/v1/negotiations/{id}", produces = "application/json")
  ResponseEntity<Negotiation> one(
      @PathVariable("id") String id, @ParameterObject KnownTimes times, ReadPosition from) {
    var asOf = times.resolve(book, questions, present.now(), from);
    var found =
        Ids.read(id, NegotiationId::new)
            .flatMap(known -> Negotiation.of(known, asOf))
            .orElseThrow(() -> HttpRefusal.unknown("negotiation", id));
    var recorded = from.held(book.diplomacy().negotiation(found.id()));
    return from.answer().eTag(asOf.eTag(recorded, found)).body(found);
  }
}
