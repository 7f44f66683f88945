package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// Proposed acts are tried on a branch that nobody else sees.
@OnEachDatabase
class WhatIfTest {

  private static final String RAISE =
      """
      {"announcedAt": "2025-04-20T00:00:00-04:00", "reason": "tried",
       "commands": [
         {"type": "changeDuty", "measure": "us-reciprocal-cn",
          "duty": {"type": "adValorem", "percent": "80"},
          "effectiveFrom": "2025-04-28T00:00:00-04:00", "scheduled": "cancel"}],
       "queries": [
         {"importer": "US", "exporter": "CN", "validAt": "2025-04-29", "knownAt": "2025-04-23"},
         {"importer": "US", "exporter": "CN", "validAt": "2025-04-23", "knownAt": "2025-04-23"},
         {"importer": "US", "exporter": "XX"}],
       "relations": [{"a": "US", "b": "CN"}]}\
      """;

  @Parameter Database database;

  @Test
  void the_answers_before_and_after_stand_side_by_side() {
    var tried = http().post("/v1/what-ifs", RAISE);

    assertThat(tried.status()).isEqualTo(200);
    assertThat(tried.at("/events/0/name")).isEqualTo("duty-changed");
    assertThat(tried.at("/events/0/data/duty/percent")).isEqualTo("80");
    var changed = tried.json().at("/changes").valueStream().map(c -> c.at("/exporter").asString());
    assertThat(changed).containsExactly("CN", "HK", "MO");
    assertThat(tried.json().at("/changesTotal").asInt()).isEqualTo(3);
    assertThat(tried.at("/changes/0/segments/0/from")).isEqualTo("2025-04-28T04:00:00Z");
    assertThat(tried.at("/changes/0/segments/0/before/percent")).isEqualTo("145");
    assertThat(tried.at("/changes/0/segments/0/after/percent")).isEqualTo("100");
    assertThat(tried.at("/rates/0/before/rate/additionalPercent")).isEqualTo("145");
    assertThat(tried.at("/rates/0/after/rate/additionalPercent")).isEqualTo("100");
    assertThat(tried.json().at("/rates/0/differs").asBoolean()).isTrue();
    assertThat(tried.at("/rates/1/after/rate/additionalPercent")).isEqualTo("145");
    assertThat(tried.json().at("/rates/1/differs").asBoolean()).isFalse();
    assertThat(tried.at("/rates/2/after/problem/code")).isEqualTo("unknown-economy");
    assertThat(tried.at("/relations/0/after/directions/0/importer")).isEqualTo("US");
  }

  @Test
  void the_rehearsal_of_an_act_tells_the_same_changes() {
    var http = http();
    var act = RAISE.substring(0, RAISE.indexOf(",\n \"queries\"")) + "}";

    var rehearsed = http.post("/v1/acts?dryRun=true", act);

    assertThat(rehearsed.json().at("/changesTotal").asInt()).isEqualTo(3);
    assertThat(rehearsed.json().at("/changes"))
        .isEqualTo(http.post("/v1/what-ifs", RAISE).json().at("/changes"));
  }

  @Test
  void nothing_is_recorded_and_nobody_else_sees_it() {
    var http = http();
    var question = "/v1/rates?importer=US&exporter=CN&validAt=2025-04-29&knownAt=2025-04-23";
    var before = http.get(question);

    http.post("/v1/what-ifs", RAISE);

    var after = http.get(question);
    assertThat(after.json().at("/position")).isEqualTo(before.json().at("/position"));
    assertThat(after.at("/additionalPercent")).isEqualTo("145");
    assertThat(http.get("/v1/measures/us-reciprocal-cn/events").json().toString())
        .doesNotContain("tried");
  }

  @Test
  void what_the_rules_refuse_is_refused_as_if_it_were_to_be_recorded() {
    var refused =
        http()
            .post(
                "/v1/what-ifs",
                """
                {"commands": [
                  {"type": "lift", "measure": "nobody-knows",
                   "effectiveFrom": "2025-05-01T00:00:00-04:00"},
                  {"type": "imposeTariff", "id": "x", "imposer": "US", "programme": "NONE",
                   "targets": {"include": ["CN"]}, "duty": {"type": "adValorem", "percent": "1"},
                   "effectiveFrom": "2025-05-01T00:00:00-04:00"}]}\
                """);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors").valueStream().map(e -> e.at("/pointer").asString()))
        .containsExactly("/commands/0/measure", "/commands/1/programme");
  }

  @Test
  void every_fault_of_the_body_is_named() {
    var http = http();
    var queries = String.join(",", Collections.nCopies(101, "{}"));

    var refused =
        http.post(
            "/v1/what-ifs",
            """
            {"commands": [], "queries": [%s], "relations": [{"a": "US", "c": 1}, 5, {"a": 1, "b": "XX"}],
             "colour": "red"}\
            """
                .formatted(queries));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(
            refused
                .json()
                .at("/errors")
                .valueStream()
                .map(e -> e.at("/pointer").asString() + " " + e.at("/code").asString()))
        .containsExactlyInAnyOrder(
            "/queries too-many-queries",
            "/relations/0/c unknown-field",
            "/relations/0/b missing-field",
            "/relations/1 wrong-type",
            "/relations/2/a wrong-type",
            "/relations/2/b unknown-economy",
            "/colour unknown-field",
            "/commands no-commands");
    assertThat(http.post("/v1/what-ifs", "{\"commands\": 1}").status()).isEqualTo(400);
    assertThat(http.post("/v1/what-ifs", "{\"colour\": 1}").at("/errors/0/detail"))
        .contains("commands", "queries", "relations");
    assertThat(
            http.post(
                    "/v1/what-ifs",
                    RAISE.replace("\"a\": \"US\", \"b\": \"CN\"", "\"a\": \"DE\", \"b\": \"FR\""))
                .json()
                .at("/errors/0/pointer")
                .asString())
        .isEqualTo("/relations/0");
  }

  @Test
  void a_key_is_asked_for() {
    var answer =
        http()
            .send(
                "POST",
                "/v1/what-ifs",
                BodyPublishers.ofString(RAISE),
                "Content-Type",
                "application/json");

    assertThat(answer.status()).isEqualTo(401);
  }

  private Http http() {
    return Server.ofTheDemonstration(database).http();
  }
}
