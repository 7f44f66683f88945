package org.tariffledger.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tariffledger.commands.EventReader;
import org.tariffledger.commands.LedgerHead;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.rates.Level;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.subscriptions.Node.SetClock;
import tools.jackson.databind.JsonNode;

/// The change log over a year, written as time goes by, anew, and by rivals.
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(Database.class)
class ChangeWriterTest {

  private static final List<String> EXPORTERS = List.of("JP", "CN", "GB", "CA", "MX");

  @Parameter Database database;

  @Test
  void as_the_clock_goes_on_the_log_tells_what_the_rates_say_just_before_and_after() {
    var clock = new SetClock(YearOfTariffs.FIRST);
    try (var node = Node.at(database.newUrl(), clock)) {
      var seen = 0;
      for (var at = YearOfTariffs.FIRST;
          at.isBefore(YearOfTariffs.LAST);
          at = at.plus(Duration.ofHours(12))) {
        var then = at.minus(Duration.ofHours(12));
        record(node, clock, then, at);
        clock.set(at);
        node.write();
        var fresh = node.changes(seen - 1L, ChangeFilter.ALL);
        seen += fresh.size();
        assertTold(node, fresh, then, at);
      }
      assertDense(node.changes());
      assertThat(node.changes()).allSatisfy(ChangeSchemasTest::assertAsItsSchemaSays);
      assertLinked(node.changes());
      assertThat(kinds(node.changes()))
          .contains(
              "starts",
              "pauseBegins",
              "pauseLapses",
              "ruleBegins",
              "ruleEnds",
              "ends",
              "membershipBegins",
              "announced",
              "dutyChanges",
              "listChanges",
              "recorded");
    }
  }

  /// Of general goods, between two moments: the rate as it was at the first by what was known then,
  /// and as it is now, differ exactly if a change was told of the present.
  private static void assertTold(Node node, List<JsonNode> fresh, Instant then, Instant now) {
    for (var exporter : EXPORTERS) {
      var before = level(node, exporter, then);
      var after = level(node, exporter, now);
      var last =
          fresh.stream()
              .filter(change -> change.at("/subject").asString().equals("US-" + exporter))
              .filter(change -> change.at("/data/goods/kind").asString().equals("general"))
              .flatMap(change -> change.at("/data/segments").valueStream())
              .filter(segment -> covers(segment, now))
              .map(segment -> segment.at("/after/percent").asString())
              .reduce((_, later) -> later);
      if (before.equals(after)) {
        last.ifPresent(percent -> assertThat(percent).isEqualTo("" + after.percent()));
      } else {
        assertThat(last).as("%s at %s", exporter, now).isEqualTo(Optional.of("" + after.percent()));
      }
    }
  }

  private static Level level(Node node, String exporter, Instant at) {
    var book = node.book();
    return Level.of(
        Rates.answer(
            new RateQuery(
                YearOfTariffs.US, new EconomyCode(exporter), null, at, at, book.positionAt(at)),
            book));
  }

  private static boolean covers(JsonNode segment, Instant at) {
    var from = segment.at("/from");
    var to = segment.at("/to");
    return (from.isNull() || !at.isBefore(Instant.parse(from.asString())))
        && (to.isNull() || at.isBefore(Instant.parse(to.asString())));
  }

  @Test
  void whoever_begins_anew_after_a_long_rest_writes_the_same_bytes() {
    var clock = new SetClock(YearOfTariffs.FIRST);
    var url = database.newUrl();
    List<String> first;
    try (var node = Node.at(url, clock)) {
      for (var day = 0; day < 366; day++) {
        var at = YearOfTariffs.FIRST.plus(Duration.ofDays(day));
        record(node, clock, at.minus(Duration.ofDays(1)), at);
        clock.set(at);
        node.write();
      }
      first = withoutCommitments(node.changes());
      node.jdbc().update("delete from public_change");
      node.jdbc().update("delete from public_change_salt");
      node.jdbc()
          .update(
              "update change_head set position = 0, clock = '1970-01-01T00:00:00Z', sequence = 0");
    }
    try (var node = Node.at(url, clock)) {
      node.awaitBook(node.events().size());
      node.write();
      assertThat(withoutCommitments(node.changes())).isEqualTo(first).hasSizeGreaterThan(500);
    }
  }

