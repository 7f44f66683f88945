package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What becomes of the measures of one imposer, whom no other story is about, so that all stories
/// can be told to one server.
final class Story {

  private static final Map<Database, Server> SERVERS = new ConcurrentHashMap<>();

  private final Http http;
  private final String imposer;
  private long position;

  private Story(Http http, String imposer) {
    this.http = http;
    this.imposer = imposer;
  }

  /// Begins with a programme, `<imposer>-STORY`, and a complete record.
  static Story of(Database database, String imposer) {
    var server = SERVERS.computeIfAbsent(database, Server::shared);
    var story = new Story(server.http(), imposer);
    story.tell(
        "/v1/acts",
        """
        {"announcedAt": "2025-01-01T00:00:00Z", "commands": [
         {"type": "registerProgramme", "id": "%1$s-STORY", "imposer": "%1$s", "name": "A story"},
         {"type": "declareCoverage", "importer": "%1$s", "state": "complete",
          "since": "2025-01-01T00:00:00Z"}]}\
        """
            .formatted(imposer));
    return story;
  }

  /// 24 on the target's goods, or what `more` says otherwise, announced on 2 April and charged from
  /// the 9th.
  Answer impose(String id, String target, String... more) {
    var fields = Stream.of(more).map(field -> ", " + field).reduce("", String::concat);
    return tell(
        "/v1/measures",
        """
        {"id": "%s", "imposer": "%s", "programme": "%2$s-STORY", "targets": {"include": ["%s"]},
         "announcedAt": "2025-04-02T00:00:00Z", "effectiveFrom": "2025-04-09T00:00:00Z",
         "reference": "row 1"%s%s}\
        """
            .formatted(
                id, imposer, target, fields.contains("\"duty\"") ? "" : ", " + duty("24"), fields));
  }

  static String duty(String percent) {
    return "\"duty\": {\"type\": \"adValorem\", \"percent\": \"" + percent + "\"}";
  }

  Answer tell(String path, String body) {
    var answer = http.post(path, body);
    assertThat(answer.status()).as("%s: %s", path, answer).isIn(200, 201);
    if (!answer.header("Ledger-Position").isEmpty()) {
      position = answer.position();
    }
    return answer;
  }

  /// Tells what happens to the measure, and that it leaves these events, of which the last has this
  /// version.
  Answer happens(String path, String body, int version, String... events) {
    var answer = tell("/v1/measures/" + path, body);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).isEqualTo("\"" + version + "\"");
    assertThat(answer.header("Ledger-Position")).isEqualTo(answer.at("/position"));
    assertThat(answer.json().at("/events").valueStream().map(e -> e.at("/name").asString()))
        .containsExactly(events);
    assertThat(answer.json().at("/events").valueStream().map(e -> e.at("/version").asInt()))
        .containsExactlyElementsOf(
            java.util.stream.IntStream.rangeClosed(version - events.length + 1, version)
                .boxed()
                .toList());
    return answer;
  }

  Answer refused(String path, String body) {
    return http.post("/v1/measures/" + path, body);
  }

  /// By a ledger that holds all that was told.
  Answer read(String path) {
    return http.get(path, "Ledger-Position", "" + position);
  }

  Answer rate(String exporter, String query) {
    return read("/v1/rates?importer=%s&exporter=%s&validAt=%s".formatted(imposer, exporter, query));
  }

  String percent(String exporter, String query) {
    return rate(exporter, query).at("/additionalPercent");
  }

  /// The measure's part in the rate: outcome, percent and legal status.
  String part(String measure, String exporter, String query) {
    return rate(exporter, query)
        .json()
        .at("/components")
        .valueStream()
        .filter(c -> c.at("/measure").asString().equals(measure))
        .map(
            c ->
                String.join(
                    " ",
                    c.at("/outcome").asString(),
                    c.at("/percent").asString(),
                    c.at("/legalStatus").asString()))
        .findFirst()
        .orElse("no part");
  }
}
