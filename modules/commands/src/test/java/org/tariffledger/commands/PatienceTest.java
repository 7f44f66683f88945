package org.tariffledger.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void tries_again_when_somebody_was_in_the_way() {
    var answer =
        Patience.insist(
            () -> {
              if (attempts.incrementAndGet() < 3) {
                throw new ConcurrencyException("a rival");
              }
              return "done";
            });

    assertThat(answer).isEqualTo("done");
    assertThat(attempts).hasValue(3);
  }

  @Test
  void knows_a_database_s_lock_by_its_code_however_deep() {
    var deadlock =
        new IllegalStateException(new IllegalStateException(new SQLException("", "40P01")));

    assertThatThrownBy(() -> Patience.insist(failing(deadlock))).isInstanceOf(LedgerBusy.class);
  }

  @Test
  void gives_up_after_ten_attempts() {
    var rival = new ConcurrencyException("a rival");

    assertThatThrownBy(() -> Patience.insist(failing(rival)))
        .isInstanceOf(LedgerBusy.class)
        .hasCause(rival);
    assertThat(attempts).hasValue(10);
  }

  @Test
  void does_not_repeat_what_would_fail_again() {
    var bug = new IllegalStateException(new SQLException("", "42601"));

    assertThatThrownBy(() -> Patience.insist(failing(bug))).isSameAs(bug);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void stops_when_the_program_does() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Patience.insist(failing(new ConcurrencyException("a rival"))))
        .isInstanceOf(LedgerBusy.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(attempts).hasValue(1);
  }

  private Supplier<String> failing(RuntimeException e) {
    return () -> {
      attempts.incrementAndGet();
      throw e;
    };
  }
}
