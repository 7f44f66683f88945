package org.tariffledger.app.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.Resource;
import org.tariffledger.app.start.CannotStart;
import org.tariffledger.app.store.Store;

class ScenarioFolderTest {

  @TempDir Path home;

  @Test
  void the_yaml_files_are_read_in_the_order_of_their_names() throws IOException {
    Path folder = folder("war", "02-b.yaml", "10-c.yml", "01-a.yaml", "README.md");

    ScenarioFolder scenario = ScenarioFolder.at(folder);

    assertThat(scenario.name()).isEqualTo("war");
    assertThat(scenario.files())
        .extracting(Resource::getFilename)
        .containsExactly("01-a.yaml", "02-b.yaml", "10-c.yml");
  }

  @Test
  void a_folder_that_is_missing_or_empty_ends_the_start_in_words() throws IOException {
    Path empty = folder("empty", "README.md");

    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> ScenarioFolder.at(home.resolve("missing")))
        .withMessageContaining("missing cannot be loaded: there is no such folder.");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> ScenarioFolder.at(empty))
        .withMessageContaining("it holds no .yaml file");
  }

  @Test
  void two_scenarios_of_one_name_cannot_be_told_apart() throws IOException {
    folder("a/war", "1.yaml");
    folder("b/war", "1.yaml");
    List<String> setting =
        List.of(home.resolve("a/war").toString(), " " + home.resolve("b/war") + "/");

    DueScenarios due =
        new DueScenarios(
            new ScenarioSettings(setting, ""), new Store.Embedded(home), null, () -> 0);

    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(due::folders)
        .withMessageContaining("the same name");
  }

  private Path folder(String name, String... files) throws IOException {
    Path folder = Files.createDirectories(home.resolve(name));
    for (String file : files) {
      Files.createFile(folder.resolve(file));
    }
    return folder;
  }
}