  @Test
  void rivals_whose_connections_die_tell_everything_once() throws Exception {
    var url = database.newUrl();
    var clock = new SetClock(YearOfTariffs.FIRST);
    try (var one = Node.at(url, clock);
        var other = Node.at(url, clock)) {
      var flaky = new FlakyConnections();
      var rivals = List.of(flaky.writing(one, 1), flaky.writing(other, 2));
      for (var act : YearOfTariffs.acts()) {
        clock.set(act.recorded());
        one.record(act.commands().toArray(Command[]::new));
        Thread.sleep(30);
      }
      clock.set(YearOfTariffs.LAST);
      Thread.sleep(300);
      flaky.stop();
      for (var rival : rivals) {
        rival.join();
      }
      assertThat(flaky.failures()).isPositive();
      other.awaitBook(one.book().position());
      one.write();
      assertDense(one.changes());
      assertThat(facts(one.changes()))
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, one.events().size()).boxed().toList());
      var told = withoutCommitments(one.changes());
      assertThat(told.stream().map(ChangeWriterTest::withoutSequence)).doesNotHaveDuplicates();
      assertThat(one.feed().headNow()).isEqualTo(other.feed().headNow());
    }
  }

  @Test
  void a_running_writer_tells_a_command_at_once_and_knows_when_it_has_caught_up() throws Exception {
    try (var node = Node.running(database.newUrl(), Clock.systemUTC())) {
      while (!node.writer().isReady()) {
        Thread.sleep(20);
      }
      node.record(YearOfTariffs.acts().getFirst().commands().toArray(Command[]::new));
      assertThat(node.feed().await(-1, Duration.ofSeconds(10))).isTrue();
      assertThat(node.changes()).hasSizeGreaterThanOrEqualTo(6);
    }
  }

  @Test
  void who_begins_while_others_record_is_ready_when_an_act_after_the_start_is_told() {
    var clock = new SetClock(YearOfTariffs.FIRST);
    try (var node = Node.at(database.newUrl(), clock)) {
      var acts = YearOfTariffs.acts();
      recordNow(node, clock, acts.get(0));
      var writer = anew(node);
      for (var next : acts.subList(1, 3)) {
        assertThat(writer.isReady()).isFalse();
        writer.pass();
        recordNow(node, clock, next);
      }
      assertThat(writer.isReady()).isFalse();
      writer.pass();
      assertThat(writer.isReady()).isTrue();
    }
  }

  private static void recordNow(Node node, SetClock clock, YearOfTariffs.DatedAct act) {
    clock.set(act.recorded());
    node.record(act.commands().toArray(Command[]::new));
  }

  /// One that has not looked at anything yet.
  private static ChangeWriter anew(Node node) {
    return new ChangeWriter(
        node.context().getBean(ChangeStore.class),
        node.feed(),
        node.book(),
        node.context().getBean(EventReader.class),
        node.context().getBean(LedgerHead.class),
        node.context().getBean(Clock.class),
        true);
  }

  @Test
  void no_words_of_people_stand_in_public_bytes_but_a_commitment_to_them() {
    var clock = new SetClock(YearOfTariffs.FIRST);
    try (var node = Node.at(database.newUrl(), clock)) {
      record(node, clock, Instant.EPOCH, YearOfTariffs.LAST);
      node.write();
      assertThat(node.changes().toString())
          .doesNotContain("a person", "a ticket", "As a person said")
          .contains("row 01-10");
      var facts =
          node.changes().stream()
              .filter(change -> change.at("/type").asString().startsWith(PublicChange.FACT))
              .toList();
      for (var stored : node.events()) {
        var fact = facts.get(Math.toIntExact(stored.entry().position() - 1));
        var salt =
            Objects.requireNonNull(
                node.jdbc()
                    .queryForObject(
                        "select salt from public_change_salt where sequence = ?",
                        byte[].class,
                        Long.parseLong(fact.at("/sequence").asString())));
        assertThat(fact.at("/data/commitment").asString())
            .isEqualTo(Commitment.to(FactTeller.untold(stored), salt));
        assertThat(FactTeller.untold(stored).toString())
            .contains("a person", "a ticket", "As a person said");
      }
    }
  }

  private static void record(Node node, SetClock clock, Instant after, Instant upTo) {
    for (var act : YearOfTariffs.acts()) {
      if (act.recorded().isAfter(after) && !act.recorded().isAfter(upTo)) {
        clock.set(act.recorded());
        node.record(act.commands().toArray(Command[]::new));
      }
    }
  }

  private static void assertDense(List<JsonNode> changes) {
    assertThat(changes.stream().map(change -> Long.parseLong(change.at("/sequence").asString())))
        .containsExactlyElementsOf(LongStream.range(0, changes.size()).boxed().toList());
  }

  /// What an act recorded and changed names it, and every changed rate the fact that made it.
  private static void assertLinked(List<JsonNode> changes) {
    for (var change : changes) {
      var cause = change.at("/data/cause");
      var act = cause.isMissingNode() ? change.at("/data/act") : cause.at("/act");
      assertThat(change.at("/correlationid")).isEqualTo(act);
      assertThat(change.at("/partitionkey").asString()).isNotEmpty();
      if (cause.isMissingNode()) {
        assertThat(change.at("/causationid")).isEqualTo(act);
      } else if (cause.at("/kind").asString().equals("recorded")) {
        var id = Math.toIntExact(Long.parseLong(change.at("/causationid").asString()));
        assertThat(changes.get(id).at("/data/position")).isEqualTo(cause.at("/position"));
        assertThat(changes.get(id).at("/correlationid")).isEqualTo(act);
      } else {
        assertThat(change.has("causationid")).isFalse();
      }
    }
  }

  private static List<Long> facts(List<JsonNode> changes) {
    return changes.stream()
        .filter(change -> change.at("/type").asString().startsWith(PublicChange.FACT))
        .map(change -> change.at("/data/position").asLong())
        .toList();
  }

  private static List<String> kinds(List<JsonNode> changes) {
    return changes.stream()
        .map(change -> change.at("/data/cause/kind").asString(""))
        .filter(kind -> !kind.isEmpty())
        .distinct()
        .toList();
  }

  private static List<String> withoutCommitments(List<JsonNode> changes) {
    var texts = new ArrayList<String>();
    changes.forEach(
        change -> texts.add(change.toString().replaceAll("\"commitment\":\"[0-9a-f]{64}\"", "")));
    return texts;
  }

  private static String withoutSequence(String change) {
    return change.replaceAll("\"(id|sequence)\":\"[0-9]{20}\"", "");
  }
}
