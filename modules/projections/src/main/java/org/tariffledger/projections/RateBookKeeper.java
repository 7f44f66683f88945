package org.tariffledger.projections;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.tariffledger.commands.EventReader;
import org.tariffledger.commands.LedgerHead;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Recorded;

/// Builds the rate book from the store with the fast reader, then keeps it current through a
/// tracking processor that begins where the reader ended. Every node has its own book, so the
/// processor's place is kept in memory only.
public final class RateBookKeeper implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RateBookKeeper.class);
  private static final long PROGRESS_EVERY_EVENTS = 250_000;

  /// Not a bean: Axon would put a second processor of its own behind every bean that handles
  /// events.
  record Tail(WholeActs acts) {
    @EventHandler
    void on(Event event, TrackingToken token, @Timestamp Instant recordedAt) {
      acts.take(new Recorded<>(token.position().orElseThrow(), recordedAt, event));
    }
  }

  private final RateBook book;
  private final WholeActs acts;
  private final EventReader reader;
  private final TrackingEventProcessor tail;
  private final CountDownLatch built = new CountDownLatch(1);
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile @Nullable RuntimeException failure;

  RateBookKeeper(
      RateBook book,
      EventReader reader,
      LedgerHead head,
      EventStore store,
      TransactionManager transactions) {
    this.book = book;
    this.acts = new WholeActs(book, () -> head.now().position());
    this.reader = reader;
    this.tail = tail(store, transactions);
  }

  /// Waits until the book is built; false if that takes longer.
  ///
  /// @throws IllegalStateException if it cannot be built
  public boolean awaitReady(Duration atMost) throws InterruptedException {
    var done = built.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    if (failure != null) {
      throw new IllegalStateException("The rate book cannot be built.", failure);
    }
    return done;
  }

  @Override
  public void start() {
    if (running.compareAndSet(false, true)) {
      Thread.ofPlatform().name("rate-book").start(this::build);
    }
  }

  private void build() {
    var began = System.nanoTime();
    try {
      long before;
      do { // The next round takes in what was recorded during the last one.
        before = acts.position();
        reader.readEntries(before, this::take);
      } while (acts.position() > before);
      book.becomeReady();
      log.info(
          "Rate book built: {} events, {} measures in {} ms.",
          book.position(),
          book.measures().size(),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
      if (running.get()) {
        tail.start();
      }
    } catch (RuntimeException e) {
      log.error("The rate book cannot be built; no rate will be answered.", e);
      failure = e;
    } finally {
      built.countDown();
    }
  }

  private void take(Recorded<Event> entry) {
    acts.take(entry);
    if (entry.position() % PROGRESS_EVERY_EVENTS == 0) {
      log.info("Building the rate book: {} events.", entry.position());
    }
  }

  private TrackingEventProcessor tail(EventStore store, TransactionManager transactions) {
    return TrackingEventProcessor.builder()
        .name("rate-book")
        .eventHandlerInvoker(
            SimpleEventHandlerInvoker.builder()
                .eventHandlers(new Tail(acts))
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .build())
        .messageSource(store)
        .tokenStore(new InMemoryTokenStore())
        .transactionManager(transactions)
        .trackingEventProcessorConfiguration(
            TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andBatchSize(1_000)
                .andInitialTrackingToken(
                    _ -> GapAwareTrackingToken.newInstance(acts.position(), Set.of())))
        .build();
  }

  @Override
  public void stop() {
    if (running.compareAndSet(true, false)) {
      tail.shutDown();
    }
  }

  @Override
  public boolean isRunning() {
    return running.get();
  }
}
