package org.tariffledger.rest.relations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.Freshness;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.RateCaching;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.rates.RateParameters;
import org.tariffledger.rest.rates.RateQuestion;
import org.tariffledger.rest.rates.RateQuestions;

/// `/v1/relations`
@Tag(name = "Rates")
@RestController
class RelationsController {

  private final Present present;
  private final RateQuestions questions;
  private final RelationFinder finder;
  private final Freshness freshness;

  RelationsController(
      Present present, RateQuestions questions, RateBook book, Freshness freshness) {
    this.present = present;
    this.questions = questions;
    this.finder = new RelationFinder(book);
    this.freshness = freshness;
  }

  @Operation(
      summary = "What two economies charge on each other's goods",
      description = "A date means the end of that day in the importer's zone, in each direction.")
  @GetMapping(path = "/v1/relations/{a}/{b}", produces = "application/json")
  ResponseEntity<Relation> relation(
      @PathVariable("a") String a,
      @PathVariable("b") String b,
      @ParameterObject TimeParameters times,
      ReadPosition from) {
    var now = present.now();
    var there = questions.of(RateParameters.ofGeneralGoods(a, b), times, from, now);
    var back = questions.of(RateParameters.ofGeneralGoods(b, a), times, from, now);
    var relation = finder.between(there, back);
    var position = Math.max(there.query().position(), back.query().position());
    return there.isPinned()
        ? RateCaching.pinned(relation, position)
        : RateCaching.fresh(
            relation,
            position,
            freshness.of(nextChange(relation), now),
            pinned(there, back, times));
  }

  private static @Nullable Instant nextChange(Relation relation) {
    return relation.nextChanges().isEmpty()
        ? null
        : relation.nextChanges().getFirst().at().toInstant();
  }

  /// A day that was asked for stays a day: it means another moment in each direction.
  private static URI pinned(RateQuestion there, RateQuestion back, TimeParameters asked) {
    var query = there.query();
    var parameters = new LinkedHashMap<String, @Nullable Object>();
    parameters.put("validAt", Objects.requireNonNullElse(asked.validAt(), query.validAt()));
    parameters.put("knownAt", Objects.requireNonNullElse(asked.knownAt(), query.knownAt()));
    parameters.put(
        "recordedAt", Objects.requireNonNullElse(asked.recordedAt(), there.recordedAt()));
    var path = "/v1/relations/" + there.requestedImporter() + "/" + back.requestedImporter();
    return RateCaching.url(path, parameters);
  }
}
