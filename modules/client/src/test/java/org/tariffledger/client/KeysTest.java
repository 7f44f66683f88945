package org.tariffledger.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which key is sent, and to whom.
class KeysTest {

  private static final String DONE = "{\"position\": 1, \"events\": []}";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("TARIFF_LEDGER_KEY", "of-the-shell");

  @TempDir Path folder;
  private final FakeLedger ledger = new FakeLedger().answers(200, DONE);

  @BeforeEach
  void a_file_to_send() throws IOException {
    Files.writeString(folder.resolve("list.csv"), "0101.21.00\n");
    Files.writeString(folder.resolve("key"), "of-the-file\n");
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void the_key_in_the_named_file_comes_before_that_of_the_environment() {
    assertThat(write(ENVIRONMENT, ledger.url(), "--key-file", "key").exitCode()).isZero();

    assertThat(sent()).isEqualTo("Bearer of-the-file");
  }

  @Test
  void the_key_of_the_environment_comes_before_that_of_the_first_start() throws IOException {
    keyOfTheFirstStart();
    write(ENVIRONMENT, ledger.url());

    assertThat(sent()).isEqualTo("Bearer of-the-shell");
  }

  @Test
  void the_key_of_the_first_start_is_found_where_the_server_was_started() throws IOException {
    keyOfTheFirstStart();
    write(Map.of(), ledger.url());

    assertThat(sent()).isEqualTo("Bearer of-the-first-start");
  }

  @Test
  void the_key_of_the_first_start_is_not_sent_to_another_machine() throws IOException {
    keyOfTheFirstStart();
    var typed = write(Map.of(), "http://192.0.2.1:" + ledger.port());

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("This needs an API key").doesNotContain("of-the-first");
  }

  @Test
  void reading_sends_a_key_only_if_one_was_named() throws IOException {
    keyOfTheFirstStart();
    Typed.in(folder, "relation", "US", "CN", "--server", ledger.url());
    assertThat(sent()).isEmpty();

    ledger.asked().clear();
    Typed.in(folder, ENVIRONMENT, "relation", "US", "CN", "--server", ledger.url());
    assertThat(sent()).isEqualTo("Bearer of-the-shell");
  }

  @Test
  void without_a_key_nothing_is_sent_and_it_says_where_one_is_looked_for() {
    var typed = write(Map.of(), ledger.url());

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err())
        .contains("This needs an API key", "--key-file", "TARIFF_LEDGER_KEY")
        .contains("data/bootstrap-admin-key");
    assertThat(ledger.asked()).isEmpty();
  }

  @Test
  void a_file_that_holds_no_key_is_said_to_hold_none() throws IOException {
    Files.writeString(folder.resolve("key"), "two words\n");
    var typed = write(Map.of(), ledger.url(), "--key-file", "key");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("There is no key in the file").doesNotContain("two words");
  }

  @Test
  void a_key_that_is_refused_is_told_by_its_place_and_never_by_its_text() {
    var refusing =
        new FakeLedger()
            .answers(401, "{\"title\":\"Key needed\",\"code\":\"key-needed\",\"detail\":\"No.\"}");
    try (refusing) {
      var typed = write(ENVIRONMENT, refusing.url());

      assertThat(typed.exitCode()).isEqualTo(1);
      assertThat(typed.err())
          .contains("Key needed (401 key-needed)")
          .contains("It was sent the key in the environment variable TARIFF_LEDGER_KEY.")
          .doesNotContain("of-the-shell");
    }
  }

  private Typed write(Map<String, String> environment, String server, String... more) {
    var line = new ArrayList<>(List.of("import", "list", "list.csv"));
    line.addAll(List.of("--id", "A", "--server", server, "--timeout", "1"));
    line.addAll(List.of(more));
    return Typed.in(folder, environment, line.toArray(String[]::new));
  }

  private void keyOfTheFirstStart() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/bootstrap-admin-key"), "of-the-first-start\n");
  }

  private String sent() {
    return ledger.onlyAsked().header("Authorization");
  }
}
