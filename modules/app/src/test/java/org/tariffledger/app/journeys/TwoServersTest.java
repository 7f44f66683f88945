package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two servers on one database, where no lock of a process helps.
class TwoServersTest {

  private static final int ROUNDS = 10;

  private static List<Server> servers = List.of();
  private static List<Http> callers = List.of();

  @BeforeAll
  static void start() {
    var place = Database.POSTGRESQL.newPlace();
    servers = List.of(Server.start(place, "none"), Server.start(place, "none"));
    callers = servers.stream().map(Server::http).toList();
    var told =
        callers
            .getFirst()
            .post(
                "/v1/acts",
                """
                {"announcedAt": "2025-04-02T00:00:00Z", "commands": [
                  {"type": "registerProgramme", "id": "FIRST", "imposer": "US", "name": "First"},
                  {"type": "imposeTariff", "id": "keyed", "imposer": "US", "programme": "FIRST",
                   "targets": {"include": ["JP"]}, "duty": {"type": "adValorem", "percent": "24"},
                   "effectiveFrom": "2025-04-09T00:00:00Z"},
                  {"type": "imposeTariff", "id": "raced", "imposer": "US", "programme": "FIRST",
                   "targets": {"include": ["KR"]}, "duty": {"type": "adValorem", "percent": "24"},
                   "effectiveFrom": "2025-04-09T00:00:00Z"}]}\
                """);
    assertThat(told.status()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    servers.forEach(Server::close);
  }

  @Test
  void what_is_sent_to_both_under_one_key_is_done_once() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var key = "round-" + round;
      var body = duty(round);
      var answers =
          Clients.together(
              i ->
                  callers
                      .get(i % 2)
                      .post("/v1/measures/keyed/duty-changes", body, "Idempotency-Key", key));

      assertThat(answers).extracting(Answer::status).containsOnly(200);
      assertThat(answers).extracting(Answer::text).containsOnly(answers.getFirst().text());
      assertThat(answers).extracting(a -> a.header("ETag")).containsOnly("\"" + (round + 1) + "\"");
    }
  }

  @Test
  void of_those_who_have_seen_the_same_version_one_wins() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var eTag = "\"" + round + "\"";
      var first = 10 * round;
      var answers =
          Clients.together(
              i ->
                  callers
                      .get(i % 2)
                      .post("/v1/measures/raced/duty-changes", duty(first + i), "If-Match", eTag));

      assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 412);
    }
  }

  private static String duty(int percent) {
    return """
    {"duty": {"type": "adValorem", "percent": "%d"}, "effectiveFrom": "2025-05-01T00:00:00Z",
     "announcedAt": "2025-04-21T00:00:00Z"}\
    """
        .formatted(percent);
  }
}
