package org.tariffledger.subscriptions.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tariffledger.subscriptions.secrets.MasterKey;

/// Looks at all webhooks together, not more often than every few seconds.
public final class SurveyTaker {

  private static final Logger log = LoggerFactory.getLogger(SurveyTaker.class);
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final JdbcTemplate jdbc;
  private final Webhooks webhooks;
  private final MasterKey master;
  private final Clock clock;
  private volatile Survey newest = Survey.NONE;
  private long takenMs = Long.MIN_VALUE / 2;

  SurveyTaker(JdbcTemplate jdbc, Webhooks webhooks, MasterKey master, Clock clock) {
    this.jdbc = jdbc;
    this.webhooks = webhooks;
    this.master = master;
    this.clock = clock;
  }

  /// As of a few seconds ago.
  public Survey newest() {
    return newest;
  }

  /// As of now, also where the thread that looks from time to time does not any more.
  public Survey look() {
    return take(clock.millis());
  }

  /// Called from one thread.
  void takeIfDue() {
    var now = clock.millis();
    if (now - takenMs < BETWEEN.toMillis()) {
      return;
    }
    takenMs = now;
    var before = newest.unsignable();
    newest = take(now);
    if (newest.unsignable() > before) {
      log.warn(
          "The secrets of {} webhooks are sealed under another key than this server has: it sends"
              + " them nothing. Give it the key by TARIFF_LEDGER_SECRET_KEY, or rotate the"
              + " secrets.",
          newest.unsignable());
    }
  }

  private Survey take(long now) {
    var states = webhooks.states();
    if (states.values().stream().allMatch(count -> count == 0)) {
      return new Survey(states, 0, 0, Duration.ZERO);
    }
    var pending = number("select count(*) from webhook_delivery where state = 'pending'");
    var oldest =
        number(
            """
            select coalesce(min(d.due_ms), ?) from webhook_delivery d
            join webhook w on w.id = d.webhook
            where d.state = 'pending' and w.state = 'active' and w.hold_ms <= ?\
            """,
            now,
            now);
    var unsignable =
        number(
            """
            select count(*) from webhook_secret s where expires_ms is null and sealed_by <> ?\
            """,
            master.id());
    return new Survey(states, unsignable, pending, Duration.ofMillis(Math.max(now - oldest, 0)));
  }

  private long number(String sql, Object... values) {
    return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, values));
  }
}
