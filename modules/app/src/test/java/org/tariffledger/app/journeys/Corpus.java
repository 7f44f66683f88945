package org.tariffledger.app.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// A ledger that is kept, the questions that it is asked, and what was answered. Its files are only
/// ever added to.
record Corpus(String ledger) {

  private static final Path HOME = Path.of("src/test/resources/corpus");
  private static final JsonMapper JSON = new JsonMapper();

  Path events() {
    return HOME.resolve(ledger).resolve("ledger.json.gz");
  }

  List<String> questions() {
    return lines(HOME.resolve(ledger).resolve("questions.txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  List<KeptAnswer> answers() {
    return lines(answersFile()).stream()
        .map(line -> JSON.readValue(line, KeptAnswer.class))
        .toList();
  }

  void add(List<KeptAnswer> answers) {
    var lines = answers.stream().map(a -> JSON.writeValueAsString(a) + "\n");
    try {
      Files.writeString(
          answersFile(),
          lines.collect(Collectors.joining()),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path answersFile() {
    return HOME.resolve(ledger).resolve("answers.ndjson");
  }

  /// The questions that the revision answers otherwise than the one before; of the first there is
  /// no list.
  Set<String> changedBy(int revision) {
    var file = HOME.resolve(ledger).resolve("changed-by-revision-" + revision + ".txt");
    if (revision > 1 && !Files.exists(file)) {
      throw new AssertionError(
          "Engine revision " + revision + " has to come with " + file + ", be it empty.");
    }
    return new TreeSet<>(lines(file));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
