package org.tariffledger.rest.changes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.rates.Bearing;
import org.tariffledger.domain.rates.Due;
import org.tariffledger.domain.rates.Dues;
import org.tariffledger.domain.rates.Standpoint;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.changes.CalendarParameters.Asked;
import org.tariffledger.rest.http.LongReads;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.ReadPosition;

/// `/v1/calendar`
@Tag(name = "Changes")
@RestController
class CalendarController {

  private record Entry(Due due, List<MeasureId> measures) {

    /// Sorts as the moments do.
    String key() {
      return MOMENT.format(due.at())
          + " "
          + due.importer()
          + " "
          + due.kind()
          + " "
          + due.bearing();
    }
  }

  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

  private final RateBook book;
  private final Present present;
  private final LongReads longReads;

  CalendarController(RateBook book, Present present, LongReads longReads) {
    this.book = book;
    this.present = present;
    this.longReads = longReads;
  }

  @Operation(
      summary = "What the clock will change next",
      description =
          "Every start, end, lapse and step that lies ahead, by what is known: a moment at which a"
              + " rate may change without any further act.")
  @GetMapping(path = "/v1/calendar", produces = "application/json")
  ResponseEntity<Page<CalendarEntry>> calendar(
      @ParameterObject CalendarParameters parameters,
      @ParameterObject Page.Parameters page,
      ReadPosition from) {
    var limit = page.limitOf(from.faults());
    var after = page.afterOf(from.faults());
    var asked = parameters.read(present.now(), book, from.faults());
    return longReads.take(
        () ->
            Page.of(entries(asked, from.value()), Entry::key, limit, after)
                .map(CalendarController::told)
                .answer(from));
  }

  private List<Entry> entries(Asked asked, long position) {
    var known = new Standpoint(book, asked.knownAt(), position);
    return importers(asked)
        .flatMap(importer -> dues(importer, known))
        .filter(due -> due.at().isAfter(asked.validAt()))
        .distinct()
        .flatMap(due -> entry(due, asked, known))
        .sorted(Comparator.comparing(Entry::key))
        .toList();
  }

  private static Stream<EconomyCode> importers(Asked asked) {
    return asked.importer() == null
        ? Economies.all().stream().map(economy -> new EconomyCode(economy.code()))
        : Stream.of(asked.importer());
  }

  private Stream<Due> dues(EconomyCode importer, Standpoint known) {
    return Stream.concat(
        book.measuresOf(importer).stream().flatMap(measure -> Dues.of(measure, known)),
        Dues.ofReferences(importer, known));
  }

  /// What bears on no measure that is asked about is left out; coverage is everybody's.
  private Stream<Entry> entry(Due due, Asked asked, Standpoint known) {
    var measures =
        Dues.measures(due, known, asked.exporter()).stream()
            .filter(
                id ->
                    asked.programme() == null
                        || book.measure(id)
                            .filter(m -> m.imposed().programme().equals(asked.programme()))
                            .isPresent())
            .toList();
    var isTold =
        !measures.isEmpty()
            || (due.bearing() instanceof Bearing.OnCoverage && asked.programme() == null);
    return isTold ? Stream.of(new Entry(due, measures)) : Stream.of();
  }

  private static CalendarEntry told(Entry entry) {
    var due = entry.due();
    return new CalendarEntry(
        due.at().atZone(Economies.zoneOf(due.importer())).toOffsetDateTime(),
        due.kind(),
        due.importer().value(),
        entry.measures().stream().map(MeasureId::value).toList(),
        of(due.bearing()));
  }

  private static @Nullable String of(Bearing bearing) {
    return switch (bearing) {
      case Bearing.OnMeasure _, Bearing.OnCoverage _, Bearing.OnSchedule _ -> null;
      case Bearing.OnGroup(var id) -> id.value();
      case Bearing.OnUnion(var union) -> union.value();
      case Bearing.OnList(var id) -> id.value();
      case Bearing.OnRule(_, var rule) -> rule.value();
    };
  }
}
