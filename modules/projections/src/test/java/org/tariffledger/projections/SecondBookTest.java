package org.tariffledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;

/// A book that was built anew takes the place of the one in use, and goes again.
class SecondBookTest {

  private static final int PAGE_ENTRIES = 7;
  private static final int READERS = 3;
  private static final int ROUNDS = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private record Asked(RateQuery query, RateAnswer answer) {}

  private final RandomHistory history = new RandomHistory(new Random(8), 400);
  private final RateBook live = history.recorder().emptyBook();
  private final AtomicLong stored = new AtomicLong();

  /// Every answer is the one that a book gives that was never replaced.
  @Test
  void readers_and_a_writer_notice_nothing_of_switches_and_rollbacks() throws Exception {
    var asked = asked();
    takeIn(history.entries().size() / 4);
    var isOver = new AtomicBoolean();
    try (var threads = Executors.newCachedThreadPool()) {
      var readers = new ArrayList<Future<Long>>();
      for (int i = 0; i < READERS; i++) {
        var reader = i;
        readers.add(threads.submit(() -> read(asked, isOver, new Random(reader))));
      }
      var writer = threads.submit(this::recordTheRest);
      try {
        for (int round = 0; round < ROUNDS; round++) {
          switchOver();
          assertThat(live.keepsOld()).isTrue();
          if (round % 2 == 0) {
            assertThat(live.rollBack()).isTrue();
            assertThat(live.rollBack()).isFalse();
          }
        }
        assertThat(writer.get()).isTrue();
        switchOver();
      } finally {
        isOver.set(true);
      }
      for (var reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    }
    assertThat(live.position()).isEqualTo(history.entries().size());
    assertAnswers(asked);
    assertThat(live.rollBack()).isTrue();
    assertThat(live.position()).isEqualTo(history.entries().size());
    assertAnswers(asked);
  }

  private List<Asked> asked() {
    return IntStream.range(0, 200)
        .mapToObj(_ -> history.question())
        .map(query -> new Asked(query, Rates.answer(query, history.recorder().book())))
        .toList();
  }

  private void switchOver() {
    var second = second();
    assertThat(second.readTo(live.position() / 2, _ -> true)).isTrue();
    var switched = second.takePlace(false);
    assertThat(switched.outcome()).as("%s", switched).isEqualTo(Switched.Outcome.SWITCHED);
    assertThat(switched.differences()).isZero();
  }

  /// Asks what the book has come to; its position never goes back.
  private long read(List<Asked> asked, AtomicBoolean isOver, Random random) {
    long before = 0;
    long answered = 0;
    while (!isOver.get() || answered == 0) {
      var position = live.position();
      assertThat(position).isGreaterThanOrEqualTo(before);
      assertThat(live.recordedAt(position)).isEqualTo(recordedAt(position));
      before = position;
      var one = asked.get(random.nextInt(asked.size()));
      if (one.query().position() <= position) {
        assertThat(Rates.answer(one.query(), live)).isEqualTo(one.answer());
        answered++;
      }
    }
    return answered;
  }

  private Instant recordedAt(long position) {
    return history.entries().get(Math.toIntExact(position - 1)).recordedAt();
  }

  private boolean recordTheRest() throws InterruptedException {
    while (live.position() < history.entries().size()) {
      takeIn(1);
      Thread.sleep(1);
    }
    return true;
  }

  /// First they are stored, then the book takes them in.
  private void takeIn(int entries) {
    for (int i = 0; i < entries; i++) {
      var entry = history.entries().get(Math.toIntExact(stored.get()));
      stored.incrementAndGet();
      live.add(entry);
    }
  }

  private void assertAnswers(List<Asked> asked) {
    for (var one : asked) {
      assertThat(Rates.answer(one.query(), live)).isEqualTo(one.answer());
    }
  }

  private SecondBook second() {
    return new SecondBook(
        live, after -> page(history.entries(), after), history.recorder().contents());
  }

  private List<Recorded<Event>> page(List<Recorded<Event>> entries, long after) {
    return entries.stream()
        .filter(entry -> entry.position() > after && entry.position() <= stored.get())
        .limit(PAGE_ENTRIES)
        .toList();
  }

  @Test
  void who_waits_for_a_position_gets_it_from_the_one_that_took_the_place() throws Exception {
    takeIn(20);
    var waiter = new FutureTask<>(() -> live.awaitPosition(22, PATIENCE));
    var thread = Thread.ofPlatform().start(waiter);
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
    switchOver();
    live.release();
    takeIn(1);
    assertThat(waiter.isDone()).isFalse();
    takeIn(1);
    assertThat(waiter.get()).isTrue();
  }

  @Test
  void one_that_would_hold_something_otherwise_waits_until_that_is_accepted() {
    takeIn(50);
    var others = new ArrayList<>(history.entries());
    var late = others.get(49);
    others.set(49, new Recorded<>(50, late.recordedAt().plusSeconds(1), late.event()));
    var second = new SecondBook(live, after -> page(others, after), history.recorder().contents());

    var refused = second.takePlace(false);
    assertThat(refused.outcome()).isEqualTo(Switched.Outcome.DIFFERS);
    assertThat(refused.differences()).isPositive();
    assertThat(Objects.requireNonNull(refused.first()).about()).isEqualTo("record time of 50");
    assertThat(live.recordedAt(50)).isEqualTo(late.recordedAt());
    assertThat(live.keepsOld()).isFalse();

    assertThat(second.takePlace(true).outcome()).isEqualTo(Switched.Outcome.SWITCHED);
    assertThat(live.recordedAt(50)).isEqualTo(late.recordedAt().plusSeconds(1));
    takeIn(1);
    assertThat(live.position()).isEqualTo(51);
    assertThat(live.rollBack()).isTrue();
    assertThat(live.position()).isEqualTo(51);
    assertThat(live.recordedAt(50)).isEqualTo(late.recordedAt());
  }

  /// A question that runs meanwhile is answered from one of the two.
  @Test
  void what_was_asked_for_one_question_stays_as_it_is() {
    takeIn(50);
    var steady = live.steady();
    switchOver();
    assertThat(live.steady()).isNotSameAs(steady);
    live.rollBack();
    assertThat(live.steady()).isSameAs(steady);
  }

  @Test
  void one_that_the_store_does_not_bring_to_the_position_takes_no_place() {
    takeIn(50);
    var rest = history.entries().stream().filter(e -> e.position() <= 44 || e.position() > 50);
    var holed = rest.toList();
    stored.set(60);
    var contents = history.recorder().contents();
    var missing = new SecondBook(live, after -> page(holed, after), contents).takePlace(true);
    assertThat(missing.outcome()).isEqualTo(Switched.Outcome.EVENTS_MISSING);
    assertThat(live.position()).isEqualTo(50);
    assertThat(live.rollBack()).isFalse();
  }

  @Test
  void what_is_let_go_is_not_put_back() {
    takeIn(50);
    assertThat(live.release()).isFalse();
    switchOver();
    assertThat(live.release()).isTrue();
    assertThat(live.rollBack()).isFalse();
  }
}
