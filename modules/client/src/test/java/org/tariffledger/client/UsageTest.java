package org.tariffledger.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What it says of itself, and of a command that cannot be understood.
class UsageTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rates",
        "relation",
        "negotiations",
        "statements",
        "tail",
        "export",
        "verify",
        "doctor",
        "impose",
        "retaliate",
        "change-duty",
        "pause",
        "resume",
        "lift",
        "command",
        "act",
        "import",
        "import schedule",
        "import list",
        "import scenario",
        "webhooks",
        "webhooks list",
        "webhooks create",
        "webhooks show",
        "webhooks change",
        "webhooks pause",
        "webhooks resume",
        "webhooks delete",
        "webhooks test",
        "webhooks rotate",
        "webhooks deliveries",
        "webhooks replay"
      })
  void every_command_explains_itself(String command) {
    var words = (command + " --help").strip().split(" ");
    var typed = Typed.in(folder, words);

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out().replaceAll("\\s+", " "))
        .startsWith(("Usage: tariff-ledger " + command).strip())
        .contains("--server=URL", "--key-file=FILE", "--output=table|json", "Exit codes:");
  }

  @Test
  void it_says_which_version_it_is() {
    var typed = Typed.in(folder, "--version");

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out()).matches("tariff-ledger [0-9]+\\.[0-9]+\\.[0-9]+\\S*\\R");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                                    | Missing required subcommand
          import                                | Missing required subcommand
          rates --importer US                   | Missing required option: '--exporter=ECONOMY'
          relation US                           | Missing required parameter: 'ECONOMY'
          relation US CN --valid-a=2025         | --valid-at
          rates --server ftp://a                | 'ftp://a' is no address of a server
          rates --server http://a:b@c           | is no address of a server
          rates --timeout 0                     | '0' is not 1 to 86400 seconds
          rates --output yaml                   | expected one of
          import list f --id A --imposer US     | --name=TEXT
          tail -n many                          | '--lines'
          tail -n -1                            | --lines is a number from 0 to 10000
          tail -n 10001                         | --lines is a number from 0 to 10000
          tail --after yesterday                | it is earliest, now or a sequence
          export                                | Missing required parameter: 'FILE'
          export . --format csv                 | is a folder, not a file
          export nowhere/out.zip                | cannot be written: there is no such
          verify nowhere.zip                    | nowhere.zip cannot be read, or is not there
          verify a b                            | Unmatched argument
          verify --log-key oops                 | --log-key: "oops" is no key of a log
          verify . --checkpoint nowhere         | nowhere cannot be read: there is no such file
          pause m --from t --residual {oops     | --residual begins as JSON and does not go on so
          act nowhere.json                      | nowhere.json: It cannot be read: there is no such
          command                               | Missing required parameter: 'TYPE'
          webhooks                              | Missing required subcommand
          webhooks change erp                   | Say what is to be changed.
          webhooks create --id a                | Missing required option: '--url=URL'
          import list f --id A --where 4A       | --where is a column and a value
          import list nowhere.csv --id A        | nowhere.csv cannot be read: there is no such file
          import list . --id A                  | is a folder, not a file
          import scenario nowhere               | is no folder
          import scenario .                     | holds no .yaml file
          """)
  void what_cannot_be_understood_ends_with_2_and_says_why(String line, String why) {
    var typed = Typed.in(folder, line.isEmpty() ? new String[0] : line.split(" +"));

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err()).startsWith("tariff-ledger: ").contains(why).doesNotContain("\tat ");
    assertThat(typed.err().lines().count()).isLessThan(6);
  }
}
