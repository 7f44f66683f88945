package org.tariffledger.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// As much of a Dockerfile as it takes to run, without Docker, what the image would run.
record Dockerfile(List<String> instructions) {

  private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|(\\S+))");
  private static final Pattern LAYER = Pattern.compile("COPY --from=build /build/(\\S+)/ \\./");

  /// One instruction a line, without comments.
  static Dockerfile read(Path file) throws IOException {
    String text = Files.readString(file).replaceAll("(?m)^#.*\\R", "").replaceAll("\\\\\\R", " ");
    return new Dockerfile(text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
  }

  /// The part of a RUN that contains this text.
  String command(String part) {
    List<String> found =
        all("RUN ")
            .flatMap(run -> Arrays.stream(run.split("&&")))
            .map(String::strip)
            .filter(command -> command.contains(part))
            .toList();
    assertThat(found).as(part).hasSize(1);
    return found.getFirst();
  }

  /// The folders that end up in the image, in the order in which they are copied.
  List<String> layers() {
    return instructions.stream()
        .flatMap(line -> LAYER.matcher(line).results())
        .map(match -> match.group(1))
        .toList();
  }

  Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    all("ENV ")
        .flatMap(line -> ASSIGNMENT.matcher(line).results())
        .forEach(assignment -> variables.put(assignment.group(1), value(assignment)));
    return variables;
  }

  List<String> entrypoint() {
    return words(all("ENTRYPOINT ").toList());
  }

  List<String> healthCheck() {
    return words(all("HEALTHCHECK ").map(line -> line.replaceFirst(".*? CMD ", "")).toList());
  }

  private Stream<String> all(String keyword) {
    return instructions.stream()
        .filter(line -> line.startsWith(keyword))
        .map(line -> line.substring(keyword.length()));
  }

  private static List<String> words(List<String> arrays) {
    assertThat(arrays).hasSize(1);
    return new JsonMapper().readValue(arrays.getFirst(), new TypeReference<List<String>>() {});
  }

  private static String value(MatchResult assignment) {
    return assignment.group(2) == null ? assignment.group(3) : assignment.group(2);
  }
}
