package org.tariffledger.subscriptions.webhooks;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.tariffledger.subscriptions.webhooks.Webhook.Reason;
import org.tariffledger.subscriptions.webhooks.Webhook.State;

/// What an operator sees of the calls.
final class WebhookMeters {

  private static final String NAME = "tariff_ledger_webhook";

  private final MeterRegistry registry;

  WebhookMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void called(Attempt attempt) {
    var outcome =
        attempt.isDelivered() ? "delivered" : attempt.error() == null ? "refused" : "unreached";
    Timer.builder(NAME + "_calls")
        .description("Calls of webhooks, by what came of them.")
        .tag("outcome", outcome)
        .register(registry)
        .record(attempt.duration());
  }

  void disabled(Reason reason) {
    registry.counter(NAME + "s_disabled", "reason", WebhookRows.lower(reason)).increment();
  }

  /// What is looked up now and then.
  void watch(SurveyTaker taker) {
    gauge("_pending", "Deliveries that wait in queues.", taker, survey -> survey.pending());
    gauge(
        "_oldest_due_seconds",
        "How long the delivery that waits longest could have been sent.",
        taker,
        survey -> survey.oldestDue().toMillis() / (double) Duration.ofSeconds(1).toMillis());
    gauge(
        "_unsignable",
        "Webhooks whose secret this server cannot open.",
        taker,
        s -> s.unsignable());
    for (var state : State.values()) {
      Gauge.builder(NAME + "s", taker, t -> t.newest().states().getOrDefault(state, 0L))
          .description("Webhooks, by state.")
          .tag("state", WebhookRows.lower(state))
          .register(registry);
    }
  }

  private void gauge(
      String name, String description, SurveyTaker taker, ToDoubleFunction<Survey> value) {
    Gauge.builder(NAME + name, taker, t -> value.applyAsDouble(t.newest()))
        .description(description)
        .register(registry);
  }
}
