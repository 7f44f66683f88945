package org.tariffledger.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.start.CannotStart;

class DataFolderTest {

  @TempDir Path home;

  @Test
  void the_folder_and_a_secret_in_it_are_for_the_owner_only() throws IOException {
    Path file = folder("data").writeSecret("key", "tl_secret\n");

    assertThat(permissions(home.resolve("data"))).isEqualTo("rwx------");
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(file).hasContent("tl_secret\n");
  }

  @Test
  void a_secret_replaces_an_older_one_and_leaves_no_draft() throws IOException {
    folder("data").writeSecret("key", "old");
    Path file = folder("data").writeSecret("key", "new");

    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(file).hasContent("new");
    assertThat(home.resolve("data")).isDirectoryContaining(file::equals);
    assertThat(home.resolve("data").toFile().list()).hasSize(1);
  }

  @Test
  void a_folder_that_is_there_keeps_its_permissions() throws IOException {
    Files.createDirectory(
        home.resolve("shared"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));

    folder("shared").create();

    assertThat(permissions(home.resolve("shared"))).isEqualTo("rwxr-x---");
  }

  @Test
  void a_file_in_its_place_ends_the_start_in_words() throws IOException {
    Files.createFile(home.resolve("data"));

    assertThatThrownBy(() -> folder("data").create())
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(home.resolve("data").toString());
  }

  private DataFolder folder(String name) {
    return new DataFolder(home.resolve(name));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
