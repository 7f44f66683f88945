package org.tariffledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.Shipment.Assume;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.RateAnswer.Component;
import org.tariffledger.domain.rates.RateAnswer.Need;
import org.tariffledger.domain.rates.RateAnswer.Outcome;
import org.tariffledger.domain.rates.RateAnswer.Range;
import org.tariffledger.domain.rates.RateAnswer.Status;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;

/// What holds of every answer that hangs on facts, whatever was recorded. More seeds:
/// `-Dseeds=100000`.
class FactsTest {

  private static final int QUESTIONS = 20;
  private static final int COMBINATIONS_MAX = 400;
  private static final Offset<BigDecimal> A_ROUNDING = Offset.offset(new BigDecimal("0.000001"));

  static LongStream seeds() {
    return Seeds.first(100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_fact_that_is_asked_for_matters_its_values_give_different_answers(long seed) {
    var history = history(seed);
    var book = history.recorder().book();
    for (int i = 0; i < QUESTIONS; i++) {
      var query = history.question();
      var answer = Rates.answer(query, book);
      var asked = answer.needs();
      if (!asked.stream().allMatch(Facts::isFact) || combinations(asked) > COMBINATIONS_MAX) {
        continue;
      }
      var answers = new HashMap<Map<String, String>, String>();
      for (var given : given(asked)) {
        Facts.with(query, given)
            .ifPresent(
                told -> {
                  var then = Rates.answer(told, book);
                  assertWithin(answer, then, "seed %d, %s given %s".formatted(seed, query, given));
                  answers.put(given, then.status() + " " + then.range());
                });
      }
      for (var need : asked) {
        assertThat(matters(need, answers))
            .as("seed %d, %s of %s: %s", seed, need, query, answers)
            .isTrue();
      }
    }
  }

  private static boolean matters(Need need, Map<Map<String, String>, String> answers) {
    var byOthers = new HashMap<Map<String, String>, Set<String>>();
    answers.forEach(
        (given, answer) -> {
          var others = new HashMap<>(given);
          others.remove(need.fact());
          byOthers.computeIfAbsent(others, _ -> new HashSet<>()).add(answer);
        });
    return byOthers.values().stream().anyMatch(different -> different.size() > 1);
  }

  private static long combinations(List<Need> asked) {
    long count = 1;
    for (var need : asked) {
      count = Math.min(count * need.values().size(), Integer.MAX_VALUE);
    }
    return count;
  }

  private static List<Map<String, String>> given(List<Need> asked) {
    List<Map<String, String>> given = List.of(Map.of());
    for (var need : asked) {
      var more = new ArrayList<Map<String, String>>();
      for (var one : given) {
        for (var value : need.values()) {
          var another = new HashMap<>(one);
          another.put(need.fact(), value);
          more.add(another);
        }
      }
      given = more;
    }
    return given;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void where_nothing_is_assumed_giving_a_fact_only_narrows_the_range_and_asks_for_nothing_new(
      long seed) {
    var history = history(seed);
    var book = history.recorder().book();
    for (int i = 0; i < QUESTIONS; i++) {
      var query = Facts.assuming(history.question(), Assume.NOTHING);
      var answer = Rates.answer(query, book);
      Facts.merged(query, history.question().shipment())
          .ifPresent(
              told -> {
                var then = Rates.answer(told, book);
                var what = "seed %d, %s, told %s".formatted(seed, query, told.shipment());
                assertWithin(answer, then, what);
                assertThat(names(answer)).as(what).containsAll(names(then));
              });
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void what_is_answered_of_an_ordinary_shipment_is_in_the_range_of_one_of_which_nothing_is_assumed(
      long seed) {
    var history = history(seed);
    var book = history.recorder().book();
    for (int i = 0; i < QUESTIONS; i++) {
      var query = history.question();
      assertWithin(
          Rates.answer(Facts.assuming(query, Assume.NOTHING), book),
          Rates.answer(Facts.assuming(query, Assume.ORDINARY), book),
          "seed %d, %s".formatted(seed, query));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void an_answer_is_determined_exactly_where_nothing_is_asked_and_its_range_is_one_rate(long seed) {
    var history = history(seed);
    var book = history.recorder().book();
    for (int i = 0; i < QUESTIONS; i++) {
      var query = history.question();
      var answer = Rates.answer(query, book);
      var what = "seed %d, %s".formatted(seed, query);
      var low = answer.range().low();
      switch (answer.status()) {
        case DETERMINED -> {
          assertThat(answer.needs()).as(what).isEmpty();
          assertThat(answer.additional()).as(what).isEqualTo(low).isEqualTo(answer.range().high());
        }
        case UNDETERMINED -> {
          assertThat(answer.needs()).as(what).isNotEmpty();
          assertThat(low).as(what).isNotNull().isNotEqualTo(answer.range().high());
        }
        case PROHIBITED -> {
          assertThat(answer.needs()).as(what).isEmpty();
          assertThat(answer.range()).as(what).isEqualTo(new Range(null, null));
        }
      }
      assertThat(answer.needs().stream().filter(Facts::isTold).map(Need::fact))
          .as(what)
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void an_all_in_duty_fills_the_base_duty_up_and_is_never_negative(long seed) {
    var history = history(seed);
    var book = history.recorder().book();
    for (int i = 0; i < QUESTIONS; i++) {
      var query = history.question();
      var answer = Rates.answer(query, book);
      for (var component : answer.components()) {
        var duty = component.residual() == null ? component.duty() : component.residual();
        if (duty instanceof Duty.TopUpTo(var percent, var column) && component.percent() != null) {
          var what = "seed %d, %s of %s".formatted(seed, component, query);
          var added = component.percent().value();
          assertThat(added).as(what).isBetween(BigDecimal.ZERO, percent.value());
          var charged = answer.base().charged();
          if (column.isCharged()
              && isOnAll(component, history)
              && charged != null
              && charged.percent() != null) {
            var base = charged.percent().value();
            assertThat(added.add(base)).as(what).isCloseTo(base.max(percent.value()), A_ROUNDING);
          }
        }
      }
    }
  }

  /// Whether it is charged, and on the full value.
  private static boolean isOnAll(Component component, RandomHistory history) {
    var isCharged =
        component.outcome() == Outcome.APPLIED
            || (component.outcome() == Outcome.PAUSED && component.residual() != null);
    return isCharged
        && component.because() == null
        && history.entries().stream()
            .allMatch(
                entry ->
                    !(entry.event() instanceof TariffImposed e
                            && e.measure().equals(component.measure()))
                        || e.basis().equals(Basis.FULL_VALUE));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void measures_found_by_the_index_answer_what_all_measures_answer(long seed) {
    var history = history(seed);
    var book = history.recorder().book();
    var all = new Unindexed(book);
    for (int i = 0; i < QUESTIONS; i++) {
      var query = history.question();
      assertThat(Rates.answer(query, book))
          .as("seed %d, %s", seed, query)
          .isEqualTo(Rates.answer(query, all));
      assertThat(Rates.peak(query, book))
          .as("seed %d, peak of %s", seed, query)
          .isEqualTo(Rates.peak(query, all));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void what_is_said_to_be_otherwise_is_what_is_answered_if_it_is_given(long seed) {
    var history = history(seed);
    var book = history.recorder().book();
    for (int i = 0; i < 2 * QUESTIONS; i++) {
      var query = history.question();
      for (var assumed : Rates.answer(query, book).assumptions()) {
        if (assumed.otherwiseStatus() != Status.UNDETERMINED) {
          assertThat(Contraries.of(assumed, query).map(told -> told(told, book)))
              .as("seed %d, %s of %s", seed, assumed, query)
              .contains(
                  "%s %s/%s"
                      .formatted(
                          assumed.otherwiseStatus(),
                          assumed.otherwise(),
                          assumed.otherwiseTotal()));
        }
      }
    }
  }

  private static String told(RateQuery query, RateBook book) {
    var then = Rates.answer(query, book);
    return "%s %s/%s".formatted(then.status(), then.additional(), then.total());
  }

  private static RandomHistory history(long seed) {
    var random = new Random(seed);
    return new RandomHistory(random, 16 + random.nextInt(60));
  }

  private static List<String> names(RateAnswer answer) {
    return answer.needs().stream().map(Need::fact).toList();
  }

  private static void assertWithin(RateAnswer wide, RateAnswer narrow, String what) {
    if (wide.status() == Status.PROHIBITED) {
      assertThat(narrow.status()).as(what).isEqualTo(Status.PROHIBITED);
      return;
    }
    if (narrow.status() == Status.PROHIBITED) {
      assertThat(wide.range().high()).as(what).isNull();
      return;
    }
    assertThat(narrow.range().low()).as(what).isGreaterThanOrEqualTo(wide.range().low());
    if (wide.range().high() != null) {
      assertThat(narrow.range().high())
          .as(what)
          .isNotNull()
          .isLessThanOrEqualTo(wide.range().high());
    }
  }
}
