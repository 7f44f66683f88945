package org.tariffledger.app.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.tariffledger.app.scenarios.Scenario.FiledAct;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ReferenceCommand.RegisterGroup;
import org.tariffledger.rest.commands.NamedFiles;
import org.tariffledger.rest.json.BadInput;
import tools.jackson.databind.JsonNode;

class ScenarioReaderTest {

  private static final Instant NOW = Instant.parse("2025-04-02T20:00:00Z");

  private final ScenarioReader reader = new ScenarioReader(ScenarioReaderTest::commands, NOW, null);

  @Test
  void acts_come_in_the_order_of_the_files() {
    Scenario scenario =
        reader.read(
            "april-2025",
            List.of(
                file("01.yaml", "acts:\n- id: first\n  group: ALPHA\n- id: second\n  group: BETA"),
                file("02.yaml", "acts:\n- id: third\n  group: GAMMA")));

    assertThat(reader.faults()).isEmpty();
    assertThat(scenario.actor()).isEqualTo("scenario:april-2025");
    assertThat(scenario.acts())
        .extracting(FiledAct::id)
        .containsExactly("first", "second", "third");
    assertThat(scenario.acts().getFirst().commands()).containsExactly(register("ALPHA"));
  }

  @Test
  void the_lists_of_which_it_has_excerpts_are_those_of_all_files() {
    Scenario scenario =
        reader.read(
            "april-2025",
            List.of(
                file("01.yaml", "excerpts: [US-301-4A]\nacts: []"),
                file("02.yaml", "excerpts: [US-301-4B]\nacts: []")));

    assertThat(reader.faults()).isEmpty();
    assertThat(scenario.excerpts())
        .containsExactly(new ProductListId("US-301-4A"), new ProductListId("US-301-4B"));
  }

  @Test
  void what_cannot_be_the_id_of_a_list_is_no_excerpt() {
    reader.read(
        "april-2025",
        List.of(
            file("01.yaml", "excerpts: US-301-4A\nacts: []"),
            file("02.yaml", "excerpts: [US 301, 5]\nacts: []")));

    assertThat(reader.faults())
        .extracting(ScenarioFault::toString)
        .anyMatch(fault -> fault.startsWith("01.yaml/excerpts: "))
        .anyMatch(fault -> fault.startsWith("02.yaml/excerpts/0: "))
        .anyMatch(fault -> fault.startsWith("02.yaml/excerpts/1: "))
        .hasSize(3);
  }

  @Test
  void every_fault_of_every_file_is_told_at_once() {
    reader.read(
        "april-2025",
        List.of(
            file("01.yaml", "acts:\n- group: A\n- id: twice\n  group: B\n- {id: bad, bad: yes}"),
            file("02.yaml", "acts:\n- id: twice\n  group: C\n- id: bad-too\n  bad: yes\n- 5"),
            file("03.yaml", "title: forgot the acts"),
            file("04.yaml", "")));

    assertThat(reader.faults())
        .extracting(ScenarioFault::toString)
        .containsExactly(
            "01.yaml/acts/0/id: An act has an id of 1 to 100 characters.",
            "01.yaml/acts/2/commands/0/duty (act bad): no duty",
            "01.yaml/acts/2/commands/1 (act bad): no command",
            "02.yaml/acts/0/id (act twice): Another act of the scenario has the same id.",
            "02.yaml/acts/1/commands/0/duty (act bad-too): no duty",
            "02.yaml/acts/1/commands/1 (act bad-too): no command",
            "02.yaml/acts/2: An act is an object.",
            "03.yaml/acts: A scenario file has a list of acts.",
            "03.yaml/title: A scenario file has nothing beside its acts, scenarios and"
                + " excerpts.",
            "04.yaml/acts: A scenario file has a list of acts.");
  }

  @Test
  void what_YAML_would_let_slip_through_is_refused() {
    assertThat(faultOf("acts: [\n")).contains("file.yaml: ").contains("line ");
    assertThat(faultOf("acts:\n- id: a\n  id: b")).contains("Duplicate").contains("\"id\"");
    assertThat(faultOf("acts: []\n---\nacts: []")).contains("Trailing token");
    assertThat(faultOf("acts: [&a {id: x}, *a]")).contains("alias").contains("line 1");
    assertThat(faultOf("acts: " + "[".repeat(600) + "]".repeat(600))).contains("depth");
    assertThat(faultOf("# " + "x".repeat(9 << 20))).contains("larger than 8 MiB");
  }

  @Test
  void a_country_called_NO_is_no_truth_value() {
    Scenario scenario = reader.read("n", List.of(file("n.yaml", "acts: [{id: NO, group: NO}]")));

    assertThat(scenario.acts().getFirst().id()).isEqualTo("NO");
    assertThat(scenario.acts().getFirst().commands()).containsExactly(register("NO"));
  }

  private String faultOf(String text) {
    ScenarioReader fresh = new ScenarioReader(ScenarioReaderTest::commands, NOW, null);
    fresh.read("s", List.of(file("file.yaml", text)));
    assertThat(fresh.faults()).hasSize(1);
    return fresh.faults().getFirst().toString();
  }

  /// Stands in for the reader of acts: one group, or two faults.
  private static List<Command> commands(JsonNode act, Instant now, NamedFiles files) {
    assertThat(act.has("id")).as("the act is read as it would be posted").isFalse();
    if (act.has("bad")) {
      throw new BadInput(
          List.of(
              new BadInput.Fault("/commands/0/duty", "missing-field", "no duty"),
              new BadInput.Fault("/commands/1", "wrong-type", "no command")));
    }
    return List.of(register(act.path("group").asString()));
  }

  private static Command register(String group) {
    return new RegisterGroup(new GroupId("GROUP-" + group), group, List.of(), Announcement.at(NOW));
  }

  private static Resource file(String name, String text) {
    return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public String getFilename() {
        return name;
      }
    };
  }
}
