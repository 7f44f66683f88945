package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What was charged beside what was due, then and as is known now. The figures are worked by hand
/// from the orders of April 2025, and from the judgment that made the emergency duties void.
@OnEachDatabase
class AssessmentsTest {

  private static final String PATH = "/v1/audit/assessments";

  /// Of the duties under the emergency powers act those on China are annulled.
  private static final String JUDGMENT =
      """
      {"announcedAt": "2026-02-20T00:00:00-05:00",
       "legalBasis": [{"instrument": "Learning Resources v. Trump"}], "reference": "US-049",
       "commands": [
         {"type": "annul", "measure": "us-fentanyl-cn",
          "effectiveFrom": "2026-02-24T00:00:00-05:00"},
         {"type": "annul", "measure": "us-reciprocal-cn",
          "effectiveFrom": "2026-02-24T00:00:00-05:00"}]}\
      """;

  private static final Map<Database, Server> SERVERS = new EnumMap<>(Database.class);

  @Parameter Database database;

  @BeforeAll
  static void start() {
    for (var database : Database.values()) {
      var server = Server.start(database.newPlace(), Server.DEMONSTRATION.toString());
      SERVERS.put(database, server);
      assertThat(server.http().post("/v1/acts", JUDGMENT).status()).isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(Server::close);
  }

  private Server server() {
    return java.util.Objects.requireNonNull(SERVERS.get(database));
  }

  private WebhooksTest.Keyed auditor() {
    return new WebhooksTest.Keyed(server().http(), server().newKey("auditor", "audit:read"));
  }

  private Answer assess(String entry) {
    return auditor().post(PATH, entry);
  }

  private static String entry(String goods, String charged) {
    return "{\"importer\": \"US\", \"covers\": \"additional\", %s, %s}".formatted(goods, charged);
  }

  @Test
  void syringes_from_China_paid_245_of_which_the_emergency_duties_come_back() {
    // 100 by Section 301, 20 for fentanyl, 125 reciprocal. Of 1,000.00 that is 2,450.00.
    var found =
        assess(
            entry(
                """
                "exporter": "CN", "product": "9018.31.00", "validAt": "2025-04-23",
                "reference": "entry 4711"\
                """,
                "\"customsValue\": \"1000.00\", \"dutyCharged\": \"2450.00\""));

    assertThat(found.status()).as(found.text()).isEqualTo(200);
    assertThat(found.at("/reference")).isEqualTo("entry 4711");
    assertThat(found.at("/currency")).isEqualTo("USD");
    assertThat(found.at("/then/verdict")).isEqualTo("matches");
    assertThat(found.at("/then/percent/due/value")).isEqualTo("245");
    assertThat(found.at("/then/money/due/value")).isEqualTo("2450.00");
    assertThat(found.at("/then/money/refundable/value")).isEqualTo("0.00");
    assertThat(found.json().at("/then/refundable")).isEmpty();

    assertThat(found.at("/now/verdict")).isEqualTo("matches");
    assertThat(found.at("/now/money/difference/value")).isEqualTo("0.00");
    assertThat(found.at("/now/money/refundable/value")).isEqualTo("1450.00");
    assertThat(found.at("/now/money/balance/value")).isEqualTo("1450.00");
    assertThat(found.json().at("/now/refundable").valueStream().map(AssessmentsTest::part))
        .containsExactlyInAnyOrder("us-fentanyl-cn 20 200.00", "us-reciprocal-cn 125 1250.00");
    assertThat(found.json().at("/events").valueStream().map(e -> e.at("/name").asString()))
        .containsOnly("tariff-annulled");
    assertThat(found.json().at("/events")).hasSize(2);
    assertThat(found.at("/events/0/reference")).isEqualTo("US-049");
  }

  private static String part(JsonNode part) {
    return "%s %s %s"
        .formatted(
            part.at("/measure").asString(),
            part.at("/percent/value").asString(),
            part.at("/money/value").asString());
  }

  @Test
  void smartphones_were_freed_for_days_that_had_passed() {
    // On 6 April: 20 for fentanyl and 10 reciprocal; freed from the 10 on 11 April, from 5 April
    // on.
    var found =
        assess(
            entry(
                """
                "exporter": "CN", "product": "8517.13.00", "validAt": "2025-04-06"\
                """,
                "\"customsValue\": \"1000\", \"dutyCharged\": \"300\""));

    assertThat(found.at("/then/verdict")).isEqualTo("matches");
    assertThat(found.at("/then/money/due/value")).isEqualTo("300.00");
    assertThat(found.at("/now/verdict")).isEqualTo("overcharged");
    assertThat(found.at("/now/money/due/value")).isEqualTo("200.00");
    assertThat(found.at("/now/money/difference/value")).isEqualTo("100.00");
    // The 20 are void too, so that all of it comes back.
    assertThat(found.at("/now/money/refundable/value")).isEqualTo("200.00");
    assertThat(found.at("/now/money/balance/value")).isEqualTo("300.00");
    assertThat(found.json().at("/events").valueStream().map(e -> e.at("/name").asString()))
        .contains("exemption-granted", "tariff-annulled");
  }

  @Test
  void steel_from_Canada_paid_too_little_by_what_was_known_and_too_much_by_what_is() {
    // 25 on steel and 25 at the border, until the 29th of April said that these do not stack.
    var found =
        assess(
            entry(
                """
                "exporter": "CA", "product": "7208", "validAt": "2025-04-15"\
                """,
                "\"percentCharged\": 40"));

    assertThat(found.at("/then/verdict")).isEqualTo("undercharged");
    assertThat(found.at("/then/percent/difference/value")).isEqualTo("-10");
    assertThat(found.at("/now/verdict")).isEqualTo("overcharged");
    assertThat(found.at("/now/percent/difference/value")).isEqualTo("15");
    assertThat(found.json().at("/then/money").isNull()).isTrue();
  }

  @Test
  void what_nobody_recorded_is_a_range_and_never_a_number() {
    var found =
        assess(
            """
            {"importer": "BR", "exporter": "US", "validAt": "2025-04-15", "covers": "additional",
             "customsValue": "100", "dutyCharged": "3.5"}\
            """);

    assertThat(found.at("/now/verdict")).isEqualTo("open");
    assertThat(found.at("/now/money/due/value")).isEqualTo("null");
    assertThat(found.at("/now/money/due/low")).isEqualTo("0.00");
    assertThat(found.at("/now/money/due/high")).isEqualTo("null");
    assertThat(found.at("/now/money/difference/low")).isEqualTo("null");
    assertThat(found.at("/now/money/difference/high")).isEqualTo("3.50");
    assertThat(found.json().at("/now/needs")).isNotEmpty();
  }

  @Test
  void with_the_base_duty_unknown_too_little_is_still_too_little() {
    var found =
        assess(
            """
            {"importer": "US", "exporter": "CN", "product": "9018.31.00",
             "validAt": "2025-04-23", "customsValue": "1000", "dutyCharged": "2449.99"}\
            """);

    assertThat(found.at("/covers")).isEqualTo("total");
    assertThat(found.at("/then/verdict")).isEqualTo("undercharged");
    assertThat(found.at("/then/money/due/low")).isEqualTo("2450.00");
    assertThat(found.at("/then/money/due/high")).isEqualTo("null");
    assertThat(found.at("/then/money/difference/high")).isEqualTo("-0.01");
  }

  @Test
  void money_is_rounded_half_up_once_to_the_minor_unit() {
    // Ten percent of five cents; 20 percent of 333.33 are 66.666.
    var half =
        assess(
            entry(
                "\"exporter\": \"JP\", \"validAt\": \"2025-04-23\"",
                "\"customsValue\": \"0.05\", \"dutyCharged\": \"0.01\""));
    assertThat(half.at("/now/money/due/value")).isEqualTo("0.01");
    assertThat(half.at("/now/verdict")).isEqualTo("matches");
    var two =
        assess(
            entry(
                "\"exporter\": \"DE\", \"validAt\": \"2025-04-09\"",
                "\"customsValue\": \"333.33\", \"dutyCharged\": \"66.67\""));
    assertThat(two.at("/now/verdict")).isEqualTo("matches");
    assertThat(two.at("/now/percent/charged")).isEqualTo("20.0012");
  }

  @Test
  void its_links_answer_what_it_says_and_with_its_times_it_keeps_its_bytes() {
    var http = server().http();
    var entry =
        entry(
            """
            "exporter": "CN", "product": "8517.13.00", "validAt": "2025-04-06"\
            """,
            "\"customsValue\": \"1000\", \"dutyCharged\": \"300\"");
    var found = assess(entry);

    assertThat(http.get(found.at("/then/answer")).at("/additionalPercent")).isEqualTo("30");
    assertThat(http.get(found.at("/now/answer")).at("/additionalPercent")).isEqualTo("20");
    var difference = http.get(found.at("/difference"));
    assertThat(difference.at("/before/additionalPercent")).isEqualTo("30");
    assertThat(difference.at("/after/additionalPercent")).isEqualTo("20");
    assertThat(positions(difference)).isEqualTo(positions(found)).isNotEmpty();
    assertThat(found.at("/events/0/recordedBy/actor")).isNotEmpty();
    assertThat(difference.text()).doesNotContain("recordedBy");

    var pinned =
        entry.replaceFirst(
            "\\{",
            "{\"knownAt\": \"%s\", \"recordedAt\": \"%s\", "
                .formatted(found.at("/now/knownAt"), found.at("/recordedAt")));
    assertThat(assess(pinned).text()).isEqualTo(found.text());
  }

  private static List<Long> positions(Answer answer) {
    return answer.json().at("/events").valueStream().map(e -> e.at("/position").asLong()).toList();
  }

  @Test
  void every_fault_of_an_entry_is_told() {
    var bad =
        assess(
            """
            {"importer": "XX", "exporter": "CN", "product": "90x", "customsValue": "-1",
             "percentCharged": "many", "currency": "ZZZ", "covers": "all", "shoe": "1"}\
            """);

    assertThat(bad.status()).isEqualTo(400);
    assertThat(BatchTest.faults(bad.json()))
        .containsExactlyInAnyOrder(
            "importer unknown-economy",
            "product malformed-code",
            "customsValue bad-amount",
            "percentCharged bad-rate",
            "currency unknown-currency",
            "covers unknown-value",
            "validAt missing-parameter",
            "shoe unknown-parameter");
    var little =
        assess(
            """
            {"importer": "US", "exporter": "CN", "validAt": "2031-01-01", "currency": "EUR",
             "dutyCharged": "1"}\
            """);
    assertThat(BatchTest.faults(little.json()))
        .containsExactlyInAnyOrder(
            "currency other-currency",
            "customsValue missing-parameter",
            "product missing-parameter");
    var early =
        assess(entry("\"exporter\": \"CN\", \"validAt\": \"2131-01-01\"", "\"percentCharged\": 1"));
    assertThat(BatchTest.faults(early.json())).containsExactly("validAt entry-in-future");
  }

  @Test
  void it_needs_the_scope() {
    var entry =
        entry("\"exporter\": \"CN\", \"validAt\": \"2025-04-23\"", "\"percentCharged\": 145");
    var writer =
        new WebhooksTest.Keyed(server().http(), server().newKey("writer", "tariffs:write"));
    assertThat(writer.post(PATH, entry).status()).isEqualTo(403);
    assertThat(writer.post(PATH + ":batch", "{\"entries\": [" + entry + "]}").status())
        .isEqualTo(403);
    assertThat(writer.get(PATH).status()).isEqualTo(403);
    assertThat(server().http().get(PATH).status()).isEqualTo(401);
    assertThat(server().http().post(PATH, entry).status()).isEqualTo(200);
  }

  /// Whatever is asked, an assessment says what the rates say, and what follows from it.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void an_assessment_is_what_the_rates_say_when_they_are_asked(long seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var entries = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      entries.add(randomEntry(random));
    }
    var batch =
        auditor().post(PATH + ":batch", "{\"entries\": [" + String.join(",", entries) + "]}");
    assertThat(batch.status()).isEqualTo(200);

