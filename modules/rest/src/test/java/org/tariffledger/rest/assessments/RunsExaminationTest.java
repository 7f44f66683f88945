package org.tariffledger.rest.assessments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tariffledger.audit.doctor.Check.Status;
import org.tariffledger.domain.Digest;
import org.tariffledger.rest.files.Table.Line;

/// What the doctor says of files that somebody, or nobody, works at.
class RunsExaminationTest {

  private final DriverManagerDataSource database =
      new DriverManagerDataSource(
          "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"
              .formatted(UUID.randomUUID()));
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final RunsExamination examination = new RunsExamination(jdbc);

  @BeforeEach
  void migrate() {
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V11__assessments.sql"))
        .execute(database);
  }

  private Runs runs(Duration ago) {
    return new Runs(
        jdbc,
        new TransactionTemplate(new JdbcTransactionManager(database)),
        Clock.offset(Clock.systemUTC(), ago.negated()));
  }

  private void create(Runs runs) {
    var now = Instant.now();
    var line = new Line(2, Map.of("importer", "US"));
    runs.create("auditor", null, Digest.of("file"), new Runs.Asked(now, now, 7), List.of(line));
  }

  private void says(Status status, String measured) {
    var check = examination.look();
    assertThat(check.status()).as("%s", check).isEqualTo(status);
    assertThat(check.measured()).isEqualTo(measured);
    assertThat(check.advice().isEmpty()).isEqualTo(status == Status.OK);
  }

  @Test
  void a_file_that_nobody_works_at_is_told_until_somebody_does() {
    says(Status.OK, "0 files are being assessed");
    create(runs(Duration.ofMinutes(9)));
    says(Status.OK, "1 files are being assessed");
    create(runs(Duration.ofMinutes(11)));
    says(Status.WARNING, "2 files are being assessed, 1 of them by nobody for 10 min");

    // A server took it up and died.
    jdbc.sql("delete from assessment_run where made_ms > ?")
        .param(Clock.systemUTC().millis() - Duration.ofMinutes(10).toMillis())
        .update();
    var _ = runs(Duration.ofMinutes(13)).claim().orElseThrow();
    says(Status.WARNING, "1 files are being assessed, 1 of them by nobody for 10 min");

    var now = runs(Duration.ZERO);
    var claim = now.claim().orElseThrow();
    says(Status.OK, "1 files are being assessed");
    now.giveBack(claim);
    says(Status.OK, "1 files are being assessed");
    assertThat(now.finish(now.claim().orElseThrow(), List.of("{}"), Tally.FAILED)).isTrue();
    says(Status.OK, "0 files are being assessed");
  }
}
