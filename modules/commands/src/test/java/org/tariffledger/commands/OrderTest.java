package org.tariffledger.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderTest {

  private static final int WRITERS = 16;
  private static final int ACTS_EACH = 40;

  private static final class ChangedItsMind extends RuntimeException {}

  @ParameterizedTest
  @EnumSource
  void sixteen_writers_who_sometimes_roll_back_leave_no_hole_and_no_inversion(Database database)
      throws InterruptedException {
    try (var store = BareStore.on(database)) {
      var engine = store.engine(Clock.systemUTC());
      var writers =
          IntStream.range(0, WRITERS)
              .<Callable<Integer>>mapToObj(writer -> () -> write(store, engine, writer))
              .toList();
      int kept;
      try (var threads = Executors.newFixedThreadPool(WRITERS)) {
        kept = threads.invokeAll(writers).stream().mapToInt(OrderTest::result).sum();
      }
      var entries = new ArrayList<Stored>();
      store.reader().read(0, entries::add);

      assertThat(kept).isBetween(WRITERS * ACTS_EACH / 2, WRITERS * ACTS_EACH - 1);
      assertThat(entries)
          .extracting(stored -> stored.entry().position())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 2L * kept).boxed().toList());
      var times = entries.stream().map(stored -> stored.entry().recordedAt()).toList();
      assertThat(times).isSorted();
      assertThat(times.stream().distinct()).hasSize(kept);
    }
  }

  private static int result(Future<Integer> writer) {
    try {
      return writer.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Acts of two events, each tenth of which is rolled back; returns how many were kept.
  private static int write(BareStore store, LedgerStorageEngine engine, int writer) {
    int kept = 0;
    for (int act = 0; act < ACTS_EACH; act++) {
      var events =
          List.of(
              BareStore.entry("one-" + writer + "-" + act, 0, Instant.now()),
              BareStore.entry("two-" + writer + "-" + act, 0, Instant.now()));
      var rollsBack = act % 10 == 9;
      try {
        store
            .transactions()
            .executeInTransaction(
                () -> {
                  engine.appendEvents(events);
                  if (rollsBack) {
                    throw new ChangedItsMind();
                  }
                });
        kept++;
      } catch (ChangedItsMind _) {
        assertThat(rollsBack).isTrue();
      }
    }
    return kept;
  }

  @ParameterizedTest
  @EnumSource
  void record_time_goes_on_when_the_clock_stands_still_or_goes_back(Database database) {
    try (var store = BareStore.on(database)) {
      var noon = Instant.parse("2025-04-09T12:00:00Z");
      Stream.of(noon, noon, noon.minusSeconds(60), noon.plusSeconds(1))
          .forEach(
              now ->
                  store
                      .engine(Clock.fixed(now, ZoneOffset.UTC))
                      .appendEvents(BareStore.entry("at-" + System.nanoTime(), 0, Instant.EPOCH)));
      var entries = new ArrayList<Stored>();
      store.reader().read(0, entries::add);

      assertThat(entries)
          .extracting(stored -> stored.entry().recordedAt())
          .containsExactly(noon, noon.plusNanos(1_000), noon.plusNanos(2_000), noon.plusSeconds(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_act_that_appends_again_keeps_its_record_time(Database database) {
    try (var store = BareStore.on(database)) {
      var engine = store.engine(Clock.systemUTC());
      var unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("act"));
      unit.attachTransaction(store.transactions());
      unit.execute(
          () -> {
            engine.appendEvents(BareStore.entry("first", 0, Instant.EPOCH));
            engine.appendEvents(BareStore.entry("second", 0, Instant.EPOCH));
          });
      var entries = new ArrayList<Stored>();
      store.reader().read(0, entries::add);

      assertThat(entries).hasSize(2);
      assertThat(entries.getFirst().entry().recordedAt())
          .isEqualTo(entries.getLast().entry().recordedAt());
    }
  }
}
