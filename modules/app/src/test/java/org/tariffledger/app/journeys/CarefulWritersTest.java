package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/// Who says what they have seen overwrites nothing else, and who names a key does nothing twice.
@OnEachDatabase
class CarefulWritersTest {

  private static final String LIFT =
      "{\"effectiveFrom\": \"2025-08-01T00:00:00Z\", \"announcedAt\": \"2025-07-20T00:00:00Z\"}";

  private static final String KEY = "Idempotency-Key";

  private static final SetClock CLOCK = new SetClock(Instant.parse("2026-01-10T12:00:00Z"));
  private static final AtomicInteger TESTS = new AtomicInteger();

  private static Server server;
  private static Http http;

  /// Each test has a measure of its own, and keys.
  private final String measure = "m-" + TESTS.incrementAndGet();
  private final String path = "/v1/measures/" + measure;
  private final String key = "k-" + measure;

  CarefulWritersTest(Database database) {}

  @BeforeParameterizedClassInvocation
  static void start(Database database) {
    server = Server.empty(database, CLOCK);
    http = server.http();
    var told =
        http.post(
            "/v1/programmes", "{\"id\": \"FIRST\", \"imposer\": \"US\", \"name\": \"First\"}");
    assertThat(told.status()).isEqualTo(201);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
  }

  @BeforeEach
  void impose() {
    var imposed = http.post("/v1/measures", imposition(measure));
    assertThat(imposed.status()).isEqualTo(201);
    assertThat(http.get(path, "Ledger-Position", "" + imposed.position()).status()).isEqualTo(200);
  }

  @Test
  void what_has_changed_since_it_was_seen_is_not_overwritten() {
    var seen = http.get(path).header("ETag");
    assertThat(seen).isEqualTo("\"0\"");
    var changed = http.post(path + "/duty-changes", duty(30), "If-Match", seen);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"1\"");

