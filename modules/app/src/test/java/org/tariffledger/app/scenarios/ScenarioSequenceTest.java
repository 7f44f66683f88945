package org.tariffledger.app.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.start.CannotStart;

/// A scenario may go on from others.
class ScenarioSequenceTest {

  private static final String WAR_WITH_LISTS =
      "scenarios: [{folder: ../lists, withoutFiles: Most phones.}]\nacts: [{id: a}]";
  private static final String LISTS =
      "acts: [{id: a, commands: [{file: phones.csv}, {file: cars.csv}]}]";

  @TempDir Path home;

  private final ScenarioReader reader =
      new ScenarioReader((act, now, files) -> List.of(), Instant.EPOCH, null);
  private ScenarioSequence sequence = new ScenarioSequence(reader);

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

  @Test
  void one_that_may_be_left_out_is_loaded_if_every_file_that_it_names_is_there()
      throws IOException {
    write("war", WAR_WITH_LISTS);
    write("lists", LISTS);
    Files.writeString(home.resolve("lists/phones.csv"), "code\n8517.13\n");
    Files.writeString(home.resolve("lists/cars.csv"), "code\n8703\n");

    assertThat(sequence("war")).containsExactly("lists", "war");
    assertThat(sequence.leftOut()).isEmpty();
    assertThat(reader.faults()).isEmpty();
  }

  @Test
  void one_that_may_be_left_out_is_if_a_file_is_missing_and_it_is_said_what_is_open()
      throws IOException {
    write("war", WAR_WITH_LISTS);
    write("lists", LISTS);
    Files.writeString(home.resolve("lists/phones.csv"), "code\n8517.13\n");

    assertThat(sequence("war")).containsExactly("war");
    assertThat(sequence.leftOut())
        .extracting(LeftOut::toString)
        .containsExactly(
            "Scenario lists is left out: of its files, cars.csv cannot be read."
                + " Open without it: Most phones.");
    assertThat(reader.faults()).isEmpty();
  }

  @Test
  void of_several_missing_files_the_first_is_named_and_the_others_are_counted() {
    assertThat(new LeftOut("lists", Set.of("c.csv", "a.csv", "b.csv"), "Much."))
        .hasToString(
            "Scenario lists is left out: of its files, a.csv and 2 more cannot be read."
                + " Open without it: Much.");
  }

  @Test
  void one_that_others_need_is_not_left_out_wherever_it_may_be() throws IOException {
    write("war", WAR_WITH_LISTS);
    write("lists", LISTS);

    assertThat(sequence("war", "lists")).containsExactly("war", "lists");
  }

  @Test
  void what_may_be_left_out_without_a_word_is_a_fault() throws IOException {
    write("war", "scenarios: [{folder: ../lists}, {withoutFiles: x}, {folder: ../l, without: x}]");

    sequence("war");

    assertThat(faults())
        .hasSize(3)
        .allMatch(fault -> fault.contains("has a folder, and withoutFiles, which says what is"));
  }

  private List<String> sequence(String... folders) {
    List<ScenarioFolder> all =
        Stream.of(folders).map(home::resolve).map(ScenarioFolder::at).toList();
    sequence = new ScenarioSequence(reader);
    return sequence.of(all).stream().map(Scenario::name).toList();
  }

  private List<String> faults() {
    return reader.faults().stream().map(ScenarioFault::toString).toList();
  }

  private void write(String folder, String text) throws IOException {
    Files.createDirectories(home.resolve(folder));
    Files.writeString(home.resolve(folder).resolve("file.yaml"), text);
  }
}
