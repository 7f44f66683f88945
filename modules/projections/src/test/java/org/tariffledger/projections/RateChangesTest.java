package org.tariffledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.rates.Bearing;
import org.tariffledger.domain.rates.Due;
import org.tariffledger.domain.rates.Dues;
import org.tariffledger.domain.rates.Level;
import org.tariffledger.domain.rates.RateAnswer.Outcome;
import org.tariffledger.domain.rates.RateChange;
import org.tariffledger.domain.rates.RateChange.Scope;
import org.tariffledger.domain.rates.RateChange.Segment;
import org.tariffledger.domain.rates.RateChanges;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.domain.rates.Standpoint;

/// The changes that are found, against the rates asked directly on both sides. In these histories
/// everything happens at four in the morning of some day.
class RateChangesTest {

  private static final Instant FIRST = Instant.parse("2025-03-30T04:00:00Z");
  private static final int DAYS = 40;
  private static final List<String> IMPORTERS = List.of("US", "EU", "CN");
  private static final List<String> EXPORTERS = List.of("US", "CN", "JP", "DE", "EU", "MX");

  static LongStream seeds() {
    return Seeds.first(12);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void what_an_entry_changes_for_general_goods_is_what_the_rates_say(long seed) {
    var random = new Random(seed);
    var history = new RandomHistory(random, 40);
    var book = history.recorder().book();
    var changed = 0;
    for (var entry : history.entries()) {
      var knownAt = day(random.nextInt(DAYS));
      var changes = changes(history, entry.position(), knownAt);
      for (int pair = 0; pair < 3; pair++) {
        var query = pair(random, knownAt, entry.position());
        for (int day = 0; day < DAYS; day++) {
          var at = day(day).plus(Duration.ofHours(random.nextInt(24)));
          var then = Level.of(Rates.answer(query.at(at).upTo(entry.position() - 1), book));
          var now = Level.of(Rates.answer(query.at(at), book));
          var found = general(changes, query, at);
          assertThat(found)
              .as("seed %d, %s, %s", seed, entry, query.at(at))
              .isEqualTo(then.equals(now) ? Optional.empty() : Optional.of(List.of(then, now)));
          changed += found.isPresent() ? 1 : 0;
        }
      }
    }
    assumeThat(changed).as("a history that says something").isPositive();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void what_an_entry_changes_on_goods_that_its_measure_names_is_what_the_programme_adds(long seed) {
    var random = new Random(seed);
    var history = new RandomHistory(random, 40);
    var book = history.recorder().book();
    for (var entry : history.entries()) {
      if (!(entry.event() instanceof MeasureEvent event)) {
        continue;
      }
      var knownAt = day(DAYS);
      var measure = book.measure(event.measure()).orElseThrow();
      var course = measure.known(knownAt, entry.position());
      var goods = course.stream().flatMap(c -> c.allProducts().stream());
      var changes = changes(history, entry.position(), knownAt);
      var programme = measure.imposed().programme();
      var codes = goods.flatMap(p -> p.include().stream()).flatMap(RateChangesTest::code).toList();
      var exporter = new EconomyCode(EXPORTERS.get(random.nextInt(EXPORTERS.size())));
      var importer = measure.imposed().imposer();
      if (exporter.equals(importer) || importer.value().equals("EU")) {
        continue;
      }
      for (var code : codes) {
        for (int day = 0; day < DAYS; day++) {
          var at = day(day).plus(Duration.ofHours(random.nextInt(24)));
          var query = new RateQuery(importer, exporter, code, at, knownAt, entry.position());
          var then = share(query.upTo(entry.position() - 1), programme, book);
          var now = share(query, programme, book);
          if (then.isPresent() && now.isPresent()) {
            assertThat(named(changes, query, programme, code, at))
                .as("seed %d, %s, %s", seed, entry, query)
                .isEqualTo(then.equals(now) ? List.of() : List.of(then.get(), now.get()));
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void what_the_clock_brings_is_all_that_is_due_then(long seed) {
    var random = new Random(seed);
    var history = new RandomHistory(random, 40);
    var book = history.recorder().book();
    var known = new Standpoint(book, day(DAYS), history.entries().size());
    var dues = dues(known);
    var moments = new TreeSet<>(dues.stream().map(Due::at).toList());
    for (int day = 0; day < DAYS; day++) {
      moments.add(day(day));
    }
    for (var at : moments.tailSet(FIRST)) {
      Set<Bearing> due = new HashSet<>();
      dues.stream().filter(d -> d.at().equals(at)).forEach(d -> due.add(d.bearing()));
      var changes = RateChanges.byTheClock(known, at, due);
      for (int pair = 0; pair < 3; pair++) {
        var query = pair(random, known.knownAt(), known.position());
        var then = level(query.at(at.minusNanos(1)), book);
        var now = level(query.at(at), book);
        var found = ofGeneral(changes, query).map(change -> change.segments().getFirst());
        assertThat(found.map(s -> List.of(s.before(), s.after())))
            .as("seed %d, %s, %s", seed, due, query.at(at))
            .isEqualTo(then.equals(now) ? Optional.empty() : Optional.of(List.of(then, now)));
        found.ifPresent(segment -> lasts(segment, query, book));
      }
    }
  }

  @Test
  void whoever_runs_before_each_step_may_put_an_end_to_a_search_that_takes_too_long() {
    var history = new RandomHistory(new Random(1), 40);
    var end = history.entries().size();
    var book = history.recorder().book();
    var events = history.entries().stream().<Event>map(Recorded::event).toList();
    var steps = new AtomicInteger();

    assertThatThrownBy(
            () ->
                RateChanges.between(
                    new Standpoint(book, day(DAYS), 0),
                    new Standpoint(book, day(DAYS), end),
                    events,
                    () -> {
                      if (steps.incrementAndGet() == 100) {
                        throw new IllegalStateException("enough");
                      }
                    }))
        .hasMessage("enough");
    assertThat(steps).hasValue(100);
  }

  private static void lasts(Segment segment, RateQuery query, RateBook book) {
    var from = Objects.requireNonNull(segment.from());
    var to = segment.to();
    for (int day = 0; day < DAYS; day++) {
      var at = day(day);
      if (at.isAfter(from) && (to == null || at.isBefore(to))) {
        assertThat(level(query.at(at), book))
            .as("%s at %s", segment, at)
            .isEqualTo(segment.after());
      }
    }
    if (to != null) {
      assertThat(level(query.at(to), book)).isNotEqualTo(segment.after());
    }
  }

  private static List<Due> dues(Standpoint known) {
    return IMPORTERS.stream()
        .map(EconomyCode::new)
        .flatMap(
            importer ->
                Stream.concat(
                    known.source().measuresOf(importer).stream().flatMap(m -> Dues.of(m, known)),
                    Dues.ofReferences(importer, known)))
        .toList();
  }

  private static List<RateChange> changes(RandomHistory history, long position, Instant knownAt) {
    var book = history.recorder().book();
    var event = history.entries().get(Math.toIntExact(position - 1)).event();
    return RateChanges.between(
        new Standpoint(book, knownAt, position - 1),
        new Standpoint(book, knownAt, position),
        List.of(event));
  }

  private static RateQuery pair(Random random, Instant knownAt, long position) {
    while (true) {
      var importer = IMPORTERS.get(random.nextInt(IMPORTERS.size()));
      var exporter = EXPORTERS.get(random.nextInt(EXPORTERS.size()));
      var isWithin = importer.equals(exporter) || (importer.equals("EU") && exporter.equals("DE"));
      if (!isWithin) {
        return new RateQuery(
            new EconomyCode(importer), new EconomyCode(exporter), null, FIRST, knownAt, position);
      }
    }
  }

  private static Optional<RateChange> ofGeneral(List<RateChange> changes, RateQuery query) {
    return changes.stream()
        .filter(change -> isOf(change, query))
        .filter(change -> change.scope() instanceof Scope.General)
        .findFirst();
  }

  private static boolean isOf(RateChange change, RateQuery query) {
    return change.importer().equals(query.importer()) && change.exporter().equals(query.exporter());
  }

  private static Optional<List<Level>> general(
      List<RateChange> changes, RateQuery query, Instant at) {
    return ofGeneral(changes, query)
        .flatMap(change -> segment(change, at))
        .map(segment -> List.of(segment.before(), segment.after()));
  }

  private static List<String> named(
      List<RateChange> changes,
      RateQuery query,
      ProgrammeId programme,
      ProductCode code,
      Instant at) {
    return changes.stream()
        .filter(change -> isOf(change, query))
        .filter(
            change ->
                change.scope() instanceof Scope.Named(var p, _, var goods, _)
                    && p.equals(programme)
                    && goods.contains(new Goods.Heading(code)))
        .flatMap(change -> segment(change, at).stream())
        .findFirst()
        .map(segment -> List.of("" + segment.before().percent(), "" + segment.after().percent()))
        .orElse(List.of());
  }

  private static Optional<Segment> segment(RateChange change, Instant at) {
    return change.segments().stream()
        .filter(s -> s.from() == null || !at.isBefore(s.from()))
        .filter(s -> s.to() == null || at.isBefore(s.to()))
        .findFirst();
  }

  /// What the programme adds on the code by its components; empty where that cannot be told.
  private static Optional<String> share(RateQuery query, ProgrammeId programme, RateBook book) {
    var answer = Rates.answer(query, book);
    if (answer.components().stream()
        .anyMatch(c -> c.outcome() == Outcome.OPEN || c.percent() == null)) {
      return Optional.empty();
    }
    return Optional.of(
        answer.components().stream()
            .filter(component -> component.programme().equals(programme))
            .map(component -> Objects.requireNonNull(component.percent()))
            .reduce(org.tariffledger.domain.Percent.ZERO, org.tariffledger.domain.Percent::plus)
            .toString());
  }

  private static Stream<ProductCode> code(Goods goods) {
    return goods instanceof Goods.Heading(var code) ? Stream.of(code) : Stream.of();
  }

  private static Level level(RateQuery query, RateBook book) {
    return Level.of(Rates.answer(query, book));
  }

  private static Instant day(int day) {
    return FIRST.plus(Duration.ofDays(day));
  }
}
