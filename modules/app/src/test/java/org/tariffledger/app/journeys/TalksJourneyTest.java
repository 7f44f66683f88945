package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// The war's other moves, told over HTTP: Geneva in May 2025 from the opening to a withdrawal that
/// never was, the joint response of March 2025 that one capital announced and another denied, and a
/// made-up one that was executed.
@OnEachDatabase
class TalksJourneyTest {

  private static final String AGREEMENT =
      """
      {"name": "Geneva", "announcedAt": "2025-05-12T07:00:00Z", "terms": [
        {"type": "changeDuty", "measure": "us-cn", "duty": {"type": "adValorem", "percent": "34"},
         "effectiveFrom": "2025-05-14T04:01:00Z"},
        {"type": "pause", "measure": "us-cn", "residual": {"type": "adValorem", "percent": "10"},
         "from": "2025-05-14T04:01:00Z", "until": "2025-08-12T04:01:00Z"},
        {"type": "pause", "measure": "%s", "residual": {"type": "adValorem", "percent": "10"},
         "from": "2025-05-14T04:01:00Z", "until": "2025-08-12T04:01:00Z"}],
       "onWithdrawal": [{"type": "resumes", "measure": "us-cn"},
        {"type": "charges", "measure": "us-cn", "duty": {"type": "adValorem", "percent": "125"}},
        {"type": "lifts", "measure": "cn-us"}]}\
      """;

  @Parameter Database database;

  private Server server;
  private Http http;
  private long beginning;

