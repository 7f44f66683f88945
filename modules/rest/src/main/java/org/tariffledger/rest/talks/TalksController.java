package org.tariffledger.rest.talks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Predicate;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.DiplomacyEvent;
import org.tariffledger.domain.Recorded;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Ids;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.rates.RateQuestions;

/// Negotiations, joint responses and statements, for reading.
@Tag(name = "Diplomacy")
@RestController
class TalksController {

  private static final String JSON = "application/json";
  private static final String E_TAG =
      "Its ETag is its version; with a mark where not everything is shown that is recorded of it,"
          + " by the times that were asked for. One that is not announced yet is shown as it will"
          + " be known then, unless `knownAt` asks otherwise: whatever is recorded can be read.";

  private final RateBook book;
  private final RateQuestions questions;
  private final Present present;

  TalksController(RateBook book, RateQuestions questions, Present present) {
    this.book = book;
    this.questions = questions;
    this.present = present;
  }

  @Operation(summary = "Negotiations, by id")
  @GetMapping(path = "/v1/negotiations", produces = JSON)
  ResponseEntity<Page<Negotiation>> negotiations(
      @ParameterObject NegotiationParameters parameters,
      @ParameterObject KnownTimes times,
      @ParameterObject Page.Parameters page,
      ReadPosition from) {
    return all(Kind.NEGOTIATION, parameters.filter(from.faults()), times, page, from);
  }

  @Operation(summary = "A negotiation", description = E_TAG)
  @GetMapping(path = "/v1/negotiations/{id}", produces = JSON)
  ResponseEntity<Negotiation> negotiation(
      @PathVariable("id") String id, @ParameterObject KnownTimes times, ReadPosition from) {
    return one(Kind.NEGOTIATION, id, times, from);
  }

  @Operation(summary = "Joint responses, by id")
  @GetMapping(path = "/v1/joint-responses", produces = JSON)
  ResponseEntity<Page<JointResponse>> jointResponses(
      @ParameterObject JointResponseParameters parameters,
      @ParameterObject KnownTimes times,
      @ParameterObject Page.Parameters page,
      ReadPosition from) {
    return all(Kind.JOINT_RESPONSE, parameters.filter(from.faults()), times, page, from);
  }

  @Operation(summary = "A joint response", description = E_TAG)
  @GetMapping(path = "/v1/joint-responses/{id}", produces = JSON)
  ResponseEntity<JointResponse> jointResponse(
      @PathVariable("id") String id, @ParameterObject KnownTimes times, ReadPosition from) {
    return one(Kind.JOINT_RESPONSE, id, times, from);
  }

  @Operation(summary = "Statements, by id")
  @GetMapping(path = "/v1/statements", produces = JSON)
  ResponseEntity<Page<Statement>> statements(
      @ParameterObject StatementParameters parameters,
      @ParameterObject KnownTimes times,
      @ParameterObject Page.Parameters page,
      ReadPosition from) {
    return all(Kind.STATEMENT, parameters.filter(from.faults()), times, page, from);
  }

  @Operation(summary = "A statement", description = E_TAG)
  @GetMapping(path = "/v1/statements/{id}", produces = JSON)
  ResponseEntity<Statement> statement(
      @PathVariable("id") String id, @ParameterObject KnownTimes times, ReadPosition from) {
    return one(Kind.STATEMENT, id, times, from);
  }

  private <I, T> ResponseEntity<Page<T>> all(
      Kind<I, T> kind,
      Predicate<T> isMeant,
      KnownTimes times,
      Page.Parameters page,
      ReadPosition from) {
    var limit = page.limitOf(from.faults());
    var after = page.afterOf(from.faults());
    var asOf = times.resolve(book, questions, present.now(), from);
    var found =
        kind.ids().apply(book.diplomacy()).stream()
            .flatMap(id -> kind.shown().apply(id, asOf).stream())
            .filter(isMeant)
            .toList();
    return Page.of(found, kind.key(), limit, after).answer(from);
  }

  private <I, T> ResponseEntity<T> one(
      Kind<I, T> kind, String text, KnownTimes times, ReadPosition from) {
    var asked = times.resolve(book, questions, present.now(), from);
    var id = Ids.read(text, kind.id()).orElseThrow(() -> HttpRefusal.unknown(kind.name(), text));
    var recorded = from.held(kind.entries().apply(book.diplomacy(), id));
    var asOf = times.isKnownNow() ? asked.notBefore(recorded) : asked;
    var found =
        kind.shown().apply(id, asOf).orElseThrow(() -> missing(kind.name(), text, recorded, asOf));
    return from.answer().eTag(asOf.eTag(recorded, found)).body(found);
  }

  /// What is recorded, may not have been announced, or not have been recorded, by the times asked.
  private static HttpRefusal missing(
      String what, String id, List<Recorded<DiplomacyEvent>> recorded, AsOf asOf) {
    if (recorded.isEmpty()) {
      return HttpRefusal.unknown(what, id);
    }
    var isHeld = recorded.getFirst().position() <= asOf.position();
    return HttpRefusal.notThere(
        "unknown-" + what,
        "The %s %s is recorded, but %s."
            .formatted(
                what.replace('-', ' '),
                id,
                isHeld
                    ? "nobody had announced it by " + asOf.knownAt()
                    : "was not yet at the record time that is asked for"));
  }
}
