package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/// A ledger whose operator wants a second person to agree to duties, pauses and lists.
@OnEachDatabase
class FourEyesTest {

  private static final List<String> SETTINGS =
      List.of("--tariff-ledger.four-eyes.kinds=imposeTariff, retaliate,pause,publishProductList");
  private static final String NOTE = "{\"note\": \"Compared with the order.\"}";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Parameter Database database;

  private final String measure = "us-" + NUMBER.incrementAndGet();

  private SetClock clock;
  private Server server;
  private Http desk;
  private Http second;
  private WebhooksTest.Keyed reader;

  /// One for all tests of a store.
  private record Running(SetClock clock, Server server, Http desk, Http second) {}

  private static final Map<Database, Running> ALL = new EnumMap<>(Database.class);

  @BeforeEach
  void a_ledger_with_two_desks() {
    var running = ALL.computeIfAbsent(database, FourEyesTest::start);
    clock = running.clock();
    server = running.server();
    desk = running.desk();
    second = running.second();
    reader = new WebhooksTest.Keyed(server.http(), server.key());
  }

  private static Running start(Database database) {
    var clock = new SetClock(Instant.parse("2025-04-02T12:00:00Z"));
    var server = Server.shared(database, clock, SETTINGS);
    var desk = server.withKey(server.newKey("desk-1", "tariffs:write"));
    var second = server.withKey(server.newKey("desk-2", "tariffs:write", "tariffs:approve"));
    var told =
        desk.post(
            "/v1/acts",
            """
            {"commands": [
             {"type": "registerProgramme", "id": "FIRST", "imposer": "US", "name": "First"},
             {"type": "registerProgramme", "id": "ANSWER", "imposer": "JP", "name": "Answer"},
             {"type": "registerProductList", "id": "US-LIST", "imposer": "US", "name": "A list"}]}\
            """);
    assertThat(told.status()).as(told.text()).isEqualTo(200);
    return new Running(clock, server, desk, second);
  }

  private String imposing(String percent) {
    return """
    {"id": "%s", "imposer": "US", "programme": "FIRST", "targets": {"include": ["JP"]},
     "duty": {"type": "adValorem", "percent": "%s"}, "reason": "Annex I",
     "effectiveFrom": "2025-04-09T00:00:00Z"}\
    """
        .formatted(measure, percent);
  }

