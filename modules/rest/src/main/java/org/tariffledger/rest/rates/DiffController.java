package org.tariffledger.rest.rates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.rates.Axis;
import org.tariffledger.domain.rates.Nomenclature;
import org.tariffledger.domain.rates.RateDifference;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.Freshness;
import org.tariffledger.rest.http.LongReads;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.RateCaching;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.json.BadInput;

/// `/v1/rates/diff`
@Tag(name = "Rates")
@RestController
class DiffController {

  private final Present present;
  private final RateQuestions questions;
  private final RateBook book;
  private final LongReads longReads;
  private final Freshness freshness;

  DiffController(
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

  @Operation(
      summary = "What two answers to one question say differently, and why",
      description =
          "The question is asked at the three times, and again with exactly one of them replaced:"
              + " by validAt2, knownAt2 or recordedAt2.")
  @GetMapping(path = "/v1/rates/diff", produces = "application/json")
  ResponseEntity<RateDiff> diff(
      @ParameterObject RateParameters parameters,
      @ParameterObject TimeParameters times,
      @ParameterObject SecondTime second,
      ReadPosition from) {
    var now = present.now();
    var axis = second.check(now, from.faults());
    var before = questions.of(parameters, times, from, now);
    var after = questions.of(parameters, second.after(times), from, now);
    if (!before.query().importer().equals(after.query().importer())) {
      throw BadInput.of(
          "validAt2",
          "different-territories",
          "%s charges the duty at the one time, %s at the other."
              .formatted(before.query().importer(), after.query().importer()));
    }
    // A code that exists at one of the times is a difference worth telling.
    if (Nomenclature.missing(before.query(), book).isPresent()) {
      questions.existing(after);
    }
    var found = longReads.take(() -> RateDifference.of(before.query(), after.query(), axis, book));
    var diff = RateDiff.of(before, after, axis, found);
    var position = Math.max(before.query().position(), after.query().position());
    return before.isPinned() && after.isPinned()
        ? RateCaching.pinned(diff, position)
        : RateCaching.fresh(
            diff, position, freshness.of(nextChange(found, now), now), pinned(before, after, axis));
  }

  private static @Nullable Instant nextChange(RateDifference found, Instant now) {
    var one = found.before().nextChange();
    var other = found.after().nextChange();
    return Stream.of(one, other)
        .flatMap(Stream::ofNullable)
        .map(change -> change.at())
        .filter(now::isBefore)
        .min(Instant::compareTo)
        .orElse(null);
  }

  private static URI pinned(RateQuestion before, RateQuestion after, Axis axis) {
    var parameters = before.subject();
    parameters.putAll(before.times());
    switch (axis) {
      case VALID_AT -> parameters.put("validAt2", after.query().validAt());
      case KNOWN_AT -> parameters.put("knownAt2", after.query().knownAt());
      case RECORDED_AT -> parameters.put("recordedAt2", after.recordedAt());
    }
    return RateCaching.url("/v1/rates/diff", parameters);
  }
}
