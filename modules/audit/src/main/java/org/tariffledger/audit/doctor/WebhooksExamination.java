package org.tariffledger.audit.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tariffledger.subscriptions.webhooks.SurveyTaker;
import org.tariffledger.subscriptions.webhooks.Webhook.State;

/// Whether what is to be sent is sent.
record WebhooksExamination(JdbcClient jdbc, SurveyTaker survey, Clock clock)
    implements Examination {

  private static final Duration WAITING_MAX = Duration.ofMinutes(10);

  @Override
  public String name() {
    return "webhooks";
  }

  @Override
  public Check look() {
    var found = survey.newest();
    var abandoned = abandoned();
    var troubles = new ArrayList<String>();
    if (found.oldestDue().compareTo(WAITING_MAX) > 0) {
      troubles.add("one waits for %d s".formatted(found.oldestDue().toSeconds()));
    }
    if (found.unsignable() > 0) {
      troubles.add("%d have secrets under another key".formatted(found.unsignable()));
    }
    if (abandoned > 0) {
      troubles.add("%d calls were begun and not ended".formatted(abandoned));
    }
    var disabled = found.states().getOrDefault(State.DISABLED, 0L);
    if (disabled > 0) {
      troubles.add("%d webhooks are disabled".formatted(disabled));
    }
    var measured = "%d deliveries wait".formatted(found.pending());
    return troubles.isEmpty()
        ? Check.ok(name(), measured)
        : Check.warning(
            name(),
            measured + "; " + String.join("; ", troubles),
            "Look at the webhooks and what their receivers answer; is any server running that"
                + " sends?");
  }

  /// The lease of a call is over for long, and no server has taken it up.
  private long abandoned() {
    return jdbc.sql(
            "select count(*) from webhook_delivery d join webhook w on w.id = d.webhook"
                + " where d.state = 'pending' and w.state = 'active'"
                + " and d.lease_ms > 0 and d.lease_ms < ? and d.due_ms < ?")
        .params(clock.millis() - WAITING_MAX.toMillis(), clock.millis() - WAITING_MAX.toMillis())
        .query(Long.class)
        .single();
  }
}
