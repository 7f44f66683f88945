package org.tariffledger.audit.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tariffledger.subscriptions.webhooks.SurveyTaker;
import org.tariffledger.subscriptions.webhooks.Webhook.State;

/// Whether what is to be sent is sent.
record WebhooksExamination(JdbcClient jdbc, SurveyTaker survey, Clock clock)
    implements Examination {

  private static final Duration WAITING_MAX = Duration.ofMinutes(10);
  private static final long PATIENCE_MS = 2_000;
  private static final long BETWEEN_LOOKS_MS = 100;

  @Override
  public String name() {
    return "webhooks";
  }

  @Override
  public Check look() {
    var found = survey.look();
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
    var asleep = asleep();
    if (asleep > 0) {
      troubles.add("%d webhooks have not looked at what is new".formatted(asleep));
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

  /// Those that could look and do not, also after a moment.
  private int asleep() {
    var asleep = behind();
    var until = System.nanoTime() + PATIENCE_MS * 1_000_000;
    try {
      while (!asleep.isEmpty() && System.nanoTime() - until < 0) {
        Thread.sleep(BETWEEN_LOOKS_MS);
        asleep.retainAll(behind());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return asleep.size();
  }

  /// Webhooks for which nothing waits although there are changes that they have not looked at, each
  /// with its place.
  private Set<String> behind() {
    return new HashSet<>(
        jdbc.sql(
                """
                select w.id || ' ' || w.position from webhook w join change_head h on 1 = 1
                where w.state = 'active' and w.hold_ms <= ? and w.position < h.sequence - 1
                  and not exists (
                    select 1 from webhook_delivery d
                    where d.webhook = w.id and d.state = 'pending')\
                """)
            .param(clock.millis())
            .query(String.class)
            .list());
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
