package org.tariffledger.rest.assessments;

import java.time.Clock;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tariffledger.audit.doctor.Check;
import org.tariffledger.audit.doctor.Examination;

/// Whether files of entries are being assessed.
@Component
@Order(85)
class RunsExamination implements Examination {

  private static final Duration WAITING_MAX = Duration.ofMinutes(10);

  private final JdbcClient jdbc;

  RunsExamination(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "assessments";
  }

  @Override
  public Check look() {
    var waitingSinceMs = Clock.systemUTC().millis() - WAITING_MAX.toMillis();
    var running = count(Long.MAX_VALUE);
    var stuck = count(waitingSinceMs);
    var measured = "%d files are being assessed".formatted(running);
    return stuck > 0
        ? Check.warning(
            name(),
            measured + ", %d of them by nobody for 10 min".formatted(stuck),
            "The server that worked at them is gone; see whether another runs, or cancel them.")
        : Check.ok(name(), measured);
  }

  /// Of which the last lease was over by then.
  private long count(long leaseMs) {
    return jdbc.sql(
            "select count(*) from assessment_run"
                + " where state = 'running' and made_ms < ? and lease_ms < ?")
        .params(leaseMs, leaseMs)
        .query(Long.class)
        .single();
  }
}
