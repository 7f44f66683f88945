package org.tariffledger.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.Optional;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.commands.EventReader;
import org.tariffledger.commands.Stored;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.projections.RateBook;

/// `/v1/measures`, for reading.
@Tag(name = "Measures")
@RestController
class MeasuresController {

  private final RateBook book;
  private final EventReader events;
  private final RateQuestions questions;

  MeasuresController(RateBook book, EventReader events, RateQuestions questions) {
    this.book = book;
    this.events = events;
    this.questions = questions;
  }

  @Operation(summary = "Measures, by id")
  @GetMapping(path = "/v1/measures", produces = "application/json")
  ResponseEntity<Page<Measure>> measures(
      @ParameterObject MeasureParameters parameters, ReadPosition from) {
    var limit = parameters.page().limitOf(from.faults());
    var after = parameters.page().afterOf(from.faults());
    var filter = parameters.filter(questions.now(), from);
    var found =
        book.measures().stream()
            .flatMap(
                history ->
                    filter.stateOf(history, book).stream()
                        .map(s -> Measure.of(history, filter.validAt(), Optional.of(s))))
            .toList();
    return Page.of(found, measure -> measure.id().value(), limit, after).answer(from);
  }

  @Operation(
      summary = "A measure",
      description =
          "Recorded facts, whose version is the ETag; what follows the clock stands under `now`.")
  @GetMapping(path = "/v1/measures/{id}", produces = "application/json")
  ResponseEntity<Measure> measure(@PathVariable("id") String id, ReadPosition from) {
    var history = history(id);
    var now = questions.now();
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(ReadPosition.HEADER, String.valueOf(from.value()))
        .eTag(ETags.of(Measure.version(history)))
        .body(Measure.of(history, now, history.stateAt(now, now, from.value())));
  }

  @Operation(summary = "Everything recorded of a measure, in order")
  @GetMapping(path = "/v1/measures/{id}/events", produces = "application/json")
  ResponseEntity<Page<StoredEvent>> events(
      @PathVariable("id") String id, @ParameterObject Page.Parameters page, ReadPosition from) {
    history(id);
    var stored =
        events.stream("measure:" + id).stream()
            .sorted(Comparator.comparingLong(Stored::version))
            .toList();
    return Page.of(stored, event -> "%020d".formatted(event.version()), page, from)
        .map(StoredEvent::of)
        .answer(from);
  }

  private MeasureHistory history(String id) {
    return Ids.read(id, MeasureId::new)
        .flatMap(book::measure)
        .orElseThrow(() -> HttpRefusal.unknown("measure", id));
  }
}