  @BeforeEach
  void tellTheBeginning() {
    server = Server.empty(database);
    http = server.http();
    var told =
        accepted(
            "/v1/acts",
            """
            {"announcedAt": "2025-03-26T00:00:00Z", "commands": [
              {"type": "registerProgramme", "id": "RECIPROCAL", "imposer": "US", "name": "Reciprocal"},
              {"type": "registerProgramme", "id": "AUTOS", "imposer": "US", "name": "Cars"},
              {"type": "registerProgramme", "id": "COUNTER", "imposer": "CN", "name": "Answers"},
              {"type": "registerProgramme", "id": "JAPAN", "imposer": "JP", "name": "Answers"},
              {"type": "declareCoverage", "importer": "US", "state": "complete",
               "since": "2025-01-20T00:00:00Z"},
              {"type": "declareCoverage", "importer": "JP", "state": "complete",
               "since": "2025-01-20T00:00:00Z"},
              {"type": "imposeTariff", "id": "us-cars", "imposer": "US", "programme": "AUTOS",
               "targets": {"include": ["WORLD"]}, "products": {"include": ["8703"]},
               "duty": {"type": "adValorem", "percent": "25"},
               "effectiveFrom": "2025-04-03T04:01:00Z"},
              {"type": "imposeTariff", "id": "us-cn", "imposer": "US", "programme": "RECIPROCAL",
               "targets": {"include": ["CN"]}, "duty": {"type": "adValorem", "percent": "125"},
               "announcedAt": "2025-04-09T18:00:00Z", "effectiveFrom": "2025-04-10T04:01:00Z"},
              {"type": "retaliate", "id": "cn-us", "imposer": "CN", "programme": "COUNTER",
               "inResponseTo": ["us-cn"], "targets": {"include": ["US"]},
               "duty": {"type": "adValorem", "percent": "125"},
               "announcedAt": "2025-04-11T08:00:00Z", "effectiveFrom": "2025-04-12T04:01:00Z"}]}\
            """);
    beginning = told.position();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void talks_lead_from_a_round_to_an_agreement_and_a_withdrawal_undoes_it() {
    openTalks();
    accepted(
        "/v1/negotiations/geneva/rounds",
        """
        {"scheduledFor": "2025-05-10T08:00:00Z", "place": "Geneva",
         "announcedAt": "2025-05-06T22:00:00Z"}\
        """);
    var outcome =
        accepted(
            "/v1/negotiations/geneva/rounds/1/outcome",
            "{\"outcome\": \"progress\", \"announcedAt\": \"2025-05-11T18:00:00Z\"}");
    assertThat(outcome.header("ETag")).isEqualTo("\"2\"");

    var rehearsed =
        http.post("/v1/negotiations/geneva/agreement?dryRun=true", AGREEMENT.formatted("cn-us"));
    assertThat(rehearsed.at("/dryRun")).isEqualTo("true");
    assertThat(rehearsed.json().at("/events").size()).isEqualTo(4);
    assertThat(rate("2025-05-20", outcome.position())).isEqualTo("125");

    var agreed =
        accepted(
            "/v1/negotiations/geneva/agreement",
            AGREEMENT.formatted("cn-us"),
            "If-Match",
            outcome.header("ETag"));
    assertThat(agreed.header("ETag")).isEqualTo("\"3\"");
    assertThat(rate("2025-05-20", agreed.position())).isEqualTo("10");
    assertThat(rate("2025-08-13", agreed.position())).isEqualTo("34");

    var left =
        accepted(
            "/v1/negotiations/geneva/withdrawal",
            """
            {"party": "US", "effectiveFrom": "2025-06-15T04:00:00Z",
             "announcedAt": "2025-06-01T00:00:00Z"}\
            """);
    assertThat(left.json().at("/events").size()).isEqualTo(4);
    assertThat(rate("2025-06-14", left.position())).isEqualTo("10");
    assertThat(rate("2025-06-16", left.position())).isEqualTo("125");
    assertThat(left.json().has("leftAlone")).isFalse();
  }

  @Test
  void a_withdrawal_undoes_what_was_to_come_and_says_what_it_found_nothing_to_do_for() {
    openTalks();
    accepted("/v1/negotiations/geneva/agreement", AGREEMENT.formatted("cn-us"));
    accepted(
        "/v1/measures/cn-us/lift",
        """
        {"effectiveFrom": "2025-05-13T00:00:00Z", "announcedAt": "2025-05-12T12:00:00Z"}\
        """);
    var withdrawal =
        """
        {"party": "CN", "effectiveFrom": "2025-05-13T04:00:00Z",
         "announcedAt": "2025-05-13T00:00:00Z"}\
        """;

    var refused = http.post("/v1/negotiations/geneva/withdrawal?dryRun=true", withdrawal);
    assertThat(refused.at("/code")).isEqualTo("scheduled-change-ahead");
    assertThat(refused.at("/errors/0/pointer")).isEqualTo("/scheduled");
    withdrawal = withdrawal.replace("\"CN\"", "\"CN\", \"scheduled\": \"cancel\"");
    var rehearsed = http.post("/v1/negotiations/geneva/withdrawal?dryRun=true", withdrawal);
    assertThat(rehearsed.at("/leftAlone/0/type")).isEqualTo("lifts");
    var left = accepted("/v1/negotiations/geneva/withdrawal", withdrawal);
    assertThat(left.at("/leftAlone/0/measure")).isEqualTo("cn-us");
    assertThat(rate("2025-05-20", left.position())).isEqualTo("125");
    assertThat(
            http.get("/v1/negotiations/geneva?minPosition=" + left.position())
                .at("/agreements/0/withdrawn/leftAlone/0/type"))
        .isEqualTo("lifts");
  }

  @Test
  void a_negotiation_is_shown_as_it_was_known_and_recorded() {
    var opened = openTalks();
    var agreed = accepted("/v1/negotiations/geneva/agreement", AGREEMENT.formatted("cn-us"));

    var shown = http.get("/v1/negotiations/geneva?minPosition=" + agreed.position());
    assertThat(shown.header("ETag")).isEqualTo("\"1\"");
    assertThat(shown.at("/status")).isEqualTo("agreed");
    assertThat(shown.json().at("/agreements/0/moved").size()).isEqualTo(3);
    assertThat(shown.at("/agreements/0/moved/0/name")).isEqualTo("duty-changed");
    assertThat(shown.at("/agreements/0/onWithdrawal/1/duty/percent")).isEqualTo("125");

    var before = http.get("/v1/negotiations/geneva?knownAt=2025-05-11");
    assertThat(before.at("/status")).isEqualTo("open");
    assertThat(before.header("ETag")).startsWith("\"1.");
    var unheardOf = http.get("/v1/negotiations/geneva?knownAt=2025-05-01T00:00:00Z");
    assertThat(unheardOf.status()).isEqualTo(404);
    assertThat(unheardOf.at("/detail"))
        .isEqualTo(
            "The negotiation geneva is recorded, but nobody had announced it by"
                + " 2025-05-01T00:00:00Z.");
    var held = http.get("/v1/negotiations/geneva?recordedAt=" + opened.at("/recordedAt"));
    assertThat(held.at("/status")).isEqualTo("open");
    assertThat(ids("/v1/negotiations?party=CN&status=agreed&measure=cn-us"))
        .containsExactly("geneva");
    assertThat(ids("/v1/negotiations?party=JP")).isEmpty();
    assertThat(ids("/v1/negotiations?status=brokenOff")).isEmpty();
    assertThat(ids("/v1/negotiations?knownAt=2025-05-01")).isEmpty();
  }

  @Test
  void a_term_that_is_refused_refuses_the_whole_and_is_named() {
    var before = openTalks().position();
    var refused = http.post("/v1/negotiations/geneva/agreement", AGREEMENT.formatted("no-such"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.at("/errors/0/pointer")).isEqualTo("/terms/2/measure");
    assertThat(refused.at("/errors/0/code")).isEqualTo("unknown-measure");
    assertThat(http.get("/v1/negotiations?minPosition=" + before).position()).isEqualTo(before);
    assertThat(rate("2025-05-20", before)).isEqualTo("125");
  }

  @Test
  void what_is_not_there_or_not_so_is_refused_with_its_code() {
    openTalks();
    refused(404, "unknown-negotiation", "/v1/negotiations/no-such/break-off", "{}");
    refused(404, "unknown-negotiation", "/v1/negotiations/NO_SUCH/break-off", "{}");
    refused(
        404,
        "unknown-round",
        "/v1/negotiations/geneva/rounds/7/outcome",
        "{\"outcome\": \"none\"}");
    refused(
        404,
        "unknown-round",
        "/v1/negotiations/geneva/rounds/0/outcome",
        "{\"outcome\": \"none\"}");
    refused(
        400,
        "round-in-the-past",
        "/v1/negotiations/geneva/rounds",
        "{\"scheduledFor\": \"2025-05-07T00:00:00Z\"}");
    refused(
        400,
        "bad-flag",
        "/v1/negotiations/geneva/agreement?dryRun=maybe",
        AGREEMENT.formatted("cn-us"));
    refused(
        400,
        "empty-list",
        "/v1/negotiations/geneva/agreement",
        "{\"name\": \"Empty\", \"terms\": []}");
    refused(404, "unknown-joint-response", "/v1/joint-responses/x/assents", "{\"member\": \"JP\"}");
    refused(404, "unknown-statement", "/v1/statements/x/retraction", "{}");
  }

  @Test
  void the_disputed_joint_response_of_March_2025_moves_no_rate() {
    var before = relation("US", "CN", beginning);
    propose();
    accepted(
        "/v1/joint-responses/cn-jp-kr/disputes",
        """
        {"member": "KR", "claim": "Somewhat exaggerated.",
         "announcedAt": "2025-04-01T00:00:00Z"}\
        """);
    var denied =
        accepted(
            "/v1/joint-responses/cn-jp-kr/disputes",
            """
            {"member": "JP", "claim": "There was no such discussion.",
             "announcedAt": "2025-04-01T01:00:00Z"}\
            """);
    refused(
        409,
        "not-a-member",
        "/v1/joint-responses/cn-jp-kr/assents",
        "{\"member\": \"VN\", \"announcedAt\": \"2025-04-02T00:00:00Z\"}");
    refused(
        409, "several-faults", "/v1/joint-responses/cn-jp-kr/execution", execution("2025-04-03"));

    var shown = http.get("/v1/joint-responses/cn-jp-kr?minPosition=" + denied.position());
    assertThat(shown.at("/status")).isEqualTo("proposed");
    assertThat(shown.at("/members/1/answer")).isEqualTo("disputed");
    assertThat(shown.at("/members/2/claim")).isEqualTo("Somewhat exaggerated.");
    assertThat(
            http.get("/v1/joint-responses/cn-jp-kr?knownAt=2025-04-01T00:30:00Z")
                .at("/members/1/answer"))
        .isEqualTo("none");
    var after = relation("US", "CN", denied.position());
    assertThat(after.json().at("/directions/0/baselinePercent"))
        .isEqualTo(before.json().at("/directions/0/baselinePercent"));
    assertThat(after.at("/jointResponses/0/id")).isEqualTo("cn-jp-kr");
    assertThat(ids("/v1/joint-responses?party=KR&measure=us-cars")).containsExactly("cn-jp-kr");
  }

  @Test
  void a_joint_response_is_executed_once_by_those_that_assented() {
    propose();
    accepted(
        "/v1/joint-responses/cn-jp-kr/assents",
        "{\"member\": \"JP\", \"announcedAt\": \"2025-04-01T00:00:00Z\"}");
    var executed = accepted("/v1/joint-responses/cn-jp-kr/execution", execution("2025-04-03"));

    assertThat(executed.json().at("/events").size()).isEqualTo(2);
    assertThat(executed.json().at("/events/0/recordedAt"))
        .isEqualTo(executed.json().at("/events/1/recordedAt"));
    var shown = http.get("/v1/joint-responses/cn-jp-kr?minPosition=" + executed.position());
    assertThat(shown.at("/status")).isEqualTo("executed");
    assertThat(shown.at("/executed/moved/0/measure")).isEqualTo("jp-cars");
    assertThat(
            http.get("/v1/rates?importer=JP&exporter=US&product=8703&validAt=2025-04-20")
                .at("/additionalPercent"))
        .isEqualTo("5");
    var again = http.post("/v1/joint-responses/cn-jp-kr/execution", execution("2025-04-03"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().at("/events").size()).isZero();
  }

  @Test
  void what_is_announced_later_can_be_read_by_its_id_and_is_in_no_list_and_no_rate() {
    var told =
        accepted(
            "/v1/acts",
            """
            {"announcedAt": "2090-01-01T00:00:00Z", "commands": [
              {"type": "openNegotiation", "id": "later", "name": "Later", "parties": ["US", "CN"],
               "measures": []},
              {"type": "makeStatement", "id": "said-later", "kind": "threat", "speaker": "Someone",
               "economy": "US", "text": "Later.", "about": [{"importer": "US", "exporter": "CN"}],
               "source": "A speech"},
              {"type": "imposeTariff", "id": "us-later", "imposer": "US", "programme": "AUTOS",
               "targets": {"include": ["CN"]}, "duty": {"type": "adValorem", "percent": "7"},
               "effectiveFrom": "2090-02-01T00:00:00Z"}]}\
            """);

    for (var path : List.of("negotiations/later", "statements/said-later")) {
      var shown = http.get("/v1/" + path + "?minPosition=" + told.position());
      assertThat(shown.status()).as(path).isEqualTo(200);
      assertThat(shown.at("/announced/announcedAt")).isEqualTo("2090-01-01T00:00:00Z");
      assertThat(http.get("/v1/" + path + "?knownAt=2089-12-31").status()).isEqualTo(404);
    }
    var measure = http.get("/v1/measures/us-later");
    assertThat(measure.status()).isEqualTo(200);
    assertThat(measure.json().at("/now").isNull()).isTrue();
    assertThat(ids("/v1/negotiations?party=CN")).isEmpty();
    assertThat(ids("/v1/statements?importer=US")).isEmpty();
    assertThat(ids("/v1/measures?programme=AUTOS")).containsExactly("us-cars");
    assertThat(ids("/v1/negotiations?party=CN&knownAt=2090-01-02")).containsExactly("later");
  }

  @Test
  void a_statement_is_shown_with_its_pair_until_it_is_retracted_and_counts_nowhere() {
    openTalks();
    var threat =
        """
        {"id": "up-to-245", "kind": "claim", "speaker": "A fact sheet", "economy": "US",
         "text": "Up to 245 percent.", "about": [{"importer": "US", "exporter": "CN"}],
         "measures": ["us-cn"], "negotiations": [%s],
         "announcedAt": "2025-04-15T00:00:00Z", %s "reference": "row 40"}\
        """;
    refused(400, "missing-source", "/v1/statements", threat.formatted("", ""));
    refused(
        400,
        "unknown-link",
        "/v1/statements",
        threat.formatted("\"geneva\"", "\"source\": \"The page\","));
    var made = accepted("/v1/statements", threat.formatted("", "\"source\": \"The page\","));

    assertThat(rate("2025-04-20", made.position())).isEqualTo("125");
    assertThat(relation("CN", "US", made.position()).at("/statements/0/id")).isEqualTo("up-to-245");
    assertThat(ids("/v1/statements?economy=US&kind=claim&importer=US&exporter=CN&measure=us-cn"))
        .containsExactly("up-to-245");
    assertThat(ids("/v1/statements?importer=CN")).isEmpty();
    refused(400, "unknown-value", "/v1/statements?kind=lie", null);

    var retracted =
        accepted(
            "/v1/statements/up-to-245/retraction", "{\"announcedAt\": \"2025-04-17T00:00:00Z\"}");
    assertThat(ids("/v1/statements?minPosition=" + retracted.position())).isEmpty();
    assertThat(ids("/v1/statements?status=retracted")).containsExactly("up-to-245");
    assertThat(ids("/v1/statements?knownAt=2025-04-16")).containsExactly("up-to-245");
  }

  private Answer openTalks() {
    return accepted(
        "/v1/negotiations",
        """
        {"id": "geneva", "name": "Talks in Geneva", "parties": ["US", "CN"],
         "measures": ["us-cn", "cn-us"], "announcedAt": "2025-05-06T22:00:00Z"}\
        """);
  }

  private void propose() {
    accepted(
        "/v1/joint-responses",
        """
        {"id": "cn-jp-kr", "name": "A joint response", "proposer": "CN", "members": ["JP", "KR"],
         "inResponseTo": ["us-cars"], "announcedAt": "2025-03-31T00:00:00Z"}\
        """);
  }

  private static String execution(String day) {
    return """
    {"announcedAt": "%sT00:00:00Z", "retaliations": [{"id": "jp-cars", "imposer": "JP",
      "programme": "JAPAN", "inResponseTo": ["us-cars"], "targets": {"include": ["US"]},
      "products": {"include": ["8703"]}, "duty": {"type": "adValorem", "percent": "5"},
      "effectiveFrom": "2025-04-10T00:00:00Z"}]}\
    """
        .formatted(day);
  }

  private Answer accepted(String path, String body, String... headers) {
    var answer = http.post(path, body, headers);
    assertThat(answer.status()).as("%s: %s", path, answer).isIn(200, 201);
    return answer;
  }

  /// A command, or a question if there is no body.
  private void refused(
      int status, String code, String path, @org.jspecify.annotations.Nullable String body) {
    var answer = body == null ? http.get(path) : http.post(path, body);
    assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(status);
    assertThat(answer.at("/code")).as("%s", answer).isEqualTo(code);
  }

  private Answer relation(String a, String b, long position) {
    return http.get(
        "/v1/relations/%s/%s?validAt=2025-04-20&minPosition=%d".formatted(a, b, position));
  }

  private List<String> ids(String path) {
    return http.get(path)
        .json()
        .at("/items")
        .valueStream()
        .map(i -> i.at("/id").asString())
        .toList();
  }

  /// The rate of the United States on Chinese goods.
  private String rate(String validAt, long position) {
    return http.get(
            "/v1/rates?importer=US&exporter=CN&validAt=%s&minPosition=%d"
                .formatted(validAt, position))
        .at("/additionalPercent");
  }
}
