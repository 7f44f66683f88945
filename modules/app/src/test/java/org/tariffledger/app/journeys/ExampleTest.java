package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who tries out what the document offers, on the demonstration and just as it stands there, is not
/// refused.
class ExampleTest {

  private record Request(String path, String body) {}

  @Test
  void the_demonstration_accepts_every_example_of_the_document() {
    try (var server = Server.start(Database.H2.newPlace(), Server.DEMONSTRATION.toString())) {
      var http = server.http();
      var examples = examples(http.get("/v3/api-docs").json());
      assertThat(examples).hasSizeGreaterThan(20);

      // Some build on what others have recorded.
      List<Request> before = List.of();
      while (before.size() != examples.size()) {
        before = List.copyOf(examples);
        examples.removeIf(request -> isAccepted(http.post(request.path(), request.body())));
      }

      assertThat(examples).as("%s", refusals(http, examples)).isEmpty();
    }
  }

  private static boolean isAccepted(Answer answer) {
    return answer.status() < 300 && !answer.json().at("/events").isEmpty();
  }

  private static List<Answer> refusals(Http http, List<Request> requests) {
    return requests.stream().map(request -> http.post(request.path(), request.body())).toList();
  }

  private static List<Request> examples(JsonNode document) {
    var requests = new ArrayList<Request>();
    document
        .at("/paths")
        .properties()
        .forEach(
            path -> posted(path.getKey(), path.getValue().path("post")).forEach(requests::add));
    return requests;
  }

  private static Stream<Request> posted(String path, JsonNode operation) {
    if (!operation.isObject()) {
      return Stream.of();
    }
    var example = operation.at("/requestBody/content/application~1json/example");
    assertThat(example.isObject()).as("an example of %s", path).isTrue();
    var id =
        operation
            .path("parameters")
            .valueStream()
            .filter(parameter -> parameter.path("name").asString().equals("id"))
            .map(parameter -> parameter.path("example").asString())
            .findFirst();
    return Stream.of(
        new Request(id.map(i -> path.replace("{id}", i)).orElse(path), example.toString()));
  }
}
