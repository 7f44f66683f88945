package org.tariffledger.app.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.FileSystemResource;
import org.tariffledger.app.scenarios.Scenario.FiledAct;
import org.tariffledger.domain.Extent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ReferenceCommand.PublishProductList;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.rest.commands.ActReader;

/// Acts of a scenario may name files instead of saying what is in them.
class ScenarioFilesTest {

  private static final String LIST =
      """
      acts:
      - id: lists
        commands:
        - type: publishProductList
          list: US-301-4A
          file: us/lists.csv
          column: hts8
          where: {list: 4A}
      """;

  @TempDir Path home;

  @Test
  void a_list_is_what_its_file_says() throws IOException {
    write("data/us/lists.csv", "hts8,list\n8471.30.01,4A\n8517.13.00,4B\n");

    var reader = reader();
    var act = act(reader, LIST);

    assertThat(reader.faults()).isEmpty();
    assertThat(act.commands())
        .singleElement()
        .isInstanceOfSatisfying(
            PublishProductList.class,
            command -> assertThat(command.codes()).containsExactly(new ProductCode("84713001")));
  }

  @Test
  void from_a_list_codes_are_taken_away_and_others_added_those_of_another_file_too()
      throws IOException {
    write("data/us/lists.csv", "hts8,list\n8471.30.01,4A\n8517.13.00,4A\n8703.23.01,4A\n");
    write("data/us/other.csv", "code\n8517.13.00\n");
    var changed = LIST + "    without: [\"8703\", {file: us/other.csv}]\n    with: [\"8703.24\"]\n";

    var reader = reader();
    var act = act(reader, changed);

    assertThat(reader.faults()).isEmpty();
    assertThat(((PublishProductList) act.commands().getFirst()).codes())
        .containsExactly(new ProductCode("84713001"), new ProductCode("870324"));

    write("data/us/other.csv", "code\n8517.14.00\n");
    assertThat(act(reader(), changed).digest()).isNotEqualTo(act.digest());
  }

  @Test
  void what_is_taken_away_and_added_is_checked_as_the_list_is() throws IOException {
    write("data/us/lists.csv", "hts8,list\n8471.30.01,4A\n");
    var reader = reader();

    var without = "    without: [\"87x\", {file: us/missing.csv, codes: []}, {}]\n    with: 87\n";
    read(reader, LIST + without);

    assertThat(reader.faults())
        .extracting(ScenarioFault::toString)
        .anyMatch(fault -> fault.contains("/without/0 ") && fault.contains("not a tariff code"))
        .anyMatch(fault -> fault.contains("/without/1/file ") && fault.contains("no file"))
        .anyMatch(fault -> fault.contains("/without/1/codes ") && fault.contains("no field"))
        .anyMatch(fault -> fault.contains("/without/2/file "))
        .anyMatch(fault -> fault.contains("/with ") && fault.contains("list of codes"));
  }

  @Test
  void a_schedule_is_what_its_file_says_and_so_is_its_digest() throws IOException {
    write("data/nz.csv", "code,rate\n8703.23,10%\n8703.24,5%\n");

    var reader = reader();
    var act =
        act(
            reader,
            """
            acts:
            - id: schedule
              commands:
              - {type: publishSchedule, importer: NZ, edition: WTD-2025, file: nz.csv,
                 effectiveFrom: "2025-01-01T00:00:00Z"}
            """);

    assertThat(reader.faults()).isEmpty();
    assertThat(act.commands())
        .singleElement()
        .isInstanceOfSatisfying(
            PublishSchedule.class,
            command -> {
              assertThat(command.lines()).hasSize(2);
              assertThat(command.extent()).isEqualTo(Extent.PARTIAL);
              assertThat(command.fileDigest()).isNotNull();
            });
  }

  @Test
  void a_file_beside_the_acts_comes_before_one_of_the_data_folder() throws IOException {
    write("data/us/lists.csv", "hts8,list\n8471.30.01,4A\n");
    write("war/us/lists.csv", "hts8,list\n8517.13.00,4A\n");

    var act = act(reader(), LIST);

    assertThat(((PublishProductList) act.commands().getFirst()).codes())
        .containsExactly(new ProductCode("85171300"));
  }

  @Test
  void an_act_is_another_when_its_file_is() throws IOException {
    write("data/us/lists.csv", "hts8,list\n8471.30.01,4A\n");
    var before = act(reader(), LIST).digest();
    assertThat(act(reader(), LIST).digest()).isEqualTo(before);

    write("data/us/lists.csv", "hts8,list\n8471.30.01,4A\n8471.30.02,4A\n");

    assertThat(act(reader(), LIST).digest()).isNotEqualTo(before);
  }

  @Test
  void every_fault_of_every_file_is_told_at_once() throws IOException {
    write("data/us/lists.csv", "hts8,list\n8471.30.1,4A\n" + "x,4A\n".repeat(150));
    var reader = reader();

    read(
        reader,
        LIST
            + """
            - id: more
              commands:
              - {type: publishProductList, list: US-301-4A, file: us/missing.csv, codes: []}
              - {type: publishSchedule, importer: USA, edition: X-1, file: ../secret.csv,
                 effectiveFrom: "2025-01-01T00:00:00Z"}
              - {type: publishProductList, list: US-301-4A, file: us/lists.csv, where: 4A, colum: 1}
            """);

    assertThat(reader.faults())
        .extracting(ScenarioFault::toString)
        .contains(
            "acts.yaml/acts/0/commands/0/file (act lists): us/lists.csv, line 2, column 1:"
                + " \"8471.30.1\" has 7 digits, and a code has 2, 4, 6, 8 or 10: a leading zero"
                + " may be lost, as spreadsheets do.",
            "acts.yaml/acts/0/commands/0/file (act lists): us/lists.csv: 51 more faults.",
            "acts.yaml/acts/1/commands/0/file (act more): There is no file \"us/missing.csv\" in"
                + " the scenario's folder or in "
                + home.resolve("data")
                + ".")
        .anyMatch(fault -> fault.contains("/acts/1/commands/0/codes") && fault.contains("no field"))
        .anyMatch(fault -> fault.contains("/acts/1/commands/1/importer"))
        .anyMatch(fault -> fault.contains("/acts/1/commands/1/file") && fault.contains("its path"))
        .anyMatch(fault -> fault.contains("/acts/1/commands/2/where"))
        .anyMatch(fault -> fault.contains("/acts/1/commands/2/colum "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "../secret.csv",
        "us/../../secret.csv",
        "us\\lists.csv",
        "file:/etc/passwd",
        "us//lists.csv",
        "us/",
        ".hidden",
        "us"
      })
  void only_files_below_the_two_folders_are_read(String name) throws IOException {
    write("data/us/lists.csv", "8471.30\n");
    write("secret.csv", "8471.30\n");
    var files = new ScenarioFiles(new FileSystemResource(yaml("")), home.resolve("data"));

    assertThatThrownBy(() -> files.open(name)).isInstanceOf(IOException.class);
  }

  private ScenarioReader reader() {
    return new ScenarioReader(ActReader::read, Instant.parse("2025-04-02T20:00:00Z"), data());
  }

  private Path data() {
    return home.resolve("data");
  }

  private FiledAct act(ScenarioReader reader, String yaml) throws IOException {
    return read(reader, yaml).acts().getFirst();
  }

  private Scenario read(ScenarioReader reader, String yaml) throws IOException {
    return reader.read("war", List.of(new FileSystemResource(yaml(yaml))));
  }

  private Path yaml(String text) throws IOException {
    return write("war/acts.yaml", text);
  }

  private Path write(String name, String text) throws IOException {
    var file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
