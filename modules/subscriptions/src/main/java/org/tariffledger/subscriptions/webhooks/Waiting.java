package org.tariffledger.subscriptions.webhooks;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/// How many deliveries of a webhook wait in its queue, and how many of them are due.
record Waiting(long all, long due) {

  static Waiting of(String webhook, long now, JdbcTemplate jdbc) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
            select count(*), count(case when due_ms <= ? then 1 end) from webhook_delivery
            where webhook = ? and state = 'pending'\
            """,
            (row, _) -> new Waiting(row.getLong(1), row.getLong(2)),
            now,
            webhook));
  }
}
