package org.tariffledger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tariffledger.client.api.Act;
import org.tariffledger.client.api.Command;
import org.tariffledger.client.api.Connection;
import org.tariffledger.client.api.Duty;
import org.tariffledger.client.api.Fault;
import org.tariffledger.client.api.LedgerClient;
import org.tariffledger.client.api.LedgerException;
import org.tariffledger.client.api.NoAnswerException;
import org.tariffledger.client.api.ProblemException;
import org.tariffledger.client.api.Rate;
import org.tariffledger.client.api.RateAnswer;
import org.tariffledger.client.api.RateQuestion;

/// What a program asks and hears.
class LedgerClientTest {

  private static final String RATE =
      """
      {"importer": "US", "exporter": "CN", "product": null,
       "validAt": "2025-04-23T23:59:59.999999-04:00", "knownAt": "2025-04-23T23:59:59.999999-04:00",
       "recordedAt": "2025-04-24T09:00:00-04:00", "position": 12, "engineRevision": 3,
       "status": "undetermined", "base": null, "additionalPercent": null, "totalPercent": null,
       "range": {"lowPercent": "20", "highPercent": null},
       "needs": [{"fact": "share.steel", "why": "It is charged on it.", "values": []}],
       "assumptions": [{"fact": "claims.USMCA", "value": "not made", "otherwise": "0",
         "otherwiseTotalPercent": null, "otherwiseStatus": "determined"}],
       "components": [{"programme": "P", "measure": "m", "percent": null, "outcome": "open",
         "duty": {"type": "adValorem", "percent": "25"}, "legalStatus": "inForce",
         "legalBasis": [{"instrument": "EO 1", "citation": null, "url": null, "new": true}]}],
       "coverage": {}, "nextChange": null, "somethingNew": 5}\
      """;
  private static final String RECORDED =
      """
      {"position": 7, "recordedAt": "2025-04-24T13:00:00.000001Z", "dryRun": false,
       "events": [{"name": "tariff-imposed", "position": 7, "recordedAt": "2025-04-24T13:00:00Z",
         "stream": "measure:m", "version": 0, "data": {}}]}\
      """;
  private static final String REFUSED =
      """
      {"title": "Several faults", "status": 400, "code": "several-faults", "detail": "Two.",
       "errorsTotal": 3, "errors": [
         {"pointer": "/commands/0/imposer", "code": "unknown-economy", "detail": "No XX."},
         {"pointer": "/commands/0/duty/percent", "code": "bad-rate", "detail": "Not a rate."}]}\
      """;

  private final FakeLedger ledger = new FakeLedger();
  private final LedgerClient client =
      new LedgerClient(
          Connection.to(ledger.url() + "/").withKey("k").withPatience(Duration.ofSeconds(5)));

  @AfterEach
  void stop() {
    client.close();
    ledger.close();
  }

  @Test
  void a_question_is_asked_by_the_names_of_the_parameters() {
    ledger.answers(200, RATE);
    client.rate(
        RateQuestion.of("US", "CN")
            .product("9018.31.00")
            .validAt(OffsetDateTime.parse("2025-04-23T12:00:00+02:00"))
            .knownAt("2025-04-23")
            .claims("USMCA", "!OTHER")
            .share("steel", "0.4")
            .including(7));

    assertThat(ledger.onlyAsked().line())
        .isEqualTo(
            "GET /v1/rates?importer=US&exporter=CN&product=9018.31.00"
                + "&validAt=2025-04-23T12%3A00%3A00%2B02%3A00&knownAt=2025-04-23"
                + "&claims=USMCA%2C%21OTHER&share.steel=0.4&minPosition=7");
    assertThat(ledger.onlyAsked().header("Authorization")).isEqualTo("Bearer k");
  }

  @Test
  void an_answer_says_what_is_open_and_keeps_what_this_client_does_not_know() {
    ledger.answers(200, RATE);
    var rate = client.rate(RateQuestion.of("US", "CN"));

    assertThat(rate.status()).isEqualTo(Rate.Status.UNDETERMINED);
    assertThat(rate.additionalPercent()).isNull();
    assertThat(rate.base()).isNull();
    assertThat(rate.range().lowPercent()).isEqualByComparingTo("20");
    assertThat(rate.range().highPercent()).isNull();
    assertThat(rate.needs()).extracting(Rate.Need::fact).containsExactly("share.steel");
    assertThat(rate.assumptions().getFirst().otherwise()).isEqualByComparingTo("0");
    assertThat(rate.components().getFirst().legalBasis().getFirst().instrument()).isEqualTo("EO 1");
    assertThat(rate.validAt()).isEqualTo("2025-04-23T23:59:59.999999-04:00");
    assertThat(rate.validAt().getOffset()).hasToString("-04:00");
    assertThat(rate.json().path("somethingNew").asInt()).isEqualTo(5);
  }

  @Test
  void of_a_batch_each_question_has_its_rate_or_its_problem() {
    ledger.answers(
        200,
        "{\"answers\": [{\"status\": 200, \"rate\": %s}, {\"status\": 400, \"problem\": %s}]}"
            .formatted(RATE, REFUSED));
    var answers = client.rates(List.of(RateQuestion.of("US", "CN"), RateQuestion.of("US", "XX")));

    assertThat(ledger.onlyAsked().body())
        .isEqualTo(
            "{\"queries\":[{\"importer\":\"US\",\"exporter\":\"CN\"},"
                + "{\"importer\":\"US\",\"exporter\":\"XX\"}]}");
    assertThat(answers.get(0)).isInstanceOf(RateAnswer.Answered.class);
    assertThat(answers.get(1))
        .isInstanceOfSatisfying(
            RateAnswer.Refused.class,
            refused -> assertThat(refused.problem().codes()).contains("unknown-economy"));
  }

