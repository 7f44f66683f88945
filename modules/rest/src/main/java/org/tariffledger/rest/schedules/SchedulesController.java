package org.tariffledger.rest.schedules;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.ETags;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Ids;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.schedules.ScheduleFacts.ImporterSchedule;
import org.tariffledger.rest.schedules.ScheduleFacts.PublishedEdition;
import org.tariffledger.rest.schedules.ScheduleFacts.Succession;

/// `/v1/schedules`, for reading.
@Tag(name = "Reference")
@RestController
class SchedulesController {

  private final RateBook book;

  SchedulesController(RateBook book) {
    this.book = book;
  }

  @Operation(
      summary = "Editions of schedules, by importer and edition",
      description = "One that was published several times stands there as often.")
  @GetMapping(path = "/v1/schedules", produces = "application/json")
  ResponseEntity<Page<PublishedEdition>> editions(
      @ParameterObject Page.Parameters page, ReadPosition from) {
    var editions =
        book.importersWithSchedules().stream()
            .flatMap(importer -> from.held(book.schedules(importer)).stream())
            .flatMap(PublishedEdition::of)
            .sorted(Comparator.comparing(PublishedEdition::key))
            .toList();
    return Page.of(editions, PublishedEdition::key, page, from).answer(from);
  }

  @Operation(summary = "The schedule of an importer: its editions and columns")
  @GetMapping(path = "/v1/schedules/{importer}", produces = "application/json")
  ResponseEntity<ImporterSchedule> schedule(
      @PathVariable("importer") String importer, ReadPosition from) {
    var entries = entries(importer, from);
    var schedule = ImporterSchedule.of(new EconomyCode(importer), entries);
    return from.answer().eTag(ETags.of(schedule.version())).body(schedule);
  }

  @Operation(summary = "What became of codes of an importer's schedule, by edition and code")
  @GetMapping(path = "/v1/schedules/{importer}/successions", produces = "application/json")
  ResponseEntity<Page<Succession>> successions(
      @PathVariable("importer") String importer,
      @ParameterObject Page.Parameters page,
      ReadPosition from) {
    var successions =
        entries(importer, from).stream()
            .flatMap(Succession::of)
            .sorted(Comparator.comparing(Succession::key))
            .toList();
    return Page.of(successions, Succession::key, page, from).answer(from);
  }

  private List<Recorded<ReferenceEvent>> entries(String importer, ReadPosition from) {
    return Ids.read(importer, EconomyCode::new)
        .map(code -> from.held(book.schedules(code)))
        .filter(entries -> !entries.isEmpty())
        .orElseThrow(() -> HttpRefusal.unknown("schedule", importer));
  }
}
