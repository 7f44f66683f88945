package org.tariffledger.app.journeys;

import static java.time.temporal.ChronoUnit.MINUTES;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// What the page shows while time passes, of long lists, and where something fails.
class PageStatesTest {

  private static final Duration TILL_THE_END = Duration.ofMinutes(170);
  private static final int LISTED_MAX = 500;
  private static final int STREAMS_MAX = 20;
  private static final long LEFT_UNNOTICED_MS_MAX = 3_000;
  private static final String FAILED = "Failed to load resource";
  private static final String ACTS = "[aria-label='Every act'] tr";
  private static final String LISTED = "return document.querySelectorAll('.feed li').length";

  private static Browser browser;
  private static Server server;

  @BeforeAll
  static void start() {
    server =
        Server.start(
            Database.H2.newPlace(),
            Server.DEMONSTRATION.toString(),
            List.of(
                "--tariff-ledger.streams.clients-max=" + STREAMS_MAX,
                "--tariff-ledger.streams.heartbeat=1s"));
    browser = Browser.at(server.port());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    server.close();
  }

  /// What an earlier test left in the console is not of the next.
  @BeforeEach
  void forget() {
    browser.errors();
  }

  @Test
  void a_countdown_does_not_stand_still() {
    var end = Instant.now().plus(TILL_THE_END).truncatedTo(MINUTES);
    record(
        "2025-04-20T00:00:00Z",
        """
        {"type": "imposeTariff", "id": "cn-for-hours", "imposer": "CN", "programme":
         "CN-COUNTERMEASURE", "targets": {"include": ["JP"]}, "products": {"include": ["8542"]},
         "duty": {"type": "adValorem", "percent": "7"}, "effectiveFrom": "2025-04-22T00:00:00+08:00",
         "expiresAt": "%s"}
        """
            .formatted(end));
    try (var reader = Browser.at(server.port())) {
      reader.visit("#/pair/CN/JP");
      reader.await(".next li", "cn-for-hours");
      var told = reader.await(".countdown", "in 2 h ").getText();
      var minutes = Integer.parseInt(told.replaceFirst("in 2 h (\\d+) min.*", "$1"));
      assertThat(minutes).isBetween(47, 50);
      reader.command(
          "Emulation.setVirtualTimePolicy", Map.of("policy", "advance", "budget", 240_000));
      reader.await(".countdown", "in 2 h %d min".formatted(minutes - 4));
      assertThat(reader.errors()).isEmpty();
    }
  }

