package org.tariffledger.audit.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whether the clock of this server and that of the database agree.
record ClocksExamination(JdbcClient jdbc, Clock clock) implements Examination {

  private static final Duration APART_MAX = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "clocks";
  }

  @Override
  public Check look() {
    var before = clock.instant();
    var database =
        jdbc.sql("select current_timestamp").query(OffsetDateTime.class).single().toInstant();
    var after = clock.instant();
    // What lies between the two looks is nobody's fault.
    var apart =
        database.isBefore(before)
            ? Duration.between(database, before)
            : database.isAfter(after) ? Duration.between(after, database) : Duration.ZERO;
    var measured = "server and database are %d ms apart".formatted(apart.toMillis());
    return apart.compareTo(APART_MAX) > 0
        ? Check.warning(name(), measured, "Set both clocks by NTP.")
        : Check.ok(name(), measured);
  }
}
