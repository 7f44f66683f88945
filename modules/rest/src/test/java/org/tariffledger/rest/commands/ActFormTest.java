package org.tariffledger.rest.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.domain.ScheduleLine;
import org.tariffledger.rest.json.BadInput;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Names;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ActFormTest {

  private static final Instant PROPOSED = Instant.parse("2025-06-01T00:00:00Z");
  private static final Instant APPROVED = Instant.parse("2025-06-02T00:00:00Z");

  @Test
  void every_command_of_the_scenarios_is_read_back_as_it_was() throws IOException {
    var kinds = new TreeSet<String>();
    var acts = acts();
    assertThat(acts).hasSizeGreaterThan(150);
    for (var act : acts) {
      assertThat(ActForm.read(ActForm.of(act), APPROVED)).isEqualTo(act);
      act.forEach(command -> kinds.add(Names.of(command.getClass())));
    }
    assertThat(kinds)
        .hasSizeGreaterThan(20)
        .contains("imposeTariff", "grantExemption", "publishSchedule", "publishProductList");
  }

  @Test
  void what_was_not_said_when_it_was_proposed_is_said_then() {
    var commands =
        ActReader.read(
            new YAMLMapper()
                .readTree(
                    """
                    commands:
                      - {type: lift, measure: us-jp, effectiveFrom: "2025-07-01T00:00:00Z"}
                    """)
                .asObject(),
            PROPOSED,
            new Faults());
    var later = ActForm.read(ActForm.of(commands), APPROVED);
    assertThat(later.getFirst().announcement().announcedAt()).isEqualTo(PROPOSED);
    assertThat(ActForm.shown(ActForm.of(commands)).getFirst().at("/announcedAt").asString())
        .isEqualTo("2025-06-01T00:00:00Z");
  }

  @Test
  void lines_that_only_a_file_may_have_come_back_too() {
    var lines =
        List.of(
            new ScheduleLine(null, 0, "Of " + "many words ".repeat(300), "", "", "", ""),
            new ScheduleLine(new ProductCode("870323"), 1, "", "No.", "2.5", " ", "10%"));
    Command command =
        new PublishSchedule(
            new EconomyCode("US"),
            new EditionId("HTS-2025"),
            null,
            lines,
            null,
            PROPOSED,
            Announcement.at(PROPOSED));

    assertThat(ActForm.read(ActForm.of(List.of(command)), APPROVED)).containsExactly(command);
    assertThat(ActForm.shown(ActForm.of(List.of(command))).getFirst().at("/lines")).hasSize(2);
  }

  /// Those that bring what is in files with them are left out.
  private static List<List<Command>> acts() throws IOException {
    var acts = new ArrayList<List<Command>>();
    try (var files = Files.walk(Path.of("../../docs/scenarios"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        for (var act : new YAMLMapper().readTree(file.toFile()).path("acts")) {
          var body =
              ((ObjectNode) act)
                  .retain(
                      Set.of(
                          "announcedAt",
                          "legalBasis",
                          "reason",
                          "source",
                          "reference",
                          "commands"));
          if (!body.toString().contains("\"file\":")) {
            try {
              acts.add(ActReader.read(body, PROPOSED, new Faults()));
            } catch (BadInput e) {
              throw new AssertionError(file + ": " + e.faults(), e);
            }
          }
        }
      }
    }
    return acts;
  }
}