  @Test
  void a_batch_that_is_too_large_is_not_sent() {
    var many = Collections.nCopies(LedgerClient.QUESTIONS_MAX + 1, RateQuestion.of("US", "CN"));

    assertThatThrownBy(() -> client.rates(many)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> client.rates(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThat(ledger.asked()).isEmpty();
  }

  @Test
  void an_act_is_sent_until_it_is_answered_under_one_key() {
    ledger
        .answers(503, "{\"title\": \"Catching up\"}", "Retry-After", "0")
        .answers(429, "{\"title\": \"Too many\"}", "Retry-After", "1")
        .answers(200, RECORDED);
    var from = System.nanoTime();
    var recorded = client.record(act(), "row-17");

    assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThan(Duration.ofSeconds(1));
    assertThat(recorded.position()).isEqualTo(7);
    assertThat(recorded.events().getFirst().stream()).isEqualTo("measure:m");
    assertThat(recorded.isRepeated()).isFalse();
    assertThat(ledger.asked()).hasSize(3);
    assertThat(ledger.asked())
        .allMatch(asked -> asked.header("Idempotency-key").equals("row-17"))
        .allMatch(
            asked ->
                asked
                    .body()
                    .equals(
                        "{\"commands\":[{\"type\":\"imposeTariff\",\"id\":\"m\",\"imposer\":\"US\","
                            + "\"programme\":\"P\",\"targets\":{\"include\":[\"CN\"]},"
                            + "\"duty\":{\"type\":\"adValorem\",\"percent\":\"25\"},"
                            + "\"effectiveFrom\":\"2025-05-01T00:00:00-04:00\"}],"
                            + "\"announcedAt\":\"2025-04-25T00:00:00-04:00\","
                            + "\"legalBasis\":[{\"instrument\":\"EO 1\"}]}"));
  }

  private static Act act() {
    return Act.of(
            Command.imposeTariff("m", "US", "P")
                .targeting("CN")
                .with("duty", Duty.adValorem("25"))
                .with("effectiveFrom", OffsetDateTime.parse("2025-05-01T00:00:00-04:00")))
        .announcedAt(OffsetDateTime.parse("2025-04-25T00:00:00-04:00"))
        .instrument("EO 1");
  }

  @Test
  void each_act_has_a_key_of_its_own_unless_one_is_given() {
    ledger.answers(200, RECORDED, "Idempotency-Replayed", "true");
    client.record(act());
    assertThat(client.record(act()).isRepeated()).isTrue();

    assertThat(ledger.asked().get(0).header("Idempotency-key"))
        .isNotEmpty()
        .isNotEqualTo(ledger.asked().get(1).header("Idempotency-key"));
  }

  @Test
  void a_refusal_is_one_exception_with_every_fault() {
    ledger.answers(400, REFUSED);

    assertThatThrownBy(() -> client.record(act()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.status()).isEqualTo(400);
              assertThat(e.code()).isEqualTo("several-faults");
              assertThat(e.faults())
                  .extracting(Fault::code)
                  .containsExactly("unknown-economy", "bad-rate");
              assertThat(e.problem().faultsTotal()).isEqualTo(3);
            })
        .hasMessage(
            """
            Several faults (400 several-faults)
              Two.
              /commands/0/imposer: No XX.
              /commands/0/duty/percent: Not a rate.
              … and 1 more\
            """);
    assertThat(ledger.asked()).hasSize(1);
  }

  @Test
  void what_is_not_there_can_be_looked_for() {
    ledger.answers(404, "{\"title\": \"Unknown measure\"}").answers(403, "{\"title\": \"No\"}");

    assertThat(client.find("/v1/measures/m")).isEmpty();
    assertThatThrownBy(() -> client.find("/v1/measures/m")).isInstanceOf(ProblemException.class);
  }

  @Test
  void where_nobody_answers_or_no_ledger_does_nobody_knows() {
    ledger.answers(200, "<html>").answers(200, "[]");
    assertThatThrownBy(() -> client.rate(RateQuestion.of("US", "CN")))
        .isInstanceOf(NoAnswerException.class)
        .hasMessageContaining("no Tariff Ledger");
    assertThatThrownBy(() -> client.rate(RateQuestion.of("US", "CN")))
        .isInstanceOf(NoAnswerException.class);
    ledger.close();
    var impatient = Connection.to(ledger.url()).withPatience(Duration.ofMillis(300));

    try (var alone = new LedgerClient(impatient)) {
      assertThatThrownBy(() -> alone.record(act()))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("nothing listens there");
    }
  }

  @Test
  void the_key_is_not_part_of_what_is_printed_of_a_connection() {
    assertThat(Connection.to("http://localhost:8080/").withKey("secret"))
        .hasToString("http://localhost:8080");
    for (var wrong : List.of("ftp://a", "localhost", "http://u:p@host", "http:///path")) {
      assertThatThrownBy(() -> Connection.to(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
