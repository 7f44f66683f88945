package org.tariffledger.rest.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.HttpJson;
import tools.jackson.core.type.TypeReference;

/// For each command, and for a batch of questions, a request that the demonstration accepts: a
/// body, and the id in the path.
final class Examples {

  static final String ACT = "act";
  static final String BATCH = "batch";
  static final String WHAT_IF = "whatIf";

  private static final Map<String, Example> ALL = read();

  record Example(@Nullable String id, Map<String, Object> body) {}

  static Example of(String command) {
    return Objects.requireNonNull(ALL.get(command), command);
  }

  private static Map<String, Example> read() {
    try (var json = Objects.requireNonNull(Examples.class.getResourceAsStream("examples.json"))) {
      return HttpJson.MAPPER.readValue(json, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Examples() {}
}
