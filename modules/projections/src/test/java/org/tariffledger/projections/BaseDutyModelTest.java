package org.tariffledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.rates.Axis;
import org.tariffledger.domain.rates.Cause;
import org.tariffledger.domain.rates.Nomenclature;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.RateAnswer.Need;
import org.tariffledger.domain.rates.RateDifference;
import org.tariffledger.domain.rates.RateHistory;
import org.tariffledger.domain.rates.RateHistory.Period;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;

/// The base duty against a model of it, at all times. More seeds: `-Dseeds=100000`.
class BaseDutyModelTest {

  private static final int QUESTIONS = 40;
  private static final Duration TICK = Duration.ofNanos(1_000);
  private static final Instant DAY_0 = Instant.parse("2025-03-30T04:00:00Z");
  private static final Period FROM_THE_START =
      new Period(Instant.parse("2025-01-01T00:00:00Z"), null);

  static LongStream seeds() {
    return Seeds.first(150);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_base_duty_is_what_the_model_reads_from_the_lines(long seed) {
    var schedules = schedules(seed);
    for (int i = 0; i < QUESTIONS; i++) {
      var query = schedules.question();
      var answer = Rates.answer(query, schedules.book());
      var expected = BruteBase.answer(schedules.entries(), schedules.contents(), query);
      assertThat(verdict(answer, query, schedules.book()))
          .as("seed %d, %s", seed, query)
          .isEqualTo(expected);
      assertThat(text(answer.total()))
          .as("seed %d, %s", seed, query)
          .isEqualTo(sum(answer.additional(), expected.base()));
      assertThat(answer.needs())
          .as("seed %d, %s", seed, query)
          .allMatch(need -> need.fact().equals("coverage"));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothing_changes_before_the_next_change(long seed) {
    var schedules = schedules(seed);
    for (int i = 0; i < QUESTIONS; i++) {
      var query = schedules.question();
      var answer = Rates.answer(query, schedules.book());
      var next = answer.nextChange();
      var end = next == null ? query.validAt().plus(Duration.ofDays(30)) : next.at();
      for (var at = query.validAt().plus(TICK); at.isBefore(end); at = at.plus(hours(12))) {
        var later = Rates.answer(query.at(at), schedules.book());
        assertThat(later.saysTheSameAs(answer)).as("seed %d, %s at %s", seed, query, at).isTrue();
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_history_holds_what_is_answered_at_each_moment_and_says_what_began_it(long seed) {
    var schedules = schedules(seed);
    for (int i = 0; i < 3; i++) {
      var query = schedules.question();
      for (var axis : Axis.values()) {
        var what = "seed %d, %s, %s".formatted(seed, axis, query);
        var told = RateHistory.of(query, axis, FROM_THE_START, 1_000, schedules.book());
        for (var moment : moments(axis, schedules)) {
          var answer = Rates.answer(at(moment, query, axis, schedules.book()), schedules.book());
          var held = told.segments().stream().filter(s -> covers(s, moment)).findFirst();
          assertThat(held.orElseThrow().answer().saysTheSameAs(answer))
              .as("%s at %s", what, moment)
              .isTrue();
        }
        told.segments().stream()
            .skip(1)
            .forEach(
                segment ->
                    assertThat(segment.began())
                        .as(what)
                        .isNotEmpty()
                        .extracting(Cause::at)
                        .containsOnly(segment.from()));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_difference_has_a_cause_exactly_where_the_answers_differ(long seed) {
    var schedules = schedules(seed);
    for (int i = 0; i < 6; i++) {
      var query = schedules.question();
      var other = schedules.question();
      for (var axis : Axis.values()) {
        var after =
            switch (axis) {
              case VALID_AT -> query.at(other.validAt());
              case KNOWN_AT -> query.knowing(other.knownAt());
              case RECORDED_AT -> query.upTo(other.position());
            };
        var found = RateDifference.of(query, after, axis, schedules.book());
        assertThat(found.causes().isEmpty())
            .as("seed %d, %s, %s to %s", seed, axis, query, after)
            .isEqualTo(
                Rates.answer(query, schedules.book())
                    .saysTheSameAs(Rates.answer(after, schedules.book())));
      }
    }
  }

  private static RandomSchedules schedules(long seed) {
    var random = new Random(seed);
    return new RandomSchedules(random, 8 + random.nextInt(25));
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  private static boolean covers(RateHistory.Segment segment, Instant moment) {
    return (segment.from() == null || !moment.isBefore(segment.from()))
        && (segment.to() == null || moment.isBefore(segment.to()));
  }

  /// Each half day, or each entry's record time and the tick before.
  private static List<Instant> moments(Axis axis, RandomSchedules schedules) {
    return axis == Axis.RECORDED_AT
        ? schedules.entries().stream()
            .flatMap(e -> List.of(e.recordedAt(), e.recordedAt().minus(TICK)).stream())
            .toList()
        : IntStream.range(0, 80)
            .mapToObj(i -> DAY_0.plus(hours(12).multipliedBy(i)))
            .flatMap(at -> List.of(at, at.minus(TICK)).stream())
            .toList();
  }

  private static RateQuery at(Instant moment, RateQuery query, Axis axis, RateBook book) {
    return switch (axis) {
      case VALID_AT -> query.at(moment);
      case KNOWN_AT -> query.knowing(moment);
      case RECORDED_AT -> query.upTo(Math.min(query.position(), book.positionAt(moment)));
    };
  }

  private static BruteBase.Verdict verdict(RateAnswer answer, RateQuery query, RateBook book) {
    var charged = answer.base().charged();
    var needs = new TreeSet<String>();
    answer.base().needs().forEach(need -> needs.add(text(need)));
    var assumptions = new TreeMap<String, String>();
    answer
        .assumptions()
        .forEach(a -> assumptions.put(a.fact(), base(a.otherwiseTotal(), a.otherwise())));
    return new BruteBase.Verdict(
        charged == null
            ? "open"
            : String.join(
                "|",
                charged.duty(),
                text(charged.percent()),
                charged.line().value(),
                charged.column().value(),
                charged.edition().value()),
        needs,
        Nomenclature.missing(query, book).isPresent(),
        assumptions);
  }

  private static String text(Need need) {
    return need.fact().equals("product") ? "product " + need.values() : need.fact();
  }

  /// What is left of a total without the additional duty.
  private static String base(@Nullable Percent total, @Nullable Percent additional) {
    return total == null || additional == null
        ? "?"
        : new Percent(total.value().subtract(additional.value())).toString();
  }

  private static String sum(@Nullable Percent additional, String base) {
    var percent = base.equals("open") ? "?" : base.split("\\|", -1)[1];
    return additional == null || percent.equals("?")
        ? "?"
        : additional.plus(new Percent(new BigDecimal(percent))).toString();
  }

  private static String text(@Nullable Percent percent) {
    return percent == null ? "?" : percent.toString();
  }
}
