package org.tariffledger.app.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who tries out what the document offers, on the demonstration and just as it stands there, is not
/// refused.
class ExampleTest {

  /// `digest` is null of what is no file.
  private record Request(String path, String body, @Nullable String digest) {

    Answer sentBy(Http http) {
      return digest == null
          ? http.post(path, body)
          : http.postFile(path, body, "Content-Digest", digest);
    }
  }

  @Test
  void the_demonstration_accepts_every_example_of_the_document() {
    try (var server = Server.start(Database.H2.newPlace(), Server.DEMONSTRATION.toString())) {
      var http = server.http();
      var examples = examples(http.get("/v3/api-docs").json());
      assertThat(examples).hasSizeGreaterThan(20);
      assertThat(examples.stream().filter(request -> request.digest() != null)).hasSize(3);

      // Some build on what others have recorded.
      List<Request> before = List.of();
      while (before.size() != examples.size()) {
        before = List.copyOf(examples);
        examples.removeIf(request -> isAccepted(request, request.sentBy(http)));
      }

      assertThat(examples).as("%s", refusals(http, examples)).isEmpty();
    }
  }

  /// A webhook is no event, and neither is a key or what was charged.
  private static boolean isAccepted(Request request, Answer answer) {
    if (request.path().matches("/v1/(webhooks|audit|admin)\\b.*")) {
      return answer.status() < 300;
    }
    var answers = answer.json().at("/answers");
    return answer.status() < 300
        && (answers.isMissingNode()
            ? !answer.json().at("/events").isEmpty()
            : answers.valueStream().allMatch(each -> each.at("/status").asInt() == 200));
  }

  private static List<Answer> refusals(Http http, List<Request> requests) {
    return requests.stream().map(request -> request.sentBy(http)).toList();
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
    // What is stopped or decided must have been begun, under an id that nobody knows before.
    var isOfOneBegun = ".*/(cancellation|approval|rejection|withdrawal|switch|rollback|release)";
    if (!operation.isObject() || path.matches(isOfOneBegun)) {
      return Stream.of();
    }
    var content = operation.at("/requestBody/content");
    var json = content.at("/application~1json/example");
    assertThat(json.isObject() || content.isMissingNode()).as("an example of %s", path).isTrue();
    var there =
        parameters(operation, "path").entrySet().stream()
            .reduce(
                path,
                (filled, named) -> filled.replace("{" + named.getKey() + "}", named.getValue()),
                (one, _) -> one);
    var file = content.path("text/csv");
    return Stream.concat(
        Stream.of(new Request(there, json.isObject() ? json.toString() : "", null)),
        file.isObject() ? Stream.of(file(there, operation, file.path("example"))) : Stream.of());
  }

  /// With whatever the query shows an example of.
  private static Request file(String path, JsonNode operation, JsonNode example) {
    var query =
        parameters(operation, "query").entrySet().stream()
            .map(named -> named.getKey() + "=" + URLEncoder.encode(named.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    var digest = parameters(operation, "header").get("Content-Digest");
    return new Request(
        path + "?" + query, example.asString(), Objects.requireNonNull(digest, path));
  }

  /// The examples of an operation's parameters in the query, the path or the header, by name.
  private static Map<String, String> parameters(JsonNode operation, String in) {
    return operation
        .path("parameters")
        .valueStream()
        .filter(parameter -> parameter.path("in").asString().equals(in))
        .filter(parameter -> parameter.path("example").isValueNode())
        .collect(
            Collectors.toMap(
                parameter -> parameter.path("name").asString(),
                parameter -> parameter.path("example").asString()));
  }
}
