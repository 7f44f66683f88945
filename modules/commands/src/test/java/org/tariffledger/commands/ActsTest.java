package org.tariffledger.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.tariffledger.commands.Facts.JULY_9;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tariffledger.commands.ActRefused.RefusedCommand;
import org.tariffledger.domain.Refusal.Code;

@ParameterizedClass
@EnumSource
class ActsTest {

  private static TestLedger tested;

  ActsTest(Database database) {}

  @BeforeParameterizedClassInvocation
  static void start(Database database) {
    tested = TestLedger.on(database);
    tested.record(Facts.reciprocal(), Facts.answer());
    tested.jdbc().sql("create table note (text varchar(50) primary key)").update();
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    tested.close();
  }

  @Test
  void an_act_has_following_positions_and_one_record_time() {
    var before = tested.head().now();
    var receipt = tested.record(Facts.imposed("a", "JP", "24"), Facts.paused("a", JULY_9));

    assertThat(receipt.events())
        .extracting(stored -> stored.entry().position())
        .containsExactly(before.position() + 1, before.position() + 2);
    assertThat(receipt.events())
        .extracting(stored -> stored.entry().recordedAt())
        .containsOnly(receipt.recordedAt());
    assertThat(receipt.recordedAt()).isAfter(before.recordedAt());
    assertThat(receipt.position()).isEqualTo(before.position() + 2);
    assertThat(tested.head().now())
        .isEqualTo(new LedgerHead.Head(receipt.position(), receipt.recordedAt()));
  }

  @Test
  void what_the_receipt_says_is_what_is_stored() {
    var receipt = tested.record(Facts.imposed("b", "JP", "24"), Facts.paused("b", JULY_9));

    assertThat(tested.reader().stream("measure:b")).isEqualTo(receipt.events());
    assertThat(receipt.events()).extracting(Stored::version).containsExactly(0L, 1L);
    assertThat(receipt.events())
        .extracting(Stored::name)
        .containsExactly("tariff-imposed", "tariff-paused");
  }

  @Test
  void every_event_says_who_asked_for_it_and_in_which_act() {
    var act = new Act(TestLedger.act(Facts.imposed("c", "JP", "24")).commands(), "ann", "case-7");
    var origin = tested.ledger().record(act).events().getFirst().origin();
    var alone = tested.record(Facts.paused("c", JULY_9)).events().getFirst().origin();

    assertThat(origin.actor()).isEqualTo("ann");
    assertThat(origin.correlation()).isEqualTo("case-7");
    assertThat(origin.causation()).isNotEmpty().isNotEqualTo(alone.causation());
    assertThat(alone.correlation()).isEqualTo(alone.act()).isNotEqualTo(origin.act());
  }

