package org.tariffledger.app.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.ProductListId;
import tools.jackson.databind.JsonNode;

/// Scenarios say of which lists they have only a part.
class ExcerptsTest {

  private static final Path SCENARIOS = Path.of("../../docs/scenarios");

  @Test
  void the_worked_examples_name_every_list_that_whole_ones_replace() {
    var whole = published("worked-examples-full", command -> command.has("file"));
    whole.retainAll(published("worked-examples", _ -> true));

    assertThat(whole).isNotEmpty();
    assertThat(excerpts("worked-examples")).containsAll(whole);
  }

  @Test
  void what_is_named_is_published_with_its_codes() {
    assertThat(published("worked-examples", command -> command.has("codes")))
        .containsAll(excerpts("worked-examples"));
  }

  @Test
  void what_is_named_and_nothing_else_is_published_in_part() {
    assertThat(
            published(
                "worked-examples",
                command -> command.path("extent").asString("").equals("partial")))
        .isEqualTo(excerpts("worked-examples"));
    assertThat(published("worked-examples-full", command -> command.has("extent"))).isEmpty();
  }

  @Test
  void over_whole_lists_those_are_named_that_stay_excerpts() {
    var stay = excerpts("worked-examples");
    stay.removeAll(published("worked-examples-full", command -> command.has("file")));

    assertThat(excerpts("worked-examples-full")).isEqualTo(stay).isNotEmpty();
  }

  @Test
  void at_its_start_the_server_tells_the_excerpts_of_the_last_scenario_that_names_any() {
    var told =
        ScenarioStart.excerpts(
            List.of(
                scenario("first", "US-301-L1", "US-301-L2"),
                scenario("second", "US-301-L1"),
                scenario("third")));

    assertThat(told)
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .startsWith("Scenario second has excerpts of 1 product lists; whether")
                    .endsWith(": US-301-L1"));
    assertThat(ScenarioStart.excerpts(List.of(scenario("third")))).isEmpty();
  }

  private static Scenario scenario(String name, String... excerpts) {
    var lists = List.of(excerpts).stream().map(ProductListId::new).toList();
    return new Scenario(name, List.of(), lists, List.of());
  }

  private static Set<String> excerpts(String scenario) {
    var lists = new TreeSet<String>();
    for (var file : ScenarioFolder.at(SCENARIOS.resolve(scenario)).files()) {
      read(new ScenarioFile(file)).path("excerpts").forEach(list -> lists.add(list.asString()));
    }
    return lists;
  }

  private static Set<String> published(String scenario, Predicate<JsonNode> how) {
    var lists = new TreeSet<String>();
    for (var file : ScenarioFolder.at(SCENARIOS.resolve(scenario)).files()) {
      for (var act : read(new ScenarioFile(file)).path("acts")) {
        act.path("commands")
            .valueStream()
            .filter(command -> command.path("type").asString("").equals("publishProductList"))
            .filter(how)
            .forEach(command -> lists.add(command.path("list").asString("")));
      }
    }
    return lists;
  }

  private static JsonNode read(ScenarioFile file) {
    try {
      return file.read();
    } catch (ScenarioFile.Unreadable e) {
      throw new AssertionError(file.name() + ": " + e.sentence(), e);
    }
  }
}