    var http = server().http();
    for (int i = 0; i < entries.size(); i++) {
      var result = batch.json().at("/assessments/" + i);
      var about = "seed %d, %s: %s".formatted(seed, entries.get(i), result);
      assertThat(result.at("/status").asInt()).as(about).isEqualTo(200);
      for (var side : List.of("then", "now")) {
        var found = result.at("/assessment/" + side);
        check(found, http.get(found.at("/answer").asString()).json(), about);
      }
    }
  }

  private static String randomEntry(RandomGenerator random) {
    var exporter = List.of("CN", "CA", "MX", "JP", "DE", "KR").get(random.nextInt(6));
    var product =
        List.of("9018.31.00", "8517.13.00", "8703.23", "7208", "2710", "3104", "85")
            .get(random.nextInt(7));
    var claims =
        List.of("", ", \"claims\": \"USMCA\"", ", \"assume\": \"nothing\"").get(random.nextInt(3));
    return entry(
        "\"exporter\": \"%s\", \"product\": \"%s\", \"validAt\": \"2025-%02d-%02d\"%s"
            .formatted(exporter, product, 2 + random.nextInt(4), 1 + random.nextInt(28), claims),
        "\"customsValue\": \"1000\", \"dutyCharged\": \"%d\"".formatted(random.nextInt(30) * 50));
  }

  /// Worked again from the answer alone.
  private static void check(JsonNode found, JsonNode rate, String about) {
    var low = rate.at("/range/lowPercent").asString("null");
    var high = rate.at("/range/highPercent").asString("null");
    assertThat(found.at("/percent/due/low").asString("null")).as(about).isEqualTo(low);
    assertThat(found.at("/percent/due/high").asString("null")).as(about).isEqualTo(high);
    var charged = new BigDecimal(found.at("/money/charged").asString());
    var dueLow = new BigDecimal(low).movePointRight(1);
    var dueHigh = high.equals("null") ? null : new BigDecimal(high).movePointRight(1);
    var verdict = found.at("/verdict").asString();
    if (charged.compareTo(dueLow) < 0) {
      assertThat(verdict).as(about).isEqualTo("undercharged");
    } else if (dueHigh != null && charged.compareTo(dueHigh) > 0) {
      assertThat(verdict).as(about).isEqualTo("overcharged");
    } else {
      var isDetermined = rate.at("/status").asString().equals("determined");
      assertThat(verdict).as(about).isEqualTo(isDetermined ? "matches" : "open");
    }
    if (rate.at("/status").asString().equals("determined")) {
      var refundable =
          rate.at("/components")
              .valueStream()
              .filter(part -> part.at("/legalStatus").asString().equals("annulledRefundable"))
              .map(part -> new BigDecimal(part.at("/percent").asString()))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(new BigDecimal(found.at("/percent/refundable/value").asString()))
          .as(about)
          .isEqualByComparingTo(refundable);
      assertThat(new BigDecimal(found.at("/money/balance/value").asString()))
          .as(about)
          .isEqualByComparingTo(charged.subtract(dueLow).add(refundable.movePointRight(1)));
    }
  }

  @Test
  void a_specific_duty_is_reckoned_exactly() {
    try (var server = Server.empty(database)) {
      var http = server.http();
      assertThat(
              http.postFile(
                      "/v1/schedules?importer=US&edition=TEST&effectiveFrom=2025-01-01T00:00:00Z"
                          + "&announcedAt=2025-01-01T00:00:00Z&extent=whole",
                      "code,rate,description\n2204.21,1.4¢/kg,Wine\n8703.23,2.5%,Cars\n")
                  .status())
          .isEqualTo(201);
      var declared =
          http.post(
              "/v1/coverage",
              """
              {"importer": "US", "state": "complete", "since": "2025-01-01T00:00:00Z",
               "announcedAt": "2025-01-01T00:00:00Z"}\
              """);
      http.get("/v1/measures", "Ledger-Position", declared.at("/position"));

      // 400,000 kg at 1.4 cents are 5,600.00, of a value of which that is 0.0000567… percent.
      var found =
          http.post(
              PATH,
              """
              {"importer": "US", "exporter": "FR", "product": "2204.21", "validAt": "2025-04-15",
               "customsValue": "9876543210.00", "quantity": 400000, "unit": "kg",
               "dutyCharged": "5600"}\
              """);
      assertThat(found.at("/now/percent/due/value")).as(found.text()).isEqualTo("0.000057");
      assertThat(found.at("/now/money/due/value")).isEqualTo("5600.00");
      assertThat(found.at("/now/verdict")).isEqualTo("matches");

      var unheard =
          http.post(
              PATH,
              """
              {"importer": "US", "exporter": "FR", "product": "9999.99", "validAt": "2025-04-15",
               "percentCharged": 1}\
              """);
      assertThat(BatchTest.faults(unheard.json())).containsExactly("product unknown-code");

      var file =
          http.postFile(
              PATH,
              """
              importer,exporter,product,validAt,customsValue,dutyCharged,currency
              US,FR,8703.23,2025-04-15,100,2.50,USD
              US,FR,9999.99,2025-04-15,100,2.50,USD
              XX,FR,8703.23,2025-04-15,100,2.50,
              US,FR,8703.23,15.04.2025,100,2.50,USD
              US,FR,8703.23,2025-04-15,many,2.50,USD
              US,FR,8703.23,2025-04-15,100,2.50,EUR
              US,FR,8703.23,2025-04-15,100
              """);
      assertThat(file.status()).isEqualTo(400);
      assertThat(
              file.json()
                  .at("/errors")
                  .valueStream()
                  .map(
                      e ->
                          "%d:%d %s"
                              .formatted(
                                  e.at("/line").asInt(),
                                  e.at("/column").asInt(),
                                  e.at("/code").asString())))
          .containsExactlyInAnyOrder(
              "3:3 unknown-code",
              "4:1 unknown-economy",
              "5:4 bad-instant",
              "6:5 bad-amount",
              "7:7 other-currency",
              "8:6 bad-row");
      assertThat(new WebhooksTest.Keyed(http, server.key()).get(PATH).json().at("/items"))
          .isEmpty();
    }
  }
}