  @Test
  void what_a_caller_expected_is_not_kept_with_the_events() {
    var commands = TestLedger.act(Facts.imposed("x", "JP", "24")).commands();
    tested.ledger().record(new Act(commands, "ann", null, new Expected.Absent()));

    var metadata =
        tested
            .jdbc()
            .sql("select metadata from event where stream = 'measure:x'")
            .query((row, _) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
            .single();
    assertThat(metadata).contains("ann").doesNotContain(Expected.KEY);
  }

  @Test
  void an_act_of_several_commands_cannot_expect_a_version() {
    var commands =
        TestLedger.act(Facts.imposed("y", "JP", "24"), Facts.paused("y", JULY_9)).commands();

    assertThatThrownBy(() -> new Act(commands, "ann", null, new Expected.Existing()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_command_sees_what_the_commands_before_it_in_the_act_did() {
    var receipt =
        tested.record(
            Facts.imposed("d", "CN", "34"), Facts.chinaAnswers("d"), Facts.lifted("cn-answer-us"));

    assertThat(receipt.events()).hasSize(3);
  }

  @Test
  void every_refusal_of_an_act_is_told_and_nothing_of_it_is_kept() {
    var before = tested.head().now();

    assertThatThrownBy(
            () ->
                tested.record(
                    Facts.imposed("e", "US", "24"),
                    Facts.imposed("f", "JP", "24"),
                    Facts.lifted("unheard-of")))
        .isInstanceOfSatisfying(
            ActRefused.class,
            refused ->
                assertThat(refused.refusals())
                    .extracting(RefusedCommand::index, refusal -> refusal.refusal().code())
                    .containsExactly(tuple(0, Code.SELF_TARGET), tuple(2, Code.UNKNOWN_MEASURE)));
    assertThat(tested.head().now()).isEqualTo(before);
    assertThat(tested.reader().stream("measure:f")).isEmpty();
  }

  @Test
  void saying_it_twice_records_nothing() {
    var first = tested.record(Facts.imposed("g", "JP", "24"));
    var second = tested.record(Facts.imposed("g", "JP", "24"));

    assertThat(second.events()).isEmpty();
    assertThat(second.position()).isEqualTo(first.position());
    assertThat(second.recordedAt()).isEqualTo(first.recordedAt());
  }

  @Test
  void a_rehearsal_says_what_would_be_recorded_and_leaves_nothing() {
    var act = TestLedger.act(Facts.imposed("h", "JP", "24"));
    var before = tested.head().now();
    var rehearsed = tested.ledger().rehearse(act);

    assertThat(rehearsed.position()).isEqualTo(before.position() + 1);
    assertThat(rehearsed.events()).extracting(Stored::stream).containsExactly("measure:h");
    assertThat(tested.head().now()).isEqualTo(before);
    assertThat(tested.reader().stream("measure:h")).isEmpty();
    assertThat(tested.ledger().record(act).position()).isEqualTo(rehearsed.position());
  }

  @Test
  void a_rehearsal_is_refused_as_the_act_would_be() {
    assertThatThrownBy(() -> tested.ledger().rehearse(TestLedger.act(Facts.lifted("unheard-of"))))
        .isInstanceOf(ActRefused.class);
  }

  @Test
  void what_is_written_beside_an_act_is_kept_with_it() {
    var told = new ArrayList<Receipt>();
    var receipt =
        tested
            .ledger()
            .record(
                TestLedger.act(Facts.imposed("i", "JP", "24")),
                known -> {
                  told.add(known);
                  note("beside i");
                });

    assertThat(told).containsExactly(receipt);
    assertThat(notes("beside i")).isOne();
  }

  @Test
  void what_is_written_beside_a_refused_act_is_never_asked_for() {
    assertThatThrownBy(
            () ->
                tested
                    .ledger()
                    .record(
                        TestLedger.act(Facts.lifted("unheard-of")), _ -> note("beside nothing")))
        .isInstanceOf(ActRefused.class);
    assertThat(notes("beside nothing")).isZero();
  }

  @Test
  void an_exception_beside_an_act_undoes_both_and_reaches_the_caller() {
    var full = new IllegalStateException("full");
    undone(
        "j",
        full,
        () -> {
          throw full;
        });
  }

  @Test
  void an_error_beside_an_act_undoes_both_and_reaches_the_caller() {
    var deep = new StackOverflowError("deep");
    undone(
        "k",
        deep,
        () -> {
          throw deep;
        });
  }

  private static void undone(String measure, Throwable failure, Runnable failing) {
    var before = tested.head().now();

    assertThatThrownBy(
            () ->
                tested
                    .ledger()
                    .record(
                        TestLedger.act(Facts.imposed(measure, "JP", "24")),
                        _ -> {
                          note("beside " + measure);
                          failing.run();
                        }))
        .isSameAs(failure);
    assertThat(notes("beside " + measure)).isZero();
    assertThat(tested.head().now()).isEqualTo(before);
    assertThat(tested.record(Facts.imposed(measure, "JP", "24")).position())
        .isEqualTo(before.position() + 1);
  }

  private static void note(String text) {
    tested.jdbc().sql("insert into note values (?)").param(text).update();
  }

  private static int notes(String text) {
    return tested
        .jdbc()
        .sql("select count(*) from note where text = ?")
        .param(text)
        .query(Integer.class)
        .single();
  }
}
