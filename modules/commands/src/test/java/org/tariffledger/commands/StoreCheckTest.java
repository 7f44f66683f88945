package org.tariffledger.commands;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreCheckTest {

  private final BareStore store = BareStore.on(Database.H2);
  private final LedgerStorageEngine engine = store.engine(Clock.systemUTC());
  private final EmbeddedEventStore keeping =
      EmbeddedEventStore.builder().storageEngine(engine).build();

  @AfterEach
  void close() {
    keeping.shutDown();
    store.close();
  }

  @Test
  void a_store_that_keeps_events_in_order_may_start() {
    engine.appendEvents(BareStore.entry("a", 0, Instant.EPOCH));

    assertThatCode(() -> check(keeping, store.transactions())).doesNotThrowAnyException();
  }

  @Test
  void an_event_bus_that_keeps_nothing_may_not() {
    assertThatThrownBy(() -> check(SimpleEventBus.builder().build(), store.transactions()))
        .isInstanceOf(StoreUnsound.class)
        .hasMessage("Events would not be stored: the event bus is SimpleEventBus.");
  }

  @Test
  void transactions_that_are_none_may_not() {
    assertThatThrownBy(() -> check(keeping, NoTransactionManager.INSTANCE))
        .isInstanceOf(StoreUnsound.class)
        .hasMessage("Acts would not be all or nothing: there is no transaction manager.");
  }

  @Test
  void a_head_that_is_not_at_the_newest_event_may_not() {
    engine.appendEvents(BareStore.entry("a", 0, Instant.EPOCH));
    store.jdbc().sql("update ledger_head set position = 3").update();

    assertThatThrownBy(() -> check(keeping, store.transactions()))
        .isInstanceOf(StoreUnsound.class)
        .hasMessage(
            "The head of the ledger is at position 3, its newest event at 1: restore a backup.");
  }

  @Test
  void a_database_that_would_let_writers_wait_for_ever_may_not() {
    var url = Database.POSTGRESQL.newUrl().replaceFirst("&options=.*", "");

    assertThatThrownBy(() -> TestLedger.at(url).close())
        .isInstanceOf(StoreUnsound.class)
        .hasMessage(
            "Whoever waits for the ledger would wait for ever: its connections set no"
                + " lock_timeout.");
  }

  @Test
  void the_program_itself_does_not_start_on_an_unsound_store() {
    store.jdbc().sql("update ledger_head set position = 3").update();

    assertThatThrownBy(() -> TestLedger.at(store.dataSource().getJdbcUrl()))
        .isInstanceOf(StoreUnsound.class);
  }

  private void check(EventBus events, TransactionManager transactions) {
    new StoreCheck(events, transactions, store.dataSource()).afterSingletonsInstantiated();
  }
}
