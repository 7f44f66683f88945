package org.tariffledger.rest.assessments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tariffledger.domain.Digest;
import org.tariffledger.rest.assessments.Run.State;
import org.tariffledger.rest.assessments.Runs.Claim;
import org.tariffledger.rest.files.Table.Line;
import org.tariffledger.rest.http.HttpRefusal;

/// Two servers at the same files, of which one may die.
class RunsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Tally ONE = new Tally(1, 1, 0, 0, 0, 0, 0);

  private final DriverManagerDataSource database =
      new DriverManagerDataSource(
          "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"
              .formatted(UUID.randomUUID()));
  private final SetClock clock = new SetClock();
  private final Runs one = runs();
  private final Runs other = runs();

  private Runs runs() {
    return new Runs(
        JdbcClient.create(database),
        new TransactionTemplate(new JdbcTransactionManager(database)),
        clock);
  }

  @BeforeEach
  void migrate() {
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V11__assessments.sql"))
        .execute(database);
  }

  private Run create(String owner, int lines) {
    return one.create(
        owner,
        null,
        Digest.of("file"),
        new Runs.Asked(NOON, NOON, 7),
        IntStream.range(0, lines)
            .mapToObj(i -> new Line(i + 2, Map.of("importer", "US")))
            .toList());
  }

  private static boolean finish(Runs runs, Claim claim) {
    var lines = claim.lines().size();
    return runs.finish(
        claim,
        claim.lines().stream().map(line -> "{\"line\":" + line.number() + "}").toList(),
        new Tally(lines, lines, 0, 0, 0, 0, 0));
  }

  @Test
  void a_part_is_worked_at_by_one_server_and_the_next_part_follows() {
    var run = create("auditor", 150);
    var first = one.claim().orElseThrow();
    assertThat(first.lines()).hasSize(100);
    assertThat(other.claim()).isEmpty();

    assertThat(finish(one, first)).isTrue();
    var second = other.claim().orElseThrow();
    assertThat(second.number()).isEqualTo(1);
    assertThat(second.lines()).hasSize(50);
    assertThat(second.lines().getFirst()).isEqualTo(new Line(102, Map.of("importer", "US")));
    assertThat(one.find(run.id()).orElseThrow().state()).isEqualTo(State.RUNNING);
    assertThat(finish(other, second)).isTrue();
    var done = one.find(run.id()).orElseThrow();
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.done().lines()).isEqualTo(150);
    assertThat(one.results(run.id(), 1)).hasSize(50).first().isEqualTo("{\"line\":102}");
    assertThat(one.claim()).isEmpty();
  }

  @Test
  void what_a_server_that_died_held_is_taken_over_and_what_it_still_says_counts_no_more() {
    var run = create("auditor", 1);
    var dead = one.claim().orElseThrow();
    clock.pass(Runs.LEASE.minusMillis(1));
    assertThat(other.claim()).isEmpty();
    clock.pass(Duration.ofMillis(1));
    var taken = other.claim().orElseThrow();

    assertThat(finish(one, dead)).isFalse();
    one.giveBack(dead);
    assertThat(one.claim()).isEmpty();
    assertThat(finish(other, taken)).isTrue();
    assertThat(finish(other, taken)).isFalse();
    assertThat(one.find(run.id()).orElseThrow().done()).isEqualTo(ONE);
  }

  @Test
  void what_is_given_back_is_taken_at_once() {
    create("auditor", 1);
    one.giveBack(one.claim().orElseThrow());
    assertThat(other.claim()).isPresent();
  }

  @Test
  void files_take_turns() {
    var long1 = create("auditor", 300);
    var long2 = create("other", 300);
    clock.pass(Duration.ofMillis(1));
    var turns = new java.util.ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      var claim = one.claim().orElseThrow();
      turns.add(claim.run().id());
      clock.pass(Duration.ofMillis(1));
      finish(one, claim);
      clock.pass(Duration.ofMillis(1));
    }
    assertThat(turns).containsExactlyInAnyOrder(long1.id(), long2.id(), long1.id(), long2.id());
    assertThat(turns.get(0)).isNotEqualTo(turns.get(1));
  }

  @Test
  void what_was_cancelled_or_deleted_meanwhile_is_not_written_down() {
    var run = create("auditor", 1);
    var claim = one.claim().orElseThrow();
    other.cancel(run.id());
    assertThat(finish(one, claim)).isFalse();
    assertThat(one.results(run.id(), 0)).isEmpty();
    assertThat(one.find(run.id()).orElseThrow().state()).isEqualTo(State.CANCELLED);
    var next = create("auditor", 1);
    var held = one.claim().orElseThrow();
    other.delete(next.id());
    assertThat(finish(one, held)).isFalse();
    assertThat(one.find(next.id())).isEmpty();
  }

  @Test
  void what_ended_is_forgotten_after_a_week_and_what_runs_is_not() {
    var done = create("auditor", 1);
    finish(one, one.claim().orElseThrow());
    var running = create("auditor", 1);
    clock.pass(Runs.KEPT_FOR.minusMillis(1));
    one.forgetTheOld();
    assertThat(one.find(done.id())).isPresent();
    clock.pass(Duration.ofMillis(1));
    one.forgetTheOld();
    assertThat(one.find(done.id())).isEmpty();
    assertThat(one.results(done.id(), 0)).isEmpty();
    assertThat(one.find(running.id())).isPresent();
  }

  @Test
  void of_all_files_only_so_many_run_and_of_one_key_only_so_many_are_kept() {
    for (int i = 0; i < Runs.RUNNING_OF_ALL_MAX; i++) {
      create("auditor-" + i / Runs.RUNNING_MAX, 1);
    }
    assertThatThrownBy(() -> create("another", 1))
        .isInstanceOf(HttpRefusal.class)
        .hasMessageContaining("32 files");
    one.list(null, "", 100).forEach(run -> one.cancel(run.id()));
    for (int i = 0; i < Runs.KEPT_MAX; i++) {
      one.cancel(create("keeper", 1).id());
    }
    assertThatThrownBy(() -> create("keeper", 1)).hasMessageContaining("100 of your files");
    assertThat(one.list("keeper", "", 1_000)).hasSize(100);
    assertThat(List.copyOf(one.list("nobody", "", 10))).isEmpty();
  }

  private static final class SetClock extends Clock {

    private Instant now = NOON;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
