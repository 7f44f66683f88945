package org.tariffledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tariffledger.domain.Content;
import org.tariffledger.domain.Contents;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;

class WholeActsTest {

  private static final Instant FIRST = Instant.parse("2025-07-01T00:00:00Z");

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_book_stands_at_the_end_of_an_act_whenever_one_looks(long seed) {
    var random = new Random(seed);
    var history = new RandomHistory(random, 40);
    var acts = inActs(history.entries(), random);
    var ends = acts.stream().map(act -> act.getLast().position()).toList();
    var endsAndNone = Stream.concat(Stream.of(0L), ends.stream()).toList();
    var book = history.recorder().emptyBook();
    var head = new AtomicLong();
    var whole = new WholeActs(book, head::get);
    for (var act : acts) {
      // Others may have recorded more before this one's events are read.
      var later = ends.subList(ends.indexOf(act.getLast().position()), ends.size());
      head.set(Math.max(head.get(), later.get(random.nextInt(later.size()))));
      for (var entry : act) {
        assertThat(book.position()).isLessThan(act.getFirst().position());
        whole.take(entry);
        assertThat(whole.position()).isEqualTo(entry.position());
        assertThat(book.position()).isIn(endsAndNone);
      }
      if (head.get() == act.getLast().position()) {
        assertThat(book.position()).isEqualTo(head.get());
      }
    }
    assertThat(book.position()).isEqualTo(ends.getLast());
    for (var act : acts) {
      assertThat(book.positionAt(act.getFirst().recordedAt())).isEqualTo(act.getLast().position());
    }
  }

  @Test
  void the_newest_act_is_shown_without_waiting_for_the_next() {
    var acts = inActs(new RandomHistory(new Random(4), 40).entries(), new Random(4));
    var act = acts.getFirst();
    var book = new RandomHistory(new Random(4), 40).recorder().emptyBook();
    var whole = new WholeActs(book, () -> act.getLast().position());
    act.forEach(whole::take);
    assertThat(book.position()).isEqualTo(act.getLast().position());
  }

  @Test
  void the_head_is_read_once_for_all_that_stands_before_it() {
    var history = new RandomHistory(new Random(5), 200);
    var reads = new AtomicInteger();
    var whole =
        new WholeActs(
            history.recorder().emptyBook(),
            () -> {
              reads.incrementAndGet();
              return history.entries().size();
            });
    history.entries().forEach(whole::take);
    assertThat(reads).hasValue(1);
  }

  @Test
  void an_event_that_comes_again_is_not_taken_twice_and_a_hole_is_refused() {
    var history = new RandomHistory(new Random(6), 20);
    var act = together(history.entries(), FIRST);
    var book = history.recorder().emptyBook();
    var whole = new WholeActs(book, () -> act.getLast().position());
    whole.take(act.getFirst());
    whole.take(act.getFirst());
    assertThat(book.position()).isZero();
    assertThatThrownBy(() -> whole.take(act.get(2))).hasMessageContaining("3 follows 1");
    act.forEach(whole::take);
    assertThat(book.position()).isEqualTo(act.getLast().position());
  }

  @Test
  void an_act_of_which_a_content_cannot_be_read_leaves_nothing_and_is_tried_again() {
    var history = new RandomHistory(new Random(7), 20);
    var entries = new ArrayList<>(history.entries());
    var isThere = new AtomicBoolean();
    Contents contents =
        digest -> {
          if (!isThere.get()) {
            throw new IllegalStateException("The store does not answer.");
          }
          return "0101\n";
        };
    var book = new RateBook(contents);
    var published = published(entries);
    entries.add(new Recorded<>(entries.size() + 1L, FIRST, published));
    var act = together(entries, FIRST);
    var last = act.removeLast();
    var whole = new WholeActs(book, last::position);
    act.forEach(whole::take);

    assertThatThrownBy(() -> whole.take(last)).hasMessageContaining("does not answer");
    assertThat(book.position()).isZero();
    assertThat(book.measures()).isEmpty();

    isThere.set(true);
    whole.take(last);
    assertThat(book.position()).isEqualTo(last.position());
    assertThat(book.measures()).hasSameSizeAs(history.recorder().book().measures());
  }

  private static Event published(List<Recorded<Event>> entries) {
    var announcement = entries.getFirst().event().announcement();
    return new ProductListPublished(
        new ProductListId("STEEL"), new Content(Digest.of("0101\n"), 1), null, null, announcement);
  }

  /// The same events, some of them recorded together.
  private static List<List<Recorded<Event>>> inActs(List<Recorded<Event>> entries, Random random) {
    var acts = new ArrayList<List<Recorded<Event>>>();
    for (int at = 0; at < entries.size(); ) {
      var end = Math.min(entries.size(), at + 1 + random.nextInt(8));
      acts.add(together(entries.subList(at, end), FIRST.plusSeconds(at)));
      at = end;
    }
    return acts;
  }

  private static List<Recorded<Event>> together(List<Recorded<Event>> entries, Instant at) {
    var act = new ArrayList<Recorded<Event>>();
    entries.forEach(entry -> act.add(new Recorded<>(entry.position(), at, entry.event())));
    return act;
  }
}
