package org.tariffledger.rest.measures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.Chain;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.Freshness;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Ids;
import org.tariffledger.rest.http.LongReads;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.RateCaching;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.json.Instants;
import org.tariffledger.rest.rates.RateQuestions;

/// `/v1/measures/{id}/chain`
@Tag(name = "Measures")
@RestController
class ChainController {

  record Times(
      @Parameter(
              description =
                  "By what had been announced by then: an instant with offset, or a date, which"
                      + " means the end of that day in the imposer's customs zone. Default: now.")
          @Nullable String knownAt,
      @Parameter(description = "By what this ledger held by then; as knownAt, not in the future.")
          @Nullable String recordedAt) {

    boolean isComplete() {
      return knownAt != null && recordedAt != null;
    }
  }

  private final Present present;
  private final RateQuestions questions;
  private final RateBook book;
  private final LongReads longReads;
  private final Freshness freshness;

  ChainController(
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
      summary = "What a measure answers and what answers it",
      description =
          "By acts: whoever answers a measure answers its latest act announced before the answer.")
  @GetMapping(path = "/v1/measures/{id}/chain", produces = "application/json")
  ResponseEntity<MeasureChain> chain(
      @PathVariable("id") String id,
      @ParameterObject Times times,
      @ParameterObject Page.Parameters page,
      ReadPosition from) {
    var history =
        Ids.read(id, MeasureId::new)
            .flatMap(book::measure)
            .orElseThrow(() -> HttpRefusal.unknown("measure", id));
    var now = present.now();
    var limit = page.limitOf(from.faults());
    var after = page.afterOf(from.faults());
    var zone = Economies.zoneOf(history.imposed().imposer());
    var resolved =
        new TimeParameters(null, times.knownAt(), times.recordedAt())
            .resolve(zone, now, from.faults());
    from.faults().throwIfAny();
    var position = questions.position(resolved.recordedAt(), from);
    var knownAt = Objects.requireNonNullElse(resolved.knownAt(), now);
    var measure = history.imposed().measure();
    var found = longReads.take(() -> Chain.of(measure, knownAt, position, book));
    var steps = Page.of(found.steps(), ChainStep::key, limit, after);
    var chain =
        new MeasureChain(
            measure,
            Instants.at(knownAt, zone),
            Instants.at(
                Objects.requireNonNullElse(resolved.recordedAt(), book.recordedAt(position)), zone),
            position,
            found.isComplete(),
            steps.items().stream().map(ChainStep::of).toList(),
            steps.nextCursor());
    var kept =
        times.isComplete()
            ? RateCaching.pinned(chain, position)
            : RateCaching.fresh(chain, position, freshness.of(null, now), pinned(chain, page));
    return RateCaching.with(Page.next(steps.nextCursor()), kept);
  }

  private static URI pinned(MeasureChain chain, Page.Parameters page) {
    var parameters = new LinkedHashMap<String, @Nullable Object>();
    parameters.put("knownAt", chain.knownAt().toInstant());
    parameters.put("recordedAt", chain.recordedAt().toInstant());
    parameters.put("limit", page.limit());
    parameters.put("cursor", page.cursor());
    return RateCaching.url("/v1/measures/" + chain.measure() + "/chain", parameters);
  }
}
