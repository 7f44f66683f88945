package org.tariffledger.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.subscriptions.YearOfTariffs.day;
import static org.tariffledger.subscriptions.YearOfTariffs.duty;
import static org.tariffledger.subscriptions.YearOfTariffs.goods;
import static org.tariffledger.subscriptions.YearOfTariffs.impose;
import static org.tariffledger.subscriptions.YearOfTariffs.programme;
import static org.tariffledger.subscriptions.YearOfTariffs.said;
import static org.tariffledger.subscriptions.YearOfTariffs.targets;

import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.subscriptions.Node.SetClock;
import tools.jackson.databind.JsonNode;

/// A changed rate names what of an act, or of a moment, has made it, and nothing that has not.
class CauseTest {

  private final SetClock clock = new SetClock(day("01-20"));
  private Node node;

  @BeforeEach
  void start() {
    node = Node.at(Database.H2.newUrl(), clock);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void what_a_coverage_alone_changes_names_the_coverage_of_its_importer() {
    record(
        programme("RECIPROCAL"),
        covered("CN", "2025-01-01"),
        covered("JP", "2025-01-01"),
        covered("US", "2025-01-01"),
        onEverything("japan", "JP", "24", "01-10"));

    assertThat(causing("US-CN")).containsExactly("coverage-declared US");
    assertThat(causing("JP-US")).containsExactly("coverage-declared JP");
    assertThat(causing("CN-US")).containsExactly("coverage-declared CN");
    assertThat(change("JP-US").at("/data/cause/entries").isMissingNode()).isTrue();
    assertThat(causedBy("JP-US")).isEqualTo(fact("coverage:JP"));
  }

  @Test
  void a_measure_is_named_before_the_coverage_that_makes_its_rate_known() {
    record(
        programme("RECIPROCAL"),
        covered("CN", "2025-01-01"),
        covered("US", "2025-01-01"),
        onEverything("japan", "JP", "24", "01-10"),
        onEverything("china", "CN", "34", "01-10"));

    assertThat(causing("US-JP")).containsExactly("tariff-imposed japan", "coverage-declared US");
    assertThat(causedBy("US-JP")).isEqualTo(fact("measure:japan"));
  }

  @Test
  void a_rate_changed_when_what_made_it_was_announced_not_something_else_of_the_act() {
    record(programme("RECIPROCAL"), covered("US", "2025-01-01"));
    record(onEverything("japan", "JP", "24", "01-05"), onEverything("china", "CN", "34", "01-15"));

    assertThat(last("US-JP").at("/time").asString()).isEqualTo("2026-01-05T00:00:00Z");
    assertThat(last("US-CN").at("/time").asString()).isEqualTo("2026-01-15T00:00:00Z");
  }

  @Test
  void what_is_not_announced_yet_has_made_nothing() {
    record(programme("RECIPROCAL"), covered("US", "2025-01-01"));
    record(
        onEverything("japan", "JP", "24", "01-10"),
        new ChangeDuty(
            new MeasureId("japan"), duty("30"), said("02-05"), day("03-01"), null, null));

    assertThat(causing(last("US-JP"))).containsExactly("tariff-imposed japan");

    clock.set(day("02-10"));
    node.write();
    var announced =
        of("US-JP").stream()
            .filter(change -> change.at("/data/cause/kind").asString().equals("announced"))
            .toList();
    assertThat(announced).hasSize(1);
    assertThat(announced.getFirst().at("/time").asString()).isEqualTo("2026-02-05T00:00:00Z");
    assertThat(announced.getFirst().at("/data/cause/position"))
        .isEqualTo(data(fact("measure:japan", "duty-changed")).at("/position"));
  }

  @Test
  void goods_that_one_measure_names_do_not_name_another_that_does_not_cover_them() {
    record(
        programme("RECIPROCAL"),
        programme("STEEL"),
        programme("COPPER"),
        covered("US", "2025-01-01"));
    record(
        onGoods("copper", "COPPER", "7403"),
        onGoods("steel", "STEEL", "7208"),
        onEverything("china", "CN", "34", "01-10"));

    var act = last("US-CN").at("/data/cause/act");
    var made =
        of("US-CN").stream()
            .filter(change -> change.at("/data/cause/act").equals(act))
            .map(change -> scope(change) + causing(change))
            .toList();
    assertThat(made)
        .containsExactlyInAnyOrder(
            "[tariff-imposed china]",
            "COPPER on copper [tariff-imposed copper]",
            "RECIPROCAL on copper [tariff-imposed china]",
            "STEEL on steel [tariff-imposed steel]",
            "RECIPROCAL on steel [tariff-imposed china]");
  }

  private static String scope(JsonNode change) {
    var goods = change.at("/data/goods");
    return goods.at("/kind").asString().equals("general")
        ? ""
        : goods.at("/programme").asString() + " on " + goods.at("/measure").asString() + " ";
  }

  @Test
  void what_the_clock_brings_names_what_bears_on_the_pair() {
    record(
        programme("RECIPROCAL"),
        covered("US", "2026-02-01"),
        onEverything("china", "CN", "34", "01-10"));

    clock.set(day("02-02"));
    node.write();

    assertThat(kinds("US-JP")).containsExactly("coverageChanges");
    assertThat(kinds("US-CN")).containsExactly("starts", "coverageChanges");
  }

  private void record(Command... commands) {
    node.record(commands);
    node.write();
  }

  private static DeclareCoverage covered(String importer, String since) {
    return new DeclareCoverage(
        new EconomyCode(importer),
        CoverageState.COMPLETE,
        Instant.parse(since + "T00:00:00Z"),
        said("01-01"));
  }

  private static ImposeTariff onEverything(
      String id, String target, String percent, String announced) {
    return impose(
        id, "RECIPROCAL", targets(target), Products.ALL, percent, announced, "02-01", null);
  }

  private static ImposeTariff onGoods(String id, String programme, String code) {
    return impose(id, programme, targets("CN"), goods(code), "50", "01-10", "02-01", null);
  }

  /// The names and subjects of what the only change of the pair names as its cause, in order.
  private List<String> causing(String pair) {
    return causing(change(pair));
  }

  private List<String> causing(JsonNode change) {
    var cause = change.at("/data/cause");
    var entries = cause.at("/entries").isMissingNode() ? List.of(cause) : all(cause.at("/entries"));
    return entries.stream().map(entry -> name(entry.at("/position").asLong())).toList();
  }

  private String name(long position) {
    var fact =
        node.changes().stream()
            .filter(change -> change.at("/data/position").asLong() == position)
            .findFirst()
            .orElseThrow();
    var subject = fact.at("/subject").asString();
    return fact.at("/type").asString().substring(PublicChange.FACT.length())
        + " "
        + subject.substring(subject.indexOf(':') + 1);
  }

  private JsonNode change(String pair) {
    assertThat(of(pair)).as(pair).hasSize(1);
    return of(pair).getFirst();
  }

  private JsonNode last(String pair) {
    return of(pair).getLast();
  }

  private List<JsonNode> of(String pair) {
    return node.changes().stream()
        .filter(change -> change.at("/type").asString().equals(PublicChange.RATE_CHANGED))
        .filter(change -> change.at("/subject").asString().equals(pair))
        .toList();
  }

  private List<String> kinds(String pair) {
    return all(last(pair).at("/data/cause/changes")).stream()
        .map(due -> due.at("/kind").asString())
        .toList();
  }

  private JsonNode causedBy(String pair) {
    var id = Math.toIntExact(Long.parseLong(change(pair).at("/causationid").asString()));
    return node.changes().get(id);
  }

  private JsonNode fact(String subject) {
    return fact(subject, "");
  }

  private JsonNode fact(String subject, String name) {
    return node.changes().stream()
        .filter(change -> change.at("/subject").asString().equals(subject))
        .filter(change -> change.at("/type").asString().endsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode data(JsonNode change) {
    return change.at("/data");
  }

  private static List<JsonNode> all(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
