package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/// What an operator is told of a ledger that is well, and of one that somebody was at.
@OnEachDatabase
class DoctorTest {

  private static final String PATH = "/v1/admin/doctor";

  @Parameter Database database;
  @TempDir Path folder;

  @Test
  void every_thing_that_does_not_go_together_is_named_with_what_to_do() throws Exception {
    try (var server = Server.start(database.newPlace(), Server.DEMONSTRATION.toString())) {
      server.awaitMetric("tariff.ledger.log.lag", 0);
      var well = TypedLine.on(server, server.key(), folder, "doctor --rebuild --progress none");
      assertThat(well.exitCode()).as("%s", well).isZero();
      assertThat(well.out())
          .containsPattern("ok +store +306 events, the head at 306\n")
          .containsPattern(
              "ok +rebuilt +rate book: done up to 306 of 306, 0 differences; change log")
          .doesNotContain("warning", "FAILED");

      var admin = new WebhooksTest.Keyed(server.http(), server.key());
      assertThat(statuses(admin).keySet())
          .containsExactly(
              "store",
              "recordTimes",
              "rateBook",
              "changeLog",
              "logTree",
              "rebuilt",
              "clocks",
              "webhooks",
              "assessments",
              "kafka");
      assertThat(statuses(admin).values()).containsOnly("ok");
      assertThat(server.http().get(PATH).status()).isEqualTo(401);
      var auditor = new WebhooksTest.Keyed(server.http(), server.newKey("a", "audit:read"));
      assertThat(auditor.get(PATH).status()).isEqualTo(403);

      var sql = server.store();
      sql.sql(
              "update public_change set bytes = ? where sequence = (select max(sequence) from"
                  + " public_change)")
          .param("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
          .update();
      assertThat(ill(admin)).containsExactly(Map.entry("logTree", "failed"));
      sql.sql("delete from public_change_salt where sequence = 0").update();
      sql.sql("update event set recorded_at = '2025-01-01T00:00:00.000000Z' where position = 9")
          .update();
      var found = ill(admin);
      assertThat(found).containsEntry("recordTimes", "failed").containsEntry("changeLog", "failed");
      sql.sql("delete from event where position = 9").update();
      assertThat(ill(admin)).containsEntry("store", "failed");

      var typed = TypedLine.on(server, server.key(), folder, "doctor");
      assertThat(typed.exitCode()).isEqualTo(1);
      assertThat(typed.out())
          .containsPattern("FAILED +store +305 events.* restore a backup")
          .containsPattern("FAILED +changeLog .*1 facts without salt");
      assertThat(typed.err()).contains("Not well: 3 failed checks.");
    }
  }

  private static Map<String, String> ill(WebhooksTest.Keyed admin) {
    var ill = statuses(admin);
    ill.values().removeIf(List.of("ok")::contains);
    return ill;
  }

  private static Map<String, String> statuses(WebhooksTest.Keyed admin) {
    var answer = admin.get(PATH);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    var statuses = new LinkedHashMap<String, String>();
    for (var check : answer.json().at("/checks")) {
      statuses.put(check.at("/name").asString(), check.at("/status").asString());
      var isOk = check.at("/status").asString().equals("ok");
      assertThat(check.at("/advice").asString().isEmpty()).as("%s", check).isEqualTo(isOk);
    }
    return statuses;
  }
}
