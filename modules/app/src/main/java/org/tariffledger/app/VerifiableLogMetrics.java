package org.tariffledger.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import org.tariffledger.audit.log.LogStatus;
import org.tariffledger.audit.log.VerifiableLog;

/// What a monitor is to watch of the verifiable log.
@Component
class VerifiableLogMetrics implements MeterBinder {

  private final VerifiableLog log;

  VerifiableLogMetrics(VerifiableLog log) {
    this.log = log;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "size", "Changes that the tree of the log holds", LogStatus::size);
    gauge(registry, "lag", "Changes that are in no checkpoint yet", LogStatus::lag);
    gauge(
        registry,
        "checkpoint.age.seconds",
        "How long ago the newest checkpoint was signed; it grows while nothing happens",
        VerifiableLogMetrics::age);
    gauge(
        registry,
        "damaged",
        "1 once what is stored is not what was logged",
        status -> status.isDamaged() ? 1 : 0);
    gauge(
        registry,
        "failing",
        "1 while nothing is signed here, for whatever reason",
        status -> status.fault() == null ? 0 : 1);
  }

  private static double age(LogStatus status) {
    var at = status.checkpointAt();
    return at == null ? Double.NaN : Duration.between(at, Instant.now()).toMillis() / 1e3;
  }

  private void gauge(
      MeterRegistry registry, String name, String description, ToDoubleFunction<LogStatus> value) {
    Gauge.builder("tariff.ledger.log." + name, log, l -> value.applyAsDouble(l.status()))
        .description(description)
        .register(registry);
  }
}
