package org.tariffledger.audit.doctor;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tariffledger.commands.LedgerHead;

/// Whether record times never go back, and do not run ahead of the clock.
record RecordTimesExamination(JdbcClient jdbc, LedgerHead head, Clock clock)
    implements Examination {

  private static final Duration AHEAD_MAX = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "recordTimes";
  }

  @Override
  public Check look() {
    var newest = head.now().recordedAt();
    var inverted =
        jdbc.sql(
                """
                select count(*) from (
                  select recorded_at, lag(recorded_at) over (order by position) as earlier
                  from event) entry
                where recorded_at < earlier\
                """)
            .query(Long.class)
            .single();
    if (inverted > 0) {
      return Check.failed(
          name(),
          "%d events were recorded before the event in front of them".formatted(inverted),
          "Rows were edited: restore a backup.");
    }
    var ahead = Duration.between(clock.instant(), newest);
    return ahead.compareTo(AHEAD_MAX) > 0
        ? Check.warning(
            name(),
            "the newest is %s, %d s ahead of the clock".formatted(newest, ahead.toSeconds()),
            "A server's clock was ahead, or this one is behind; set it by NTP.")
        : Check.ok(name(), "none goes back, the newest is " + newest);
  }
}
