package org.tariffledger.rest.measures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.commands.EventReader;
import org.tariffledger.commands.Streams;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.events.StoredEvent;
import org.tariffledger.rest.events.Struck;
import org.tariffledger.rest.http.ETags;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Ids;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.ReadPosition;

/// `/v1/measures`, for reading.
@Tag(name = "Measures")
@RestController
class MeasuresController {

  private final RateBook book;
  private final EventReader events;
  private final Present present;

  MeasuresController(RateBook book, EventReader events, Present present) {
    this.book = book;
    this.events = events;
    this.present = present;
  }

  @Operation(summary = "Measures, by id")
  @GetMapping(path = "/v1/measures", produces = "application/json")
  ResponseEntity<Page<Measure>> measures(
      @ParameterObject MeasureParameters parameters,
      @ParameterObject Page.Parameters page,
      ReadPosition from) {
    var limit = page.limitOf(from.faults());
    var after = page.afterOf(from.faults());
    var filter = parameters.filter(present.now(), book, from);
    var found =
        book.measures().stream()
            .flatMap(measure -> from.held(measure).stream())
            .filter(measure -> filter.stateOf(measure, book).isPresent())
            .toList();
    return Page.of(found, measure -> measure.imposed().measure().value(), limit, after)
        .map(measure -> Measure.of(measure, filter.validAt(), filter.stateOf(measure, book)))
        .answer(from);
  }

  @Operation(
      summary = "A measure",
      description =
          "Recorded facts, whose version is the ETag; what follows the clock stands under `now`."
              + " A corrected imposition reads as corrected. A retracted measure was never there:"
              + " it is in no list and no rate, but what was recorded can still be read here.")
  @GetMapping(path = "/v1/measures/{id}", produces = "application/json")
  ResponseEntity<Measure> measure(@PathVariable("id") String id, ReadPosition from) {
    var history = history(id, from);
    var now = present.now();
    return from.answer()
        .eTag(eTag(history, now, from.value()))
        .body(Measure.of(history, now, history.stateAt(now, now, from.value())));
  }

  /// The version; with a mark once the clock has changed what stands under `now` since then, so
  /// that nobody is told that it is still the same.
  private static String eTag(MeasureHistory history, Instant now, long position) {
    var recordedAt = history.entries().getLast().recordedAt();
    var atFirst = Measure.looks(history.stateAt(recordedAt, recordedAt, position));
    var looks = Measure.looks(history.stateAt(now, now, position));
    var version = Measure.version(history);
    return looks.equals(atFirst) ? ETags.of(version) : ETags.of(version, looks);
  }

  @Operation(
      summary = "Everything recorded of a measure, in order",
      description =
          "Nothing is ever taken out: what was corrected or retracted says by which later entry.")
  @GetMapping(path = "/v1/measures/{id}/events", produces = "application/json")
  ResponseEntity<Page<StoredEvent>> events(
      @PathVariable("id") String id, @ParameterObject Page.Parameters page, ReadPosition from) {
    var history = history(id, from);
    var stored =
        events.stream(Streams.measure(history.imposed().measure())).stream()
            .filter(event -> event.version() <= Measure.version(history))
            .toList();
    return Page.of(stored, event -> "%020d".formatted(event.version()), page, from)
        .map(event -> StoredEvent.of(event, Struck.of(history, Math.toIntExact(event.version()))))
        .answer(from);
  }

  private MeasureHistory history(String id, ReadPosition from) {
    return Ids.read(id, MeasureId::new)
        .flatMap(book::measure)
        .flatMap(from::held)
        .orElseThrow(() -> HttpRefusal.unknown("measure", id));
  }
}
