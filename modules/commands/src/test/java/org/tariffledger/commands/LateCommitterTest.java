package org.tariffledger.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// One writer takes its place, another overtakes it and commits, a reader looks, and only then does
/// the first commit. What it wrote was announced long ago, and its message says so.
class LateCommitterTest {

  private static final Instant LONG_AGO = Facts.APRIL_2;
  private static final int WAIT_S_MAX = 10;
  private static final int OVERTAKING_MS_MAX = 200;

  @Test
  void the_framework_as_it_comes_never_delivers_the_late_event() throws Exception {
    try (var store = BareStore.on(Database.POSTGRESQL)) {
      var builder = JdbcEventStorageEngine.builder();
      builder
          .connectionProvider(store.connections())
          .transactionManager(store.transactions())
          .eventSerializer(new EventSerializer())
          .snapshotSerializer(new EventSerializer());
      var stock = builder.build();
      stock.createSchema(PostgresEventTableFactory.INSTANCE);

      assertThat(delivered(store, stock)).containsExactly("measure:punctual");
    }
  }

  @Test
  void the_ledger_delivers_both_in_the_order_of_their_commits() throws Exception {
    try (var store = BareStore.on(Database.POSTGRESQL)) {
      var ours = store.engine(Clock.systemUTC());

      assertThat(delivered(store, ours)).containsExactly("measure:late", "measure:punctual");
    }
  }

  /// Tells the story and returns the streams of all events the reader was given, in their order.
  private static List<String> delivered(BareStore store, EventStorageEngine engine)
      throws Exception {
    var reader = new Reader(engine);
    var lateHasWritten = new CountDownLatch(1);
    var lateMayCommit = new CountDownLatch(1);
    try (var writers = Executors.newFixedThreadPool(2)) {
      var late =
          writers.submit(
              () ->
                  store
                      .transactions()
                      .executeInTransaction(
                          () -> {
                            engine.appendEvents(BareStore.entry("late", 0, LONG_AGO));
                            lateHasWritten.countDown();
                            await(lateMayCommit);
                          }));
      await(lateHasWritten);
      var punctual =
          writers.submit(() -> engine.appendEvents(BareStore.entry("punctual", 0, LONG_AGO)));
      overtakesOrWaits(punctual);
      reader.look();
      lateMayCommit.countDown();
      late.get(WAIT_S_MAX, TimeUnit.SECONDS);
      punctual.get(WAIT_S_MAX, TimeUnit.SECONDS);
    }
    reader.look();
    return reader.seen;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(WAIT_S_MAX, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void overtakesOrWaits(Future<?> punctual) throws Exception {
    try {
      punctual.get(OVERTAKING_MS_MAX, TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      // It waits for the late one, as it should.
    }
  }

  /// Reads on from where it was, as every projection does.
  private static final class Reader {

    private final EventStorageEngine engine;
    private final List<String> seen = new ArrayList<>();
    private @Nullable TrackingToken place;

    Reader(EventStorageEngine engine) {
      this.engine = engine;
    }

    void look() {
      engine
          .readEvents(place, false)
          .forEach(
              event -> {
                seen.add(((DomainEventMessage<?>) event).getAggregateIdentifier());
                place = event.trackingToken();
              });
    }
  }
}
