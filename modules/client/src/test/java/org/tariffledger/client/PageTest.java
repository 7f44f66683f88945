package org.tariffledger.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of the guide describes the commands there are.
class PageTest {

  private static final Path PAGE = Path.of("../../docs/guide/reference/command-line.md");
  private static final String EVERY = "Every command";
  private static final String RECORDING = "Every command that records one thing";
  private static final Set<String> RECORDS =
      Set.of("impose", "retaliate", "change-duty", "pause", "resume", "lift", "command");
  private static final Set<String> WITHOUT_OPTIONS =
      Set.of(
          "proposals show",
          "webhooks show",
          "webhooks pause",
          "webhooks resume",
          "webhooks delete",
          "webhooks test");

  @TempDir Path folder;

  @Test
  void the_page_describes_exactly_the_options_of_each_command() throws IOException {
    var described = described();

    assertThat(described.keySet())
        .containsExactlyInAnyOrder(
            EVERY,
            RECORDING,
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
            "assess",
            "import schedule",
            "import list",
            "import scenario",
            "proposals list",
            "proposals approve",
            "webhooks list",
            "webhooks create",
            "webhooks change",
            "webhooks rotate",
            "webhooks deliveries",
            "webhooks replay");
    var common = options("");
    assertThat(described.get(EVERY)).isEqualTo(common);
    described.remove(EVERY);
    var recording = described.remove(RECORDING);
    WITHOUT_OPTIONS.forEach(command -> described.put(command, Set.of()));
    RECORDS.forEach(command -> described.get(command).addAll(recording));
    described.forEach(
        (command, options) -> {
          var own = options(command);
          own.removeAll(common);
          assertThat(options).as(command).isEqualTo(own);
        });
  }

  private static Map<String, Set<String>> described() throws IOException {
    var described = new TreeMap<String, Set<String>>();
    for (var section : Files.readString(PAGE).split("(?m)^## ", -1)) {
      described.put(
          section.lines().findFirst().orElseThrow(), found("(?m)^\\| `(--[a-z-]+)`", section));
    }
    described.remove("# The command line");
    return described;
  }

  private Set<String> options(String command) {
    var help = Typed.in(folder, (command + " --help").strip().split(" ")).out();
    return found("(?m)^ +(?:-[a-zA-Z], )?(--[a-z-]+)", help);
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
