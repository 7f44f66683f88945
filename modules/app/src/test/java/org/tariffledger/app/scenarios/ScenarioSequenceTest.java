package org.tariffledger.app.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.start.CannotStart;

/// A scenario may go on from others.
class ScenarioSequenceTest {

  @TempDir Path home;

  private final ScenarioReader reader =
      new ScenarioReader((act, now, files) -> List.of(), Instant.EPOCH, null);

  @Test
  void a_scenario_is_loaded_after_those_that_it_goes_on_from_and_each_once() throws IOException {
    write("last", "scenarios: [../middle, ../first]\nacts: [{id: a}]");
    write("middle", "scenarios: [../first]\nacts: [{id: a}]");
    write("first", "acts: [{id: a}]");

    assertThat(sequence("last", "first")).containsExactly("first", "middle", "last");
    assertThat(reader.faults()).isEmpty();
  }

  @Test
  void a_file_may_hold_nothing_but_what_it_goes_on_from() throws IOException {
    write("last", "scenarios: [../last/first]");
    write("last/first", "acts: [{id: a}]");

    assertThat(sequence("last")).containsExactly("first", "last");
    assertThat(reader.faults()).isEmpty();
  }

  @Test
  void scenarios_that_go_on_from_each_other_are_named_as_a_circle() throws IOException {
    write("one", "scenarios: [../two]");
    write("two", "scenarios: [../three]");
    write("three", "scenarios: [../two]");

    sequence("one");

    assertThat(faults())
        .containsExactly(
            "file.yaml/scenarios/0: These scenarios go round in a circle:"
                + " two goes on from three goes on from two");
  }

  @Test
  void what_is_no_folder_beside_the_scenario_is_told_where_it_is_named() throws IOException {
    write("war", "scenarios: [../none, ../../x, /etc, .., \"\\0\", ../empty, 5, ../war]");
    Files.createDirectory(home.resolve("empty"));

    sequence("war");

    assertThat(faults()).hasSize(8);
    assertThat(faults().get(0)).startsWith("file.yaml/scenarios/6: The scenarios to go on from");
    assertThat(faults().get(1))
        .contains("/0: ")
        .contains("none cannot be loaded: there is no such");
    assertThat(faults().subList(2, 6)).allMatch(fault -> fault.contains("is no folder beside"));
    assertThat(faults().get(6)).contains("/5: ").contains("it holds no .yaml file");
    assertThat(faults().get(7)).contains("/7: ").contains("war goes on from war");
  }

  @Test
  void what_is_no_list_of_folders_is_a_fault() throws IOException {
    write("war", "scenarios: ../peace\nacts: 7");

    sequence("war");

    assertThat(faults())
        .containsExactly(
            "file.yaml/scenarios: The scenarios to go on from are a list of folders,"
                + " such as ../april-2025.",
            "file.yaml/acts: A scenario file has a list of acts.");
  }

  @Test
  void another_folder_of_the_same_name_is_not_taken_for_one_that_is_loaded() throws IOException {
    write("a/war", "scenarios: [../sub/peace, ../peace]");
    write("a/sub/peace", "acts: []");
    write("a/peace", "acts: []");
    write("b/peace", "acts: []");

    sequence("a/war");

    assertThat(faults())
        .containsExactly("file.yaml/scenarios/1: Another folder named peace is loaded already.");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> sequence("a/war", "b/peace"))
        .withMessageContaining("the same name, peace");
  }

  private List<String> sequence(String... folders) {
    List<ScenarioFolder> all =
        Stream.of(folders).map(home::resolve).map(ScenarioFolder::at).toList();
    return new ScenarioSequence(reader).of(all).stream().map(Scenario::name).toList();
  }

  private List<String> faults() {
    return reader.faults().stream().map(ScenarioFault::toString).toList();
  }

  private void write(String folder, String text) throws IOException {
    Files.createDirectories(home.resolve(folder));
    Files.writeString(home.resolve(folder).resolve("file.yaml"), text);
  }
}
