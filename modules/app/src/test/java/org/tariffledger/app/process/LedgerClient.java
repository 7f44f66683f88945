package org.tariffledger.app.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.tariffledger.app.process.Acknowledged.AcknowledgedEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Talks to one server as a client would that knows nothing of its inside.
record LedgerClient(URI url, String key) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
  private static final JsonMapper JSON = new JsonMapper();

  void register() throws IOException, InterruptedException {
    post(PlannedAct.PROGRAMME_BODY, "register");
  }

  /// Empty if the server is busy and says so: nothing is recorded then.
  ///
  /// @throws IOException if there was no answer: it may be recorded or not
  Optional<Acknowledged> record(PlannedAct act) throws IOException, InterruptedException {
    return post(act.body(), act.name()).map(answer -> acknowledged(act, answer));
  }

  /// As above, of any act; answers its events.
  Optional<List<AcknowledgedEvent>> record(String name, String body)
      throws IOException, InterruptedException {
    return post(body, name).map(LedgerClient::events);
  }

  /// How far the ledger is, by its own account.
  long position() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/actuator/health/readiness"))
            .timeout(ANSWER_MAX)
            .build();
    JsonNode health = JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    return health.at("/components/ledger/details/position").longValue();
  }

  /// The same server, as somebody else.
  LedgerClient withKey(String other) {
    return new LedgerClient(url, other);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String type, String body, String idempotencyKey)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(path)
            .header("Content-Type", type)
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path))
        .timeout(ANSWER_MAX)
        .header("Authorization", "Bearer " + key);
  }

  private Optional<JsonNode> post(String body, String idempotencyKey)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = post("/v1/acts", "application/json", body, idempotencyKey);
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(JSON.readTree(answer.body()));
      case 503 -> Optional.empty();
      case 500 -> throw new IOException(answer.body());
      default -> throw new AssertionError(answer.statusCode() + " " + answer.body());
    };
  }

  private static Acknowledged acknowledged(PlannedAct act, JsonNode answer) {
    return new Acknowledged(act, answer.get("position").longValue(), events(answer));
  }

  private static List<AcknowledgedEvent> events(JsonNode answer) {
    return StreamSupport.stream(answer.get("events").spliterator(), false)
        .map(LedgerClient::event)
        .toList();
  }

  private static AcknowledgedEvent event(JsonNode event) {
    return new AcknowledgedEvent(
        event.get("position").longValue(),
        Instant.parse(event.get("recordedAt").stringValue()),
        event.get("stream").stringValue(),
        event.get("version").longValue(),
        event.get("name").stringValue());
  }
}