    var stale = http.post(path + "/duty-changes", duty(40), "If-Match", seen);

    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.at("/code")).isEqualTo("stale");
    assertThat(stale.at("/detail")).isEqualTo("The ETag of measure " + measure + " is \"1\".");
    assertThat(stale.header("ETag")).isEqualTo("\"1\"");
    assertThat(events(measure)).isEqualTo(2);
    assertThat(post("/duty-changes", duty(40), "If-Match", "\"0\", \"1\"")).isEqualTo(200);
    assertThat(post("/duty-changes", duty(50), "If-Match", "*")).isEqualTo(200);
  }

  @Test
  void a_stale_version_is_told_before_any_rule_is_asked() {
    assertThat(post("/lift", LIFT)).isEqualTo(200);
    var late = duty(40).replace("2025-05-01", "2025-09-01").replace("2025-04-21", "2025-08-21");

    assertThat(post("/duty-changes", late)).isEqualTo(409);
    assertThat(post("/duty-changes", late, "If-Match", "\"0\"")).isEqualTo(412);
    assertThat(post("/duty-changes", late, "If-Match", "\"1\"")).isEqualTo(409);
  }

  @Test
  void what_is_to_be_new_must_not_exist_and_what_is_to_exist_must_not_be_missing() {
    var onlyNew = new String[] {"If-None-Match", "*"};
    assertThat(http.post("/v1/measures", imposition("new" + measure), "If-Match", "*").status())
        .isEqualTo(412);
    assertThat(
            http.post("/v1/measures", imposition("new" + measure), "If-Match", "\"0\"")
                .at("/detail"))
        .isEqualTo("There is no measure new" + measure + " yet.");
    assertThat(http.post("/v1/measures", imposition("new" + measure), onlyNew).status())
        .isEqualTo(201);
    assertThat(http.post("/v1/measures", imposition("new" + measure), onlyNew).status())
        .isEqualTo(412);
    assertThat(http.post("/v1/measures", imposition("new" + measure), "If-Match", "*").status())
        .isEqualTo(200);
    assertThat(http.post("/v1/measures/nobodys/lift", LIFT, "If-Match", "\"0\"").status())
        .isEqualTo(404);
    assertThat(events("new" + measure)).isEqualTo(1);
  }

  @Test
  void every_resource_takes_the_ETag_that_it_answers() {
    http.post("/v1/groups", "{\"id\": \"PARTNERS\", \"name\": \"P\", \"members\": [\"JP\"]}");
    var coverage = "{\"importer\": \"US\", \"state\": \"%s\", \"since\": \"2025-01-20T00:00:00Z\"}";
    http.post("/v1/coverage", coverage.formatted("partial"));
    http.post("/v1/programmes", "{\"id\": \"SECOND\", \"imposer\": \"US\", \"name\": \"S\"}");
    var rule =
        """
        {"id": "first-first", "imposer": "US", "when": "FIRST", "trigger": "covered",
         "suppresses": "SECOND", "effectiveFrom": "2025-04-05T00:00:00Z"}\
        """;
    var last = http.post("/v1/stacking-rules", rule).position();

    careful("/v1/groups/PARTNERS", "/v1/groups/PARTNERS/members", "{\"members\": [\"KR\"]}", last);
    careful("/v1/coverage/US", "/v1/coverage", coverage.formatted("complete"), last);
    careful(
        "/v1/stacking-rules/first-first",
        "/v1/stacking-rules/first-first/end",
        "{\"imposer\": \"US\", \"effectiveFrom\": \"2025-05-05T00:00:00Z\"}",
        last);
    var programme = http.get("/v1/programmes/FIRST");
    assertThat(
            http.post(
                    "/v1/programmes",
                    "{\"id\": \"FIRST\", \"imposer\": \"US\", \"name\": \"Other\"}",
                    "If-Match",
                    programme.header("ETag"))
                .status())
        .isEqualTo(409);
  }

  /// The first to say what was seen is believed, the second is not; nobody is told that what has
  /// changed is still the same.
  private void careful(String resource, String path, String body, long position) {
    var seen = http.get(resource, "Ledger-Position", "" + position).header("ETag");
    assertThat(http.get(resource, "If-None-Match", seen).status()).isEqualTo(304);
    var done = http.post(path, body, "If-Match", seen);
    assertThat(done.status()).as("%s", done).isIn(200, 201);
    assertThat(done.header("ETag")).isNotEqualTo(seen);
    assertThat(http.post(path, body, "If-Match", seen).status()).isEqualTo(412);
    var now = http.get(resource, "If-None-Match", seen, "Ledger-Position", "" + done.position());
    assertThat(now.status()).isEqualTo(200);
    assertThat(now.header("ETag")).isEqualTo(done.header("ETag"));
  }

  @Test
  void of_several_who_have_seen_the_same_version_one_wins() throws Exception {
    var answers =
        Clients.together(i -> http.post(path + "/duty-changes", duty(i), "If-Match", "\"0\""));

    assertThat(answers).extracting(Answer::status).containsOnlyOnce(200);
    assertThat(answers).extracting(Answer::status).containsOnly(200, 412);
    assertThat(events(measure)).isEqualTo(2);
  }

  @Test
  void of_several_who_have_seen_nothing_none_meets_a_failure() throws Exception {
    var answers = Clients.together(i -> http.post(path + "/duty-changes", duty(i)));

    assertThat(answers).extracting(Answer::status).contains(200).isSubsetOf(200, 409, 503);
    var accepted = answers.stream().filter(answer -> answer.status() == 200).count();
    assertThat(events(measure)).isEqualTo(1 + accepted);
  }

  @Test
  void a_repeat_under_the_same_key_gets_the_first_answer() {
    var first = http.post("/v1/measures", imposition("new" + measure), KEY, key);
    assertThat(first.status()).isEqualTo(201);
    assertThat(post("/lift", LIFT)).isEqualTo(200);

    var again = http.post("/v1/measures", imposition("new" + measure), KEY, "\"" + key + "\"");

    assertSame(again, first);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(events("new" + measure)).isEqualTo(1);
  }

  @Test
  void a_repeat_is_known_after_a_restart_and_for_a_day() {
    var first = http.post(path + "/lift", LIFT, KEY, key, "If-Match", "\"0\"");
    server.close();
    server = Server.start(server.place(), CLOCK);
    http = server.http();
    CLOCK.goOn(Duration.ofHours(24).minusSeconds(1));
    server.doWhatIsScheduled();
    assertSame(http.post(path + "/lift", LIFT, KEY, key, "If-Match", "\"0\""), first);
    assertThat(keptAnswers(key)).isEqualTo(1);

    CLOCK.goOn(Duration.ofSeconds(1));

    assertThat(post("/lift", LIFT, KEY, key, "If-Match", "\"0\"")).isEqualTo(412);
    var late = http.post(path + "/lift", LIFT, KEY, key, "If-Match", "\"1\"");
    assertThat(late.status()).isEqualTo(200);
    assertThat(late.json().at("/events").size()).isZero();
    assertThat(keptAnswers(key)).isEqualTo(1);
  }

  @Test
  void old_answers_are_removed_by_and_by() {
    for (int i = 0; i < 20; i++) {
      assertThat(post("/duty-changes", duty(i), KEY, key + "-" + i)).isEqualTo(200);
    }
    assertThat(keptAnswers(key)).isEqualTo(20);
    CLOCK.goOn(Duration.ofHours(24));
    assertThat(post("/duty-changes", duty(30), KEY, key + "-new")).isEqualTo(200);

    server.doWhatIsScheduled();

    assertThat(keptAnswers(key)).isEqualTo(1);
  }

  @Test
  void another_request_under_the_same_key_is_refused() {
    assertThat(post("/duty-changes", duty(30), KEY, key)).isEqualTo(200);

    var other = http.post(path + "/duty-changes", duty(31), KEY, key);

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.at("/code")).isEqualTo("idempotency-key-reused");
    assertThat(post("/duty-changes", duty(30), KEY, key, "If-Match", "\"1\"")).isEqualTo(422);
    assertThat(post("/pause", duty(30), KEY, key)).isEqualTo(400);
    assertThat(http.post("/v1/acts", act(), KEY, key).status()).isEqualTo(422);
    assertThat(events(measure)).isEqualTo(2);
  }

  @Test
  void a_key_is_its_owners() {
    var other = server.withKey(server.newKey("another", "tariffs:write"));
    assertThat(post("/duty-changes", duty(30), KEY, key)).isEqualTo(200);

    assertThat(other.post(path + "/duty-changes", duty(31), KEY, key).status()).isEqualTo(200);
  }

  @Test
  void what_was_refused_or_rehearsed_under_a_key_is_not_kept() {
    var rehearsed = http.post("/v1/acts?dryRun=true", act(), KEY, key);
    assertThat(rehearsed.status()).isEqualTo(200);
    assertThat(http.post("/v1/measures/nobodys/lift", LIFT, KEY, key).status()).isEqualTo(404);
    assertThat(keptAnswers(key)).isZero();

    var first = http.post("/v1/acts", act(), KEY, key);

    assertThat(first.status()).isEqualTo(200);
    assertSame(http.post("/v1/acts", act(), KEY, key), first);
    assertThat(http.post("/v1/acts?dryRun=true", act(), KEY, key).at("/dryRun")).isEqualTo("true");
  }

  @Test
  void where_the_answer_cannot_be_kept_nothing_is_recorded() {
    var database = server.store();
    var constraint = "alter table kept_answer %s constraint not_this_one %s";
    database.sql(constraint.formatted("add", "check (idempotency_key <> '" + key + "')")).update();
    try {
      assertThat(post("/lift", LIFT, KEY, key)).isEqualTo(500);
      assertThat(events(measure)).isEqualTo(1);
    } finally {
      database.sql(constraint.formatted("drop", "")).update();
    }
    assertThat(post("/lift", LIFT, KEY, key)).isEqualTo(200);
    assertThat(events(measure)).isEqualTo(2);
  }

  @Test
  void several_at_once_under_one_key_do_it_once_and_all_get_the_same_answer() throws Exception {
    for (int round = 0; round < 5; round++) {
      var eTag = "\"" + round + "\"";
      var body = duty(30 + round);
      var keyOfRound = key + round;
      var answers =
          Clients.together(
              _ -> http.post(path + "/duty-changes", body, KEY, keyOfRound, "If-Match", eTag));

      assertThat(answers).allSatisfy(answer -> assertSame(answer, answers.getFirst()));
      assertThat(answers.getFirst().status()).isEqualTo(200);
      assertThat(answers.stream().filter(a -> a.header("Idempotency-Replayed").isEmpty()))
          .hasSize(1);
      assertThat(events(measure)).isEqualTo(2 + round);
    }
  }

  @Test
  void several_other_requests_at_once_under_one_key_are_refused_but_for_one() throws Exception {
    var answers =
        Clients.together(i -> http.post("/v1/measures", imposition("new" + i + measure), KEY, key));

    assertThat(answers).extracting(Answer::status).containsOnlyOnce(201);
    assertThat(answers).extracting(Answer::status).containsOnly(201, 422);
    assertThat(IntStream.range(0, Clients.COUNT).mapToLong(i -> events("new" + i + measure)).sum())
        .isEqualTo(1);
  }

  private static String imposition(String id) {
    return """
    {"id": "%s", "imposer": "US", "programme": "FIRST", "targets": {"include": ["JP"]},
     "duty": {"type": "adValorem", "percent": "24"}, "announcedAt": "2025-04-02T00:00:00Z",
     "effectiveFrom": "2025-04-09T00:00:00Z"}\
    """
        .formatted(id);
  }

  private String act() {
    return """
    {"commands": [{"type": "changeDuty", "measure": "%s",
      "duty": {"type": "adValorem", "percent": "33"},
      "effectiveFrom": "2025-05-01T00:00:00Z", "announcedAt": "2025-04-21T00:00:00Z"}]}\
    """
        .formatted(measure);
  }

  private static String duty(int percent) {
    return """
    {"duty": {"type": "adValorem", "percent": "%d"}, "effectiveFrom": "2025-05-01T00:00:00Z",
     "announcedAt": "2025-04-21T00:00:00Z"}\
    """
        .formatted(percent);
  }

  private static void assertSame(Answer again, Answer first) {
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.status()).isEqualTo(first.status());
    for (var name : List.of("Content-Type", "ETag", "Location", "Ledger-Position")) {
      assertThat(again.header(name)).as(name).isEqualTo(first.header(name));
    }
  }

  private int post(String below, String body, String... headers) {
    return http.post(path + below, body, headers).status();
  }

  private long events(String measure) {
    return server
        .store()
        .sql("select count(*) from event where stream = ?")
        .param("measure:" + measure)
        .query(Long.class)
        .single();
  }

  private long keptAnswers(String keys) {
    return server
        .store()
        .sql("select count(*) from kept_answer where idempotency_key like ?")
        .param(keys + "%")
        .query(Long.class)
        .single();
  }
}
