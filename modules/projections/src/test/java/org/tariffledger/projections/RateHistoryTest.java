package org.tariffledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tariffledger.domain.rates.Axis;
import org.tariffledger.domain.rates.Cause;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.RateDifference;
import org.tariffledger.domain.rates.RateHistory;
import org.tariffledger.domain.rates.RateHistory.Period;
import org.tariffledger.domain.rates.RateHistory.Segment;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;

/// A rate's history against the answers at single moments. More seeds: `-Dseeds=100000`.
class RateHistoryTest {

  private static final int QUESTIONS = 4;
  private static final Duration TICK = Duration.ofNanos(1_000);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Period ALL = new Period(null, null);

  static LongStream seeds() {
    return Seeds.first(100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_segment_holds_what_is_answered_in_it_and_each_boundary_changes_that(long seed) {
    var random = new Random(seed);
    var history = new RandomHistory(random, 12 + random.nextInt(60));
    var book = RateBookTest.bookOf(history);
    for (int i = 0; i < QUESTIONS; i++) {
      var query = history.question();
      for (var axis : Axis.values()) {
        var told = RateHistory.of(query, axis, ALL, 1_000, book);
        assertThat(told.next()).isNull();
        assertHolds(
            told.segments(), query, axis, book, "seed %d, %s, %s".formatted(seed, axis, query));
      }
    }
  }

  private static void assertHolds(
      List<Segment> segments, RateQuery query, Axis axis, RateBook book, String what) {
    RateAnswer before = null;
    var end = segments.getFirst().from();
    for (var segment : segments) {
      assertThat(segment.from()).as(what).isEqualTo(end);
      end = segment.to();
      if (segment.from() != null) {
        var earlier = at(segment.from().minus(TICK), query, axis, book);
        assertThat(earlier.saysTheSameAs(segment.answer())).as(what).isFalse();
        assertThat(before == null || before.saysTheSameAs(earlier)).as(what).isTrue();
        assertThat(segment.began()).as(what).isNotEmpty();
        assertThat(segment.began()).as(what).extracting(Cause::at).containsOnly(segment.from());
      }
      moments(segment)
          .forEach(
              moment ->
                  assertThat(at(moment, query, axis, book).saysTheSameAs(segment.answer()))
                      .as("%s at %s", what, moment)
                      .isTrue());
      before = segment.answer();
    }
    assertThat(end).as(what).isNull();
  }

  /// The first of the segment, the last, and those of the days around that it covers.
  private static List<Instant> moments(Segment segment) {
    var from = segment.from() == null ? Instant.parse("2024-01-01T00:00:00Z") : segment.from();
    var to = segment.to() == null ? from.plus(Duration.ofDays(200)) : segment.to();
    var moments = new ArrayList<>(List.of(from, to.minus(TICK)));
    var step =
        Duration.between(from, to).dividedBy(5).compareTo(DAY) > 0
            ? Duration.between(from, to).dividedBy(5)
            : DAY;
    for (var at = from.plus(step); at.isBefore(to); at = at.plus(step)) {
      moments.add(at);
    }
    return moments;
  }

  private static RateAnswer at(Instant moment, RateQuery query, Axis axis, RateBook book) {
    return Rates.answer(asked(moment, query, axis, book), book);
  }

  private static RateQuery asked(Instant moment, RateQuery query, Axis axis, RateBook book) {
    return switch (axis) {
      case VALID_AT -> query.at(moment);
      case KNOWN_AT -> query.knowing(moment);
      case RECORDED_AT -> query.upTo(Math.min(query.position(), book.positionAt(moment)));
    };
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void pages_of_a_history_make_up_the_whole(long seed) {
    var random = new Random(seed);
    var history = new RandomHistory(random, 12 + random.nextInt(60));
    var book = RateBookTest.bookOf(history);
    var query = history.question();
    for (var axis : Axis.values()) {
      var paged = new ArrayList<Segment>();
      @Nullable Instant next = null;
      do {
        var part = RateHistory.of(query, axis, new Period(next, null), 1 + random.nextInt(3), book);
        paged.addAll(part.segments());
        next = part.next();
      } while (next != null);
      assertThat(paged)
          .as("seed %d, %s", seed, query)
          .isEqualTo(RateHistory.of(query, axis, ALL, 1_000, book).segments());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_difference_is_that_of_the_two_answers_and_has_a_cause_if_there_is_one(long seed) {
    var random = new Random(seed);
    var history = new RandomHistory(random, 12 + random.nextInt(60));
    var book = RateBookTest.bookOf(history);
    for (int i = 0; i < QUESTIONS; i++) {
      var query = history.question();
      var other = history.question();
      for (var axis : Axis.values()) {
        var after =
            switch (axis) {
              case VALID_AT -> query.at(other.validAt());
              case KNOWN_AT -> query.knowing(other.knownAt());
              case RECORDED_AT -> query.upTo(other.position());
            };
        var found = RateDifference.of(query, after, axis, book);
        assertThat(found.before()).isEqualTo(Rates.answer(query, book));
        assertThat(found.after()).isEqualTo(Rates.answer(after, book));
        assertThat(found.causes().isEmpty())
            .as("seed %d, %s, %s to %s", seed, axis, query, after)
            .isEqualTo(found.before().saysTheSameAs(found.after()));
      }
    }
  }
}
