package org.tariffledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.rates.Peak;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.RateAnswer.Assumption;
import org.tariffledger.domain.rates.RateAnswer.Outcome;
import org.tariffledger.domain.rates.RateAnswer.Status;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;

/// More seeds: `-Dseeds=100000`.
class RateBookTest {

  private static final int QUESTIONS = 40;

  static LongStream seeds() {
    return Seeds.first(200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void answers_what_the_brute_force_model_answers(long seed) {
    var random = new Random(seed);
    var history = new RandomHistory(random, 12 + random.nextInt(60));
    var book = bookOf(history);
    for (int i = 0; i < QUESTIONS; i++) {
      var query = history.question();
      assertThat(verdict(Rates.answer(query, book)))
          .as("seed %d, %s", seed, query)
          .isEqualTo(BruteForce.answer(history.recorder(), query));
      assertThat(peak(Rates.peak(query, book)))
          .as("seed %d, peak of %s", seed, query)
          .isEqualTo(BruteForce.peak(history.recorder(), query));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_live_book_a_rebuilt_one_and_a_question_about_the_past_agree(long seed) {
    var random = new Random(seed);
    var history = new RandomHistory(random, 12 + random.nextInt(60));
    var rebuilt = bookOf(history);
    var live = history.recorder().emptyBook();
    for (var entry : history.entries()) {
      live.add(entry);
      var question = history.question();
      var query =
          new RateQuery(
              question.importer(),
              question.exporter(),
              question.product(),
              question.validAt(),
              question.knownAt(),
              entry.position(),
              question.shipment());
      assertThat(Rates.answer(query, rebuilt))
          .as("seed %d, %s", seed, query)
          .isEqualTo(Rates.answer(query, live));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothing_changes_before_the_next_change_that_an_answer_announces(long seed) {
    var random = new Random(seed);
    var history = new RandomHistory(random, 12 + random.nextInt(60));
    var book = bookOf(history);
    for (int i = 0; i < QUESTIONS; i++) {
      var query = history.question();
      var answer = Rates.answer(query, book);
      var next = answer.nextChange();
      var last =
          next == null ? query.validAt().plus(Duration.ofDays(9_999)) : next.at().minusNanos(1_000);
      var later = Rates.answer(query.at(last), book);
      assertThat(verdict(later)).as("seed %d, %s", seed, query).isEqualTo(verdict(answer));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_next_change_is_one_of_a_measure_that_bears_on_the_goods_then_or_just_before(long seed) {
    var random = new Random(seed);
    var history = new RandomHistory(random, 12 + random.nextInt(60));
    var book = bookOf(history);
    for (int i = 0; i < QUESTIONS; i++) {
      var query = history.question();
      var next = Rates.answer(query, book).nextChange();
      if (next != null && next.measure() != null && !next.kind().equals("listChanges")) {
        var id = next.measure().value();
        assertThat(
                BruteForce.bears(history.recorder(), query.at(next.at()), id)
                    || BruteForce.bears(
                        history.recorder(), query.at(next.at().minusNanos(1_000)), id))
            .as("seed %d, %s of %s", seed, next, query)
            .isTrue();
      }
    }
  }

  @Test
  void takes_no_entry_twice_and_refuses_a_hole() {
    var history = new RandomHistory(new Random(1), 20);
    var entries = history.entries();
    var book = bookOf(history);
    book.add(entries.getFirst());
    long last = entries.size();
    assertThat(book.position()).isEqualTo(last);
    var afterAHole = new Recorded<>(last + 2, Instant.EPOCH, entries.getFirst().event());
    assertThatThrownBy(() -> book.add(afterAHole))
        .hasMessageContaining((last + 2) + " follows " + last);
  }

  @Test
  void finds_positions_by_their_record_time() {
    var history = new RandomHistory(new Random(2), 1_500);
    var entries = history.entries();
    var book = bookOf(history);
    for (var entry : entries) {
      assertThat(book.recordedAt(entry.position())).isEqualTo(entry.recordedAt());
      assertThat(book.positionAt(entry.recordedAt())).isEqualTo(entry.position());
      assertThat(book.positionAt(entry.recordedAt().minusNanos(1_000)))
          .isEqualTo(entry.position() - 1);
    }
    assertThat(book.positionAt(Instant.MIN)).isZero();
    assertThat(book.positionAt(Instant.parse("9999-01-01T00:00:00Z"))).isEqualTo(entries.size());
  }

  @Test
  void waits_for_a_position_and_gives_up_in_time() throws InterruptedException {
    var history = new RandomHistory(new Random(3), 20);
    var entries = history.entries();
    var book = history.recorder().emptyBook();
    entries.subList(0, entries.size() - 1).forEach(book::add);
    assertThat(book.awaitPosition(entries.size(), Duration.ofMillis(10))).isFalse();
    var writer = Thread.ofVirtual().start(() -> book.add(entries.getLast()));
    assertThat(book.awaitPosition(entries.size(), Duration.ofSeconds(10))).isTrue();
    writer.join();
  }

  static RateBook bookOf(RandomHistory history) {
    var book = history.recorder().emptyBook();
    history.entries().forEach(book::add);
    return book;
  }

  private static String peak(Peak peak) {
    return "%s of %s/%s"
        .formatted(
            orNone(peak.answer().additional()),
            orNone(peak.range().low()),
            orNone(peak.range().high()));
  }

  private static String orNone(@Nullable Percent percent) {
    return percent == null ? "none" : percent.toString();
  }

  static BruteForce.Verdict verdict(RateAnswer answer) {
    var outcomes = new TreeMap<String, String>();
    var statuses = new TreeMap<String, String>();
    for (var c : answer.components()) {
      var exempt = c.outcome() == Outcome.EXEMPT ? " " + c.because() : "";
      outcomes.put(c.measure().value(), c.outcome() + exempt + " " + orUnknown(c.percent()));
      statuses.put(c.measure().value(), c.legalStatus().name());
    }
    var assumptions = new TreeMap<String, String>();
    for (var assumed : answer.assumptions()) {
      assumptions.put(
          assumed.fact() + " " + local(assumed.value()),
          with(assumed)
              + ": "
              + (assumed.otherwiseStatus() == Status.PROHIBITED
                  ? "prohibited"
                  : orUnknown(assumed.otherwise()) + "/" + orUnknown(assumed.otherwiseTotal())));
    }
    var needs = new ArrayList<String>();
    var lists = new TreeSet<String>();
    for (var need : answer.needs()) {
      if (need.fact().equals("productList")) {
        lists.addAll(need.values());
      } else {
        needs.add(need.fact());
      }
    }
    if (!lists.isEmpty()) {
      needs.add("productList" + lists);
    }
    var baseClaims = new TreeSet<String>();
    for (var need : answer.base().needs()) {
      if (need.fact().startsWith("claims.")) {
        baseClaims.add(need.fact());
      }
    }
    return new BruteForce.Verdict(
        answer.status().name(),
        text(answer.additional()),
        orUnknown(answer.total()),
        text(answer.range().low()),
        text(answer.range().high()),
        new TreeSet<>(needs),
        baseClaims,
        outcomes,
        statuses,
        assumptions);
  }

  private static String with(Assumption assumed) {
    return assumed.with().stream()
        .map(other -> other.fact() + " " + local(other.value()))
        .sorted()
        .collect(Collectors.joining(" and "));
  }

  /// An offset date-time of Java leaves seconds out that are none.
  private static String local(String value) {
    var before = "not before ";
    return value.startsWith(before)
        ? before + OffsetDateTime.parse(value.substring(before.length()))
        : value;
  }

  private static String orUnknown(@Nullable Percent percent) {
    return percent == null ? "?" : percent.toString();
  }

  private static @Nullable String text(@Nullable Percent percent) {
    return percent == null ? null : percent.toString();
  }
}
