package org.tariffledger.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tariffledger.commands.Facts.JULY_9;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.Refusal.Code;

/// Two programs on one database, and several threads in each.
@ParameterizedClass
@EnumSource
class RivalsTest {

  private static final int THREADS = 8;

  private static List<TestLedger> programs = List.of();

  RivalsTest(Database database) {}

  @BeforeParameterizedClassInvocation
  static void start(Database database) {
    var url = database.newUrl().replaceFirst("(?i)(lock_timeout)=10000", "$1=1000");
    programs = List.of(TestLedger.at(url), TestLedger.at(url));
    programs.getFirst().record(Facts.reciprocal());
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    programs.forEach(TestLedger::close);
  }

  @Test
  void of_several_who_impose_the_same_measure_one_does_and_the_others_are_refused()
      throws InterruptedException {
    var outcomes = together(i -> Facts.imposed("same", "JP", Integer.toString(10 + i)));

    assertThat(outcomes).containsOnlyOnce("recorded");
    assertThat(outcomes)
        .allSatisfy(outcome -> assertThat(outcome).isIn("recorded", Code.MEASURE_EXISTS.text()));
    assertThat(programs.getFirst().reader().stream("measure:same")).hasSize(1);
  }

  @Test
  void several_who_change_the_same_measure_all_do_one_after_the_other()
      throws InterruptedException {
    programs.getFirst().record(Facts.imposed("shared", "JP", "24"));
    var outcomes = together(i -> Facts.paused("shared", JULY_9.plusSeconds(i)));

    assertThat(outcomes).hasSize(THREADS).containsOnly("recorded");
    assertThat(programs.getLast().reader().stream("measure:shared"))
        .extracting(Stored::version)
        .containsExactlyElementsOf(LongStream.rangeClosed(0, THREADS).boxed().toList());
  }

  @Test
  void of_several_who_have_seen_the_same_version_one_does_and_the_others_are_told_the_newest()
      throws InterruptedException {
    programs.getFirst().record(Facts.imposed("seen", "JP", "24"));
    var outcomes =
        together(i -> Facts.paused("seen", JULY_9.plusSeconds(i)), new Expected.OneOf(Set.of(0L)));

    assertThat(outcomes).hasSize(THREADS).containsOnlyOnce("recorded");
    assertThat(outcomes)
        .allSatisfy(outcome -> assertThat(outcome).isIn("recorded", "stale, now 1"));
    assertThat(programs.getFirst().reader().stream("measure:seen")).hasSize(2);
  }

  @Test
  void who_finds_the_ledger_locked_is_told_that_it_is_busy_and_nothing_is_stored() {
    var ledger = programs.getFirst();
    var other =
        new TransactionTemplate(
            programs.getLast().context().getBean(PlatformTransactionManager.class));
    var before = ledger.head().now();

    other.executeWithoutResult(
        _ -> {
          programs
              .getLast()
              .jdbc()
              .sql("select position from ledger_head for update")
              .query(Long.class)
              .single();
          assertThatThrownBy(() -> elsewhere(() -> ledger.record(Facts.imposed("x", "JP", "24"))))
              .hasCauseInstanceOf(LedgerBusy.class);
        });

    assertThat(ledger.head().now()).isEqualTo(before);
    assertThat(ledger.record(Facts.imposed("x", "JP", "24")).position())
        .isEqualTo(before.position() + 1);
  }

  private interface CommandOf {
    Command thread(int i);
  }

  /// Each thread records its command, half of them in either program; returns what became of each.
  private static List<String> together(CommandOf command) throws InterruptedException {
    return together(command, new Expected.Anything());
  }

  private static List<String> together(CommandOf command, Expected expected)
      throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      return threads
          .invokeAll(
              IntStream.range(0, THREADS)
                  .<Callable<String>>mapToObj(
                      i -> () -> outcome(programs.get(i % 2), act(command.thread(i), expected)))
                  .toList())
          .stream()
          .map(Future::resultNow)
          .toList();
    }
  }

  private static Act act(Command command, Expected expected) {
    return new Act(List.of(command), "tester", null, expected);
  }

  private static String outcome(TestLedger program, Act act) {
    try {
      program.ledger().record(act);
      return "recorded";
    } catch (StaleVersion e) {
      return "stale, now " + e.version();
    } catch (ActRefused e) {
      return e.refusals().getFirst().refusal().code().text();
    }
  }

  private static <T> T elsewhere(Callable<T> task) throws Exception {
    try (var thread = Executors.newSingleThreadExecutor()) {
      return thread.submit(task).get();
    }
  }
}
