package org.tariffledger.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tariffledger.commands.LedgerHead.Head;

@ParameterizedClass
@EnumSource
class LedgerHeadTest {

  private static final Instant NOON = Instant.parse("2025-04-09T12:00:00Z");

  private final BareStore store;
  private final LedgerHead head;

  LedgerHeadTest(Database database) {
    store = BareStore.on(database);
    head = store.head(at(NOON.plusSeconds(60)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void an_empty_ledger_is_at_position_0_and_at_the_epoch() {
    assertThat(head.now()).isEqualTo(new Head(0, Instant.EPOCH));
    assertThat(head.settle(NOON)).isZero();
  }

  @Test
  void a_settled_moment_keeps_its_position_whatever_the_clock_says_later() {
    recordAt(NOON, "a");
    var moment = NOON.plusSeconds(30);

    assertThat(head.settle(moment)).isEqualTo(1);
    recordAt(NOON.plusSeconds(20), "b");
    assertThat(head.settle(moment)).isEqualTo(1);
    assertThat(head.now()).isEqualTo(new Head(2, moment.plusNanos(1_000)));
  }

  @Test
  void a_moment_long_past_is_settled_already() {
    recordAt(NOON, "a");
    recordAt(NOON.plusSeconds(10), "b");

    assertThat(head.settle(NOON.minusNanos(1))).isZero();
    assertThat(head.settle(NOON)).isEqualTo(1);
    assertThat(head.settle(NOON.plusNanos(999))).isEqualTo(1);
    assertThat(head.settle(NOON.plusSeconds(10))).isEqualTo(2);
    assertThat(head.now()).isEqualTo(new Head(2, NOON.plusSeconds(10)));
  }

  @Test
  void a_moment_to_come_cannot_be_settled() {
    assertThatThrownBy(() -> head.settle(NOON.plusSeconds(61)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2025-04-09T12:01:01Z is still to come.");
    assertThat(head.now()).isEqualTo(new Head(0, Instant.EPOCH));
  }

  private void recordAt(Instant now, String measure) {
    store.engine(at(now)).appendEvents(BareStore.entry(measure, 0, Instant.EPOCH));
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }
}
