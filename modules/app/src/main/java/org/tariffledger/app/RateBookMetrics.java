package org.tariffledger.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;
import org.tariffledger.audit.replays.Replays;

/// Which rate book answers, as far as a monitor is to know.
@Component
class RateBookMetrics implements MeterBinder {

  private final Replays replays;

  RateBookMetrics(Replays replays) {
    this.replays = replays;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("tariff.ledger.book.kept", replays, r -> r.keepsOld() ? 1 : 0)
        .description("1 while the rate book that was in use before a switch is kept")
        .register(registry);
    FunctionCounter.builder("tariff.ledger.book.switches", replays, Replays::switches)
        .description("How often a rate book built anew took the place of the one in use")
        .register(registry);
    FunctionCounter.builder("tariff.ledger.book.rollbacks", replays, Replays::rollbacks)
        .description("How often the rate book before a switch was put back")
        .register(registry);
  }
}
