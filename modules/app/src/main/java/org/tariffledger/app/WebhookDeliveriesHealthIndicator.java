package org.tariffledger.app;

import java.util.Locale;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import org.tariffledger.subscriptions.webhooks.SurveyTaker;

/// `webhookDeliveries` in `/actuator/health/webhooks`, named after this class: how many there are
/// in each state, and what waits. Receivers that do not answer are no reason to take this server
/// for ill.
@Component
class WebhookDeliveriesHealthIndicator extends AbstractHealthIndicator {

  private final SurveyTaker survey;

  WebhookDeliveriesHealthIndicator(SurveyTaker survey) {
    super("The webhooks could not be looked at");
    this.survey = survey;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    var newest = survey.newest();
    health
        .up()
        .withDetail("pending", newest.pending())
        .withDetail("oldestDueSeconds", newest.oldestDue().toSeconds())
        .withDetail("unsignable", newest.unsignable());
    newest
        .states()
        .forEach((state, count) -> health.withDetail(state.name().toLowerCase(Locale.ROOT), count));
  }
}