  private String proposed() {
    var answer = desk.post("/v1/measures", imposing("24"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return answer.header("Location");
  }

  private Answer show(String proposal) {
    return reader.get(proposal);
  }

  private long position() {
    return reader.http().get("/v1/measures").position();
  }

  /// As soon as all that is recorded can be read.
  private String recordsPath() {
    var head = server.store().sql("select position from ledger_head").query(Long.class).single();
    return "/v1/audit/records?stream=measure:" + measure + "&minPosition=" + head;
  }

  private List<String> records(String query) {
    var found = reader.get(recordsPath() + query);
    return found
        .json()
        .at("/items")
        .valueStream()
        .map(event -> event.at("/name").asString())
        .toList();
  }

  @Test
  void a_command_of_such_a_kind_waits_for_somebody_else_and_both_names_stand_in_its_event() {
    var before = position();
    var answer = desk.post("/v1/measures", imposing("24"), "Correlation-Id", "row-1");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.position()).isEqualTo(before);
    assertThat(answer.at("/state")).isEqualTo("open");
    assertThat(answer.at("/proposer")).isEqualTo("desk-1");
    assertThat(answer.at("/kinds/0")).isEqualTo("imposeTariff");
    assertThat(answer.at("/expiresAt")).isEqualTo(clock.instant().plus(Duration.ofDays(7)) + "");
    assertThat(answer.at("/commands/0/type")).isEqualTo("imposeTariff");
    assertThat(answer.at("/commands/0/reason")).isEqualTo("Annex I");
    var proposal = answer.header("Location");
    assertThat(show(proposal).json()).isEqualTo(answer.json());
    assertThat(records("")).isEmpty();

    clock.goOn(Duration.ofHours(1));
    var approved = second.post(proposal + "/approval", NOTE);
    assertThat(approved.status()).as(approved.text()).isEqualTo(200);
    assertThat(approved.position()).isEqualTo(before + 1);
    assertThat(approved.at("/events/0/name")).isEqualTo("tariff-imposed");
    assertThat(approved.at("/events/0/data/announcement/announcedAt"))
        .isEqualTo(answer.at("/proposedAt"));
    assertThat(approved.at("/recordedAt")).startsWith(clock.instant().toString().substring(0, 16));

    var stored = reader.get(recordsPath());
    var by = stored.json().at("/items/0/recordedBy");
    assertThat(by.at("/actor").asString()).isEqualTo("desk-1");
    assertThat(by.at("/correlation").asString()).isEqualTo("row-1");
    assertThat(by.at("/approval/approver").asString()).isEqualTo("desk-2");
    assertThat(by.at("/approval/note").asString()).isEqualTo("Compared with the order.");
    assertThat(proposal).endsWith("/" + by.at("/approval/proposal").asString());
    assertThat(records("&approver=desk-2")).containsExactly("tariff-imposed");
    assertThat(records("&approver=desk-1")).isEmpty();

    var after = show(proposal);
    assertThat(after.at("/state")).isEqualTo("approved");
    assertThat(after.at("/decision/by")).isEqualTo("desk-2");
    assertThat(after.at("/decision/position")).isEqualTo("" + approved.position());

    var exported = reader.get("/v1/audit/export?of=events&from=" + approved.position());
    assertThat(exported.text())
        .contains("\"approver\":\"desk-2\",\"approvalNote\":\"Compared with the order.\"");
  }

  @Test
  void the_public_is_not_told_who_proposed_and_who_agreed() throws Exception {
    var approved = second.post(proposed() + "/approval", NOTE);
    var path = "/v1/changes?limit=1000&types=org.tariffledger.fact.tariff-imposed";
    var until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    Answer changes;
    Optional<JsonNode> told;
    do {
      Thread.sleep(50);
      changes = reader.http().get(path);
      told =
          changes
              .json()
              .valueStream()
              .filter(c -> c.at("/data/position").asLong() == approved.position())
              .findFirst();
    } while (told.isEmpty() && System.nanoTime() < until);
    var fact = told.orElseThrow();
    assertThat(fact.toString()).doesNotContain("desk-", "Compared", "approv");
    assertThat(changes.text()).doesNotContain("desk-2");
  }

  @Test
  void bad_input_is_refused_at_once_with_every_fault() {
    var before = reader.get("/v1/proposals?limit=1000").json().at("/items").size();
    var bad =
        desk.post(
            "/v1/acts",
            """
            {"commands": [
             {"type": "pause", "measure": "unheard-of", "from": "2025-04-10T00:00:00Z",
              "residual": "none"},
             {"type": "imposeTariff", "id": "%s", "imposer": "US", "programme": "UNKNOWN",
              "targets": {"include": ["JP"]}, "duty": {"type": "adValorem", "percent": "24"},
              "effectiveFrom": "2025-04-09T00:00:00Z"}]}\
            """
                .formatted(measure));
    assertThat(BatchTest.faults(bad.json()))
        .containsExactlyInAnyOrder(
            "/commands/0/measure unknown-measure", "/commands/1/programme unknown-programme");
    assertThat(reader.get("/v1/proposals?limit=1000").json().at("/items")).hasSize(before);
  }

  @Test
  void others_are_recorded_at_once_and_so_is_what_changes_nothing_or_is_only_tried() {
    var group =
        desk.post(
            "/v1/groups",
            """
            {"id": "G-%s", "name": "Partners", "members": ["JP"]}\
            """
                .formatted(measure));
    assertThat(group.status()).isEqualTo(201);

    var tried = desk.post("/v1/acts?dryRun=true", act());
    assertThat(tried.status()).as(tried.text()).isEqualTo(200);
    assertThat(desk.post("/v1/what-ifs", act()).status()).isEqualTo(200);

    second.post(proposed() + "/approval", NOTE);
    var again = desk.post("/v1/measures", imposing("24"));
    assertThat(again.status()).as("Known already").isEqualTo(200);
    assertThat(again.json().at("/events")).isEmpty();
  }

  private String act() {
    return "{\"commands\": [{\"type\": \"imposeTariff\", " + imposing("24").substring(1) + "]}";
  }

  @Test
  void an_act_that_holds_one_waits_as_a_whole_also_if_another_command_brings_it_with_it() {
    var act =
        desk.post(
            "/v1/acts",
            """
            {"reason": "All at once", "commands": [
             {"type": "registerGroup", "id": "H-%1$s", "name": "Some", "members": ["JP"]},
             {"type": "imposeTariff", "id": "%1$s", "imposer": "US", "programme": "FIRST",
              "targets": {"include": ["H-%1$s"]}, "duty": {"type": "adValorem", "percent": "24"},
              "effectiveFrom": "2025-04-09T00:00:00Z"}]}\
            """
                .formatted(measure.toUpperCase(java.util.Locale.ROOT))
                .replace(
                    "\"id\": \"" + measure.toUpperCase(java.util.Locale.ROOT),
                    "\"id\": \"" + measure));
    assertThat(act.status()).as(act.text()).isEqualTo(202);
    assertThat(act.json().at("/commands")).hasSize(2);
    var recorded = second.post(act.header("Location") + "/approval", NOTE);
    assertThat(recorded.status()).as(recorded.text()).isEqualTo(200);
    assertThat(recorded.json().at("/events")).hasSize(2);

    var talks =
        desk.post(
            "/v1/negotiations",
            """
            {"id": "talks-%1$s", "name": "Talks", "parties": ["US", "JP"], "measures": ["%1$s"]}\
            """
                .formatted(measure));
    assertThat(talks.status()).as(talks.text()).isEqualTo(201);
    var agreement =
        desk.post(
            "/v1/negotiations/talks-%s/agreement".formatted(measure),
            """
            {"name": "Framework", "terms": [{"type": "pause", "measure": "%s",
             "from": "2025-05-01T00:00:00Z", "residual": "none"}]}\
            """
                .formatted(measure));
    assertThat(agreement.status()).as(agreement.text()).isEqualTo(202);
    assertThat(agreement.at("/kinds/0")).isEqualTo("pause");
    var agreed = second.post(agreement.header("Location") + "/approval", NOTE);
    assertThat(agreed.status()).as(agreed.text()).isEqualTo(200);
    assertThat(agreed.json().at("/events")).hasSize(2);
    assertThat(records("&approver=desk-2&name=tariff-paused")).hasSize(1);
  }

  @Test
  void a_file_waits_too() {
    var path = "/v1/product-lists/US-LIST/versions?effectiveFrom=2025-04-0%d".formatted(1);
    var file = desk.postFile(path + "T00:00:00Z&reason=" + measure, "code\n8471.30\n8517\n");
    assertThat(file.status()).as(file.text()).isEqualTo(202);
    assertThat(file.json().at("/commands/0/codes")).hasSize(2);
    var approved = second.post(file.header("Location") + "/approval", NOTE);
    assertThat(approved.status()).as(approved.text()).isEqualTo(200);
    var codes =
        reader
            .http()
            .get("/v1/product-lists/US-LIST/codes", "Ledger-Position", "" + approved.position());
    assertThat(codes.text()).contains("847130", "8517");
  }

  @Test
  void nobody_approves_or_rejects_himself_and_a_note_is_needed() {
    var proposal = second.post("/v1/measures", imposing("24")).header("Location");
    for (var path : List.of("/approval", "/rejection")) {
      var own = second.post(proposal + path, NOTE);
      assertThat(own.status()).isEqualTo(409);
      assertThat(own.at("/code")).isEqualTo("own-proposal");
      assertThat(desk.post(proposal + path, NOTE).status()).as("No scope").isEqualTo(403);
    }
    var chief = server.withKey(server.newKey("chief", "tariffs:approve"));
    for (var bad :
        List.of("{}", "{\"note\": \" \"}", "{\"note\": 1}", "{\"note\": \"x\", \"by\": 1}")) {
      assertThat(chief.post(proposal + "/approval", bad).status()).isEqualTo(400);
    }
    var everything = chief.post(proposal + "/approval", "{\"Note\": 1}");
    assertThat(BatchTest.faults(everything.json()))
        .containsExactlyInAnyOrder("/note missing-field", "/Note unknown-field");
    var unknown = chief.post("/v1/proposals/none/approval", NOTE);
    assertThat(unknown.at("/code")).isEqualTo("unknown-proposal");
    assertThat(chief.post(proposal + "/withdrawal", NOTE).status()).isEqualTo(403);
    assertThat(desk.post(proposal + "/withdrawal", NOTE).at("/code"))
        .isEqualTo("not-your-proposal");
    assertThat(show(proposal).at("/state")).isEqualTo("open");
    assertThat(reader.http().get(proposal).status()).isEqualTo(401);
  }

  @Test
  void what_was_rejected_withdrawn_approved_or_is_too_old_is_not_approved() {
    var rejected = proposed();
    assertThat(second.post(rejected + "/rejection", NOTE).at("/state")).isEqualTo("rejected");
    assertThat(second.post(rejected + "/rejection", NOTE).status()).as("Twice").isEqualTo(200);
    var withdrawn = proposed();
    assertThat(desk.post(withdrawn + "/withdrawal", NOTE).at("/state")).isEqualTo("withdrawn");
    var approved = proposed();
    assertThat(second.post(approved + "/approval", NOTE).status()).isEqualTo(200);
    var late = desk.post("/v1/measures/" + measure + "/pause", pause()).header("Location");
    clock.goOn(Duration.ofDays(7));
    for (var closed : List.of(rejected, withdrawn, approved, late)) {
      for (var path : List.of("/approval", "/rejection")) {
        var refused = second.post(closed + path, NOTE);
        if (closed.equals(rejected) && path.equals("/rejection")) {
          continue;
        }
        assertThat(refused.status()).as(closed + path + refused).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("proposal-not-open");
      }
    }
    assertThat(second.post(late + "/approval", NOTE).at("/detail"))
        .startsWith("It expired at 2025");
    assertThat(show(late).at("/state")).isEqualTo("expired");
    assertThat(records("")).containsExactly("tariff-imposed");

    assertThat(states("expired")).contains(late).doesNotContain(rejected, withdrawn, approved);
    assertThat(states("open")).doesNotContain(late, rejected, withdrawn, approved);
    assertThat(states("rejected")).contains(rejected).doesNotContain(late, withdrawn);
    var bad = reader.get("/v1/proposals?state=lost&limit=0&cursor=!&who=me");
    assertThat(BatchTest.faults(bad.json()))
        .containsExactlyInAnyOrder(
            "state unknown-value", "limit bad-limit", "cursor bad-cursor", "who unknown-parameter");
    var page = reader.get("/v1/proposals?proposer=desk-1&limit=1");
    var next = reader.get(page.header("Link").replaceFirst("<(.*)>.*", "$1"));
    assertThat(next.at("/items/0/id")).isGreaterThan(page.at("/items/0/id"));
    assertThat(page.json().at("/items/0").has("commands")).isFalse();
  }

  private String pause() {
    return """
    {"from": "2025-04-10T00:00:00Z", "until": "2025-07-09T00:00:00Z", "residual": "none"}\
    """;
  }

  private List<String> states(String state) {
    return reader
        .get("/v1/proposals?limit=1000&state=" + state)
        .json()
        .at("/items")
        .valueStream()
        .map(one -> "/v1/proposals/" + one.at("/id").asString())
        .toList();
  }

  @Test
  void it_is_held_against_the_rules_and_the_version_again() {
    second.post(proposed() + "/approval", NOTE);
    var path = "/v1/measures/" + measure;
    var stale = desk.post(path + "/pause", pause(), "If-Match", "\"9\"");
    assertThat(stale.status()).isEqualTo(412);
    var seen = desk.post(path + "/pause", pause(), "If-Match", "\"0\"").header("Location");
    var unseen = desk.post(path + "/pause", pause()).header("Location");
    var lifted = desk.post(path + "/lift", "{\"effectiveFrom\": \"2025-04-09T12:00:00Z\"}");
    assertThat(lifted.status()).as(lifted.text()).isEqualTo(200);

    assertThat(second.post(seen + "/approval", NOTE).status()).isEqualTo(412);
    var refused = second.post(unseen + "/approval", NOTE);
    assertThat(refused.status()).as(refused.text()).isEqualTo(409);
    assertThat(refused.at("/errors/0/pointer")).startsWith("/commands/0");
    assertThat(show(unseen).at("/state")).isEqualTo("open");
    assertThat(show(seen).at("/state")).isEqualTo("open");
  }

  @Test
  void the_same_key_gets_the_same_proposal_and_the_same_approval() throws Exception {
    var answers =
        atOnce(6, () -> desk.post("/v1/measures", imposing("24"), "Idempotency-Key", measure));
    assertThat(answers).extracting(Answer::status).containsOnly(202);
    assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    var other = desk.post("/v1/measures", imposing("25"), "Idempotency-Key", measure);
    assertThat(other.at("/code")).isEqualTo("idempotency-key-reused");

    var proposal = answers.getFirst().header("Location");
    var approvals =
        atOnce(
            6, () -> second.post(proposal + "/approval", NOTE, "Idempotency-Key", "a-" + measure));
    assertThat(approvals).as("%s", approvals).extracting(Answer::status).containsOnly(200);
    assertThat(approvals.stream().map(Answer::text).distinct()).hasSize(1);
    assertThat(records("")).hasSize(1);
  }

  @Test
  void of_many_who_decide_at_once_one_does() throws Exception {
    var proposal = proposed();
    var turn = new AtomicInteger();
    var answers =
        atOnce(
            8,
            () -> {
              var mine = turn.getAndIncrement();
              var path = mine % 2 == 0 ? "/approval" : "/rejection";
              var approver = server.withKey(server.newKey("chief-" + mine, "tariffs:approve"));
              return approver.post(proposal + path, NOTE);
            });
    assertThat(answers).extracting(Answer::status).containsOnly(200, 409);
    assertThat(answers).filteredOn(a -> a.status() == 200).as("%s", answers).hasSize(1);
    assertThat(answers)
        .filteredOn(a -> a.status() == 409)
        .extracting(a -> a.at("/code"))
        .containsOnly("proposal-not-open");
    var isApproved = show(proposal).at("/state").equals("approved");
    assertThat(records("")).hasSize(isApproved ? 1 : 0);
  }

  private static List<Answer> atOnce(int times, Callable<Answer> task)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Answer>();
      for (var future : threads.invokeAll(java.util.Collections.nCopies(times, task))) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