  @Test
  void what_courts_ministers_and_allies_did_is_told_on_the_pair() {
    record(
        "2025-03-31T00:00:00+08:00",
        """
        {"type": "proposeJointResponse", "id": "china-japan", "name": "Joint answer",
         "proposer": "CN", "members": ["JP"], "inResponseTo": ["us-232-autos"]},
        {"type": "makeStatement", "id": "claimed", "kind": "claim", "economy": "CN",
         "speaker": "An account of state media", "source": "Reuters, 1 April 2025",
         "text": "The two will answer together.",
         "about": [{"importer": "JP", "exporter": "US"}], "jointResponses": ["china-japan"]}
        """);
    record(
        "2025-04-01T00:00:00+09:00",
        """
        {"type": "disputeJointResponse", "response": "china-japan", "member": "JP",
         "claim": "There was no such discussion."}
        """);
    record(
        "2025-06-01T00:00:00-04:00",
        """
        {"type": "resume", "measure": "us-reciprocal-jp",
         "effectiveFrom": "2025-06-02T00:00:00-04:00"}
        """);
    record(
        "2025-07-01T00:00:00-04:00",
        """
        {"type": "annul", "measure": "us-reciprocal-jp",
         "effectiveFrom": "2025-07-02T00:00:00-04:00"}
        """);
    browser.visit("#/pair/US/JP?validAt=2025-07-10");
    browser.await(ACTS, "US resumed us-reciprocal-jp");
    browser.await(ACTS, "US struck down us-reciprocal-jp");
    browser.await(".talks li", "b 30 Mar 2025, 12:00 UTC−04:00, An account of state media claim");
    browser.await(".talks li", "The two will answer together.");
    browser.await("table td", "24% → 10%");
    browser.visit("#/pair/CN/JP?validAt=2025-07-10");
    browser.await("article", "Joint answer proposed");
    browser.await(
        ".talks li", "a 31 Mar 2025, 00:00 UTC+08:00: proposed by CN, in answer to us-232-autos");
    browser.await(
        ".talks li", "31 Mar 2025, 23:00 UTC+08:00: JP disputed – “There was no such discussion.”");
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void a_pair_follows_its_rates_as_they_change() {
    browser.visit("#/pair/CN/KR?validAt=2025-04-28");
    browser.await(".both .one .big", "0%");
    record(
        "2025-04-20T00:00:00+08:00",
        """
        {"type": "imposeTariff", "id": "cn-on-kr", "imposer": "CN", "programme":
         "CN-COUNTERMEASURE", "targets": {"include": ["KR"]}, "products": {"include": ["ALL"]},
         "duty": {"type": "adValorem", "percent": "7"}, "effectiveFrom": "2025-04-27T00:01:00+08:00"}
        """);
    browser.await(".both .one .big", "7%");
    browser.await(ACTS, "CN imposed cn-on-kr");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void a_long_list_is_as_long_again_by_its_address() {
    browser.visit("#/changes");
    browser.await(".feed li", "");
    var few = (long) browser.run(LISTED);
    browser.click("button", "Older changes");
    browser.await(".feed li:nth-child(" + (few + 1) + ")", "");
    browser.await("button:enabled", "Older changes");
    var more = (long) browser.run(LISTED);
    assertThat(browser.hash()).contains("oldest=");
    browser.visit(browser.hash());
    browser.await(".feed li:nth-child(" + more + ")", "");
    assertThat((long) browser.run(LISTED)).isGreaterThanOrEqualTo(more);

    browser.visit("#/matrix?validAt=2025-04-23&rows=2");
    browser.await(".matrix tbody tr:nth-child(51)", "");
    browser.fill("#find", "a");
    browser.await("[role=status]", "exporters");
    assertThat(browser.hash()).doesNotContain("rows=");
    assertThat(browser.errors()).isEmpty();
  }

  /// One act may tell more than a reader can see.
  @Test
  void a_flood_of_changes_leaves_the_newest_and_the_older_can_be_asked_for() {
    browser.visit("#/changes?importer=MX");
    browser.await("[role=status]", "live");
    record(
        "2025-01-01T00:00:00-06:00",
        "{\"type\": \"registerProgramme\", \"id\": \"MX-FLOOD\", \"imposer\": \"MX\", \"name\":"
            + " \"A flood\"}");
    for (var part = 0; part < 3; part++) {
      record(
          "2025-02-01T00:00:00-06:00",
          IntStream.range(part * 100, part * 100 + 100)
              .mapToObj(PageStatesTest::ofOneChapter)
              .collect(joining(",\n")));
    }
    browser.await(".feed li.fresh", "mx-flood-299");
    browser.await("button", "Older changes");
    assertThat((long) browser.run(LISTED)).isEqualTo(LISTED_MAX);
    browser.click("button", "Older changes");
    browser.await(".feed li:nth-child(" + (LISTED_MAX + 1) + ")", "");

    browser.visit("#/changes?show=next&importer=MX");
    browser.await(".calendar li", "");
    assertThat(browser.run("return document.querySelectorAll('.calendar li li').length"))
        .isEqualTo(100L);
    browser.click(".more button", "Show 100 more");
    browser.await(".more", "The first 200");
    assertThat(browser.hash()).contains("pages=2");
    assertThat(browser.errors()).isEmpty();
  }

  private static String ofOneChapter(int number) {
    return """
    {"type": "imposeTariff", "id": "mx-flood-%d", "imposer": "MX", "programme": "MX-FLOOD",
     "targets": {"include": ["US"]}, "products": {"include": ["%d"]},
     "duty": {"type": "adValorem", "percent": "1"},
     "effectiveFrom": "2031-01-01T00:%02d:00-06:00"}\
    """
        .formatted(number, 720_000 + number, number % 60);
  }

  @Test
  void a_day_is_typed_and_what_the_year_was_meanwhile_is_not_asked_for() {
    browser.visit("#/pair/US/CN?validAt=2025-04-23");
    browser.await(".both .one .big", "145%");
    browser.run("document.querySelector('#valid').focus()");
    browser.press("04042025");
    browser.await(".slider", "4 Apr 2025");
    browser.await(".both .one .big", "20%");
    assertThat(browser.hash()).contains("validAt=2025-04-04");

    browser.visit("#/pair/US/CN?validAt=0002-04-23");
    browser.await(".u-legend", "US on CN");
    browser.visit("#/%E0%A4%A");
    browser.await(".warn", "There is no view");
    browser.await(".matrix a", "United States on China");
    assertThat(browser.errors()).isEmpty();
  }

  /// On 11 April China's day had ended before its 125 % began; that of the United States had not.
  @Test
  void the_line_tells_of_a_day_what_the_cards_above_it_do() {
    browser.visit("#/pair/US/CN?validAt=2025-04-11");
    browser.await(".both .two .big", "84%");
    browser.await(".u-legend", "11 Apr 2025");
    browser.await(".u-legend .u-value", "145%");
    browser.await(".u-legend .u-value", "84%");
    browser.visit("#/pair/US/CN?validAt=2025-04-11&knownAt=2025-04-08");
    browser.await(".since li", "US on goods of CN: the lines part on 10 Apr 2025, 00:01 UTC−04:00");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void a_number_that_no_change_has_and_goods_that_facts_have_not_are_told() {
    browser.visit("#/proof?change=99999999999999999999999");
    browser.await("[role=alert]", "There is no change 99999999999999999999999");
    browser.visit("#/proof?change=x");
    browser.await("[role=alert]", "digits only");
    browser.visit("#/changes?importer=US&exporter=CN");
    browser.await(".feed li", "");
    browser.fill("#types", "org.tariffledger.fact.tariff-paused");
    browser.await("#exporter:disabled", "");
    browser.await(".feed li", "paused");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void a_stream_that_is_refused_is_asked_for_again() throws Exception {
    var others = new ArrayList<SseClient>();
    try {
      takeAllStreams(others);
      browser.visit("#/changes?importer=CA");
      browser.await("[role=status]", "connecting again");
      browser.await(".feed li", "");
      assertThat(browser.barriers()).isEmpty();
    } finally {
      for (var other : others) {
        other.close();
      }
    }
    browser.await("[role=status]", "live");
    record(
        "2025-04-20T00:00:00-04:00",
        "{\"type\": \"registerProgramme\", \"id\": \"CA-LATE\", \"imposer\": \"CA\", \"name\":"
            + " \"Heard at last\"}");
    browser.await(".feed li.fresh", "programme registered CA-LATE");
    assertThat(browser.errors()).allSatisfy(e -> assertThat(e).contains(FAILED));
  }

  /// Twice: the server notices by its heartbeat that a page was left.
  private static void takeAllStreams(List<SseClient> taken) throws Exception {
    browser.visit("about:blank");
    for (var turn = 0; turn < 2; turn++) {
      Thread.sleep(turn * LEFT_UNNOTICED_MS_MAX);
      while (takeAnother(taken)) {
        assertThat(taken).hasSizeLessThanOrEqualTo(STREAMS_MAX);
      }
    }
    assertThat(taken).hasSize(STREAMS_MAX);
  }

  private static boolean takeAnother(List<SseClient> taken) throws IOException {
    try {
      return taken.add(SseClient.open(server.port(), "/v1/changes/stream?after=now", null));
    } catch (IllegalStateException refused) {
      assertThat(refused).hasMessageContaining("429");
      return false;
    }
  }

  @Test
  void an_answer_that_the_page_cannot_show_costs_one_view_only() {
    browser.visit("#/rate?importer=US&exporter=JP&validAt=2025-04-23");
    browser.await(".result .big", "10%");
    browser.run(
        "const asked = fetch; window.fetch = (url, how) => String(url).includes('exporter=KR')"
            + " ? Promise.resolve(Response.json({})) : asked(url, how)");
    browser.fill("#exporter", "KR");
    browser.await("[role=alert]", "The page stumbled over this answer");
    assertThat(browser.barriers()).isEmpty();
    browser.back();
    browser.await(".result .big", "10%");
    browser.click("nav a", "Proof");
    browser.await("main", "Signed by the key");
    assertThat(browser.errors()).isNotEmpty();
  }

  @Test
  void a_rate_is_asked_for_and_its_answer_read_by_keys_alone() {
    browser.visit("#/rate?importer=US&exporter=CA&validAt=2025-04-23");
    browser.await(".result .big", "%");
    assertThat(browser.stops("Copy the command"))
        .contains("importer", "exporter", "product", "valid", "known", "assume", "Ask")
        .contains("How the rate is made up", "fact-claims.USMCA", "Copy the address");
    browser.run("document.querySelector('#product').focus()");
    browser.press("7208", Keys.ENTER);
    browser.await(".result p", ", 7208");
    assertThat(browser.run("return document.activeElement.id")).isEqualTo("product");
    assertThat(browser.errors()).isEmpty();
  }

  private static void record(String announcedAt, String commands) {
    var answer =
        server
            .http()
            .post(
                "/v1/acts",
                "{\"announcedAt\": \"%s\", \"commands\": [%s]}".formatted(announcedAt, commands));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
  }
}
