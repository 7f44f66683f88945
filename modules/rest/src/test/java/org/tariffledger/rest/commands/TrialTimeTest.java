package org.tariffledger.rest.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tariffledger.rest.http.HttpRefusal;

class TrialTimeTest {

  @Test
  void a_trial_goes_on_for_ten_seconds_and_not_longer() {
    var clock = new AtomicLong(-3_000_000_000L);
    var time = new TrialTime(clock::get);
    clock.addAndGet(10_000_000_000L);
    time.run();

    clock.incrementAndGet();
    var refused = catchThrowableOfType(HttpRefusal.class, time::run);

    assertThat(refused.problem().status()).isEqualTo(503);
    assertThat(refused.problem().code()).isEqualTo("trial-time-over");
    assertThat(refused.problem().detail()).contains("10000 ms", "fewer commands");
  }
}
