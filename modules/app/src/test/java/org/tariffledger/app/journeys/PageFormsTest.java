package org.tariffledger.app.journeys;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// What is filled in on the page: acts that are tried and recorded, and facts of a shipment.
class PageFormsTest {

  private static final String PUMP =
      """
      "9019.%d.00","1","Part of a pump","","1%%","","9%%","",""
      """;
  private static final String FAILED = "Failed to load resource";

  private static Browser browser;
  private static Server server;

  @BeforeAll
  static void start() {
    server =
        Server.start(
            Database.H2.newPlace(),
            Server.DEMONSTRATION.toString(),
            List.of("--tariff-ledger.four-eyes.kinds=breakOff"));
    // What is filled in below is of later months than the demonstration has.
    for (var importer : List.of("US", "CN")) {
      var goesOn =
          server
              .http()
              .post(
                  "/v1/coverage",
                  """
                  {"importer": "%s", "state": "complete", "since": "2025-05-02T00:00:00Z"}\
                  """
                      .formatted(importer));
      assertThat(goesOn.status()).isEqualTo(201);
    }
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
  void a_key_that_the_ledger_does_not_know_is_not_kept() {
    browser.visit("#/write/pause");
    browser.run("sessionStorage.clear()");
    browser.visit("#/write/pause");
    browser.fill("#key", "tl_nobody");
    browser.click("button", "Use it");
    browser.await("[role=alert]", "The ledger does not know this key.");
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.run("return sessionStorage.length")).isEqualTo(0L);
    assertThat(browser.errors()).allSatisfy(e -> assertThat(e).contains(FAILED, "401"));
  }

  @Test
  void a_retaliation_names_what_it_answers() {
    open("retaliate");
    attempt();
    for (var field : List.of("measure", "id", "imposer", "programme", "targets", "duty")) {
      browser.await("#field-" + field + "-fault", "");
    }
    browser.await("#field-effectiveFrom-fault", "missing");
    assertThat(browser.run("return document.activeElement.id")).isEqualTo("field-measure");

    browser.await("#field-measure option", "us-reciprocal-cn");
    fill("measure", "us-reciprocal-cn");
    fill("id", "cn-answer");
    fill("imposer", "CN");
    browser.await("#field-programme option", "CN-COUNTERMEASURE");
    fill("programme", "CN-COUNTERMEASURE");
    fill("targets", "US");
    fill("products", "8542");
    fill("duty", "12.5");
    fill("announcedAt", "2025-04-20T09:00");
    fill("effectiveFrom", "2025-04-22T00:00");
    attempt();
    browser.await(".effect td", "22 Apr 2025, 00:00 UTC+08:00");
    browser.await(".effect", "→ 12.5%");
    assertThat(server.http().get("/v1/measures/cn-answer").status()).isEqualTo(404);
    recordIt();
    assertThat(server.http().get("/v1/measures/cn-answer").status()).isEqualTo(200);
    browser.visit("#/pair/US/CN?validAt=2025-04-23");
    browser.await(".ladder li", "cn-answer");
    noticedFaultsOnly();
  }

  @Test
  void a_pause_keeps_what_it_says() {
    open("pause");
    attempt();
    browser.await("#field-measure-fault", "missing");
    browser.await("#field-from-fault", "missing");
    browser.await("#field-residual-fault", "missing");
    browser.await("#field-measure option", "us-reciprocal-jp");
    fill("measure", "us-reciprocal-jp");
    fill("announcedAt", "2025-08-01T00:00");
    fill("from", "2025-09-01T00:00");
    fill("until", "2025-08-20T00:00");
    fill("residual", "10");
    attempt();
    browser.await("#field-until-fault", "");
    fill("until", "2025-10-01T00:00");
    attempt();
    browser.await(".effect", "in general");
    browser.await(".effect", "24% → 10%");
    browser.await(".effect td", "1 Oct 2025, 00:00 UTC−04:00");
    recordIt();
    assertThat(rate("JP", "2025-09-10")).isEqualTo("10");
    assertThat(rate("JP", "2025-10-10")).isEqualTo("24");
    browser.visit("#/pair/US/JP?validAt=2025-09-10");
    browser.await(".pauses li", "us-reciprocal-jp of 24% paused");
    browser.await(".pauses li", "10% stays");
    browser.await("[aria-label='Every act'] td", "US paused us-reciprocal-jp");
    noticedFaultsOnly();
  }

  /// Of coal and gas alone: such a pause moves no rate of goods in general.
  @Test
  void a_pause_on_some_goods_stands_on_their_line() {
    open("pause");
    browser.await("#field-measure option", "cn-coal-and-gas");
    fill("measure", "cn-coal-and-gas");
    fill("announcedAt", "2025-08-01T00:00");
    fill("from", "2025-09-01T00:00");
    fill("until", "2025-10-01T00:00");
    fill("residual", "5");
    attempt();
    browser.await(".effect", "15% → 5%");
    recordIt();
    browser.visit("#/pair/US/CN?validAt=2025-09-10");
    browser.await("[aria-label='Every act'] td", "CN paused cn-coal-and-gas 5% stays");
    browser.fill("#goods", "2701.11.00");
    browser.await(".both .two", "130% additional, on 27011100");
    browser.await(".pauses li", "cn-coal-and-gas of 15% paused");
    assertThat(browser.hash()).contains("product=27011100");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void talks_are_opened_held_agreed_and_stand_on_the_line_where_they_were() {
    open("negotiate");
    attempt();
    browser.await("#field-title-fault", "missing");
    fill("id", "us-kr-page");
    fill("title", "Talks of the page");
    fill("parties", "US KR");
    fill("tabled", "us-reciprocal-kr");
    fill("announcedAt", "2025-08-01T09:00");
    attemptWithoutEffect();
    recordIt();

    fill("move", "round");
    browser.await("#field-negotiation option", "Talks of the page");
    attempt();
    browser.await("#field-negotiation-fault", "missing");
    browser.await("#field-scheduledFor-fault", "missing");
    fill("negotiation", "us-kr-page");
    fill("scheduledFor", "2025-08-10T08:00");
    fill("place", "Seoul");
    attemptWithoutEffect();
    recordIt();
    fill("move", "outcome");
    fill("announcedAt", "2025-08-11T09:00");
    attempt();
    browser.await("#field-n-fault", "missing");
    fill("n", "1");
    attemptWithoutEffect();
    recordIt();

    agree();
    assertThat(rate("KR", "2025-09-10")).isEqualTo("15");
    assertThat(rate("KR", "2025-10-10")).isEqualTo("11");
    browser.visit("#/pair/US/KR?validAt=2025-09-10");
    browser.await(".talks li", "a 1 Aug 2025, 05:00 UTC−04:00: talks announced");
    browser.await(".talks li", "b 10 Aug 2025, 04:00 UTC−04:00: round 1 in Seoul, progress");
    browser.await(".talks li", "c Agreed: Seoul");
    browser.await("[aria-label='Every act'] tr", "US duty changed agreed us-reciprocal-kr 15%");

    proposeToBreakOff();
    noticedFaultsOnly();
  }

  private static void agree() {
    fill("move", "agreement");
    fill("title", "Seoul");
    fill("announcedAt", "2025-08-12T09:00");
    browser.click("button", "One more term");
    browser.await("#field-measure1", "");
    fill("measure0", "us-reciprocal-kr");
    fill("duty0", "15");
    fill("from0", "2025-09-01T00:01");
    fill("measure1", "us-reciprocal-kr");
    fill("term1", "pause");
    browser.await("#field-until1", "");
    attempt();
    browser.await("#field-from1-fault", "missing");
    browser.await("#field-duty1-fault", "residual");
    fill("from1", "2025-10-01T00:01");
    fill("duty1", "11");
    attempt();
    browser.await(".effect", "25% → 15%");
    browser.await(".effect", "25% → 11%");
    recordIt();
  }

  private static void proposeToBreakOff() {
    browser.visit("#/write/negotiate");
    fill("move", "breakOff");
    browser.await("#field-negotiation option", "Talks of the page");
    fill("negotiation", "us-kr-page");
    attemptWithoutEffect();
    browser.click("button", "Record it");
    browser.await(".done", "Proposed, not recorded yet");
    assertThat(browser.barriers()).isEmpty();
    browser.await(".done", "a second pair of eyes for break off");
    var command = browser.await(".done pre", "/approval").getText();
    var proposal = command.replaceFirst("(?s).*(/v1/proposals/[^/]+)/approval.*", "$1");
    var waits = server.http().get(proposal, "Authorization", "Bearer " + server.key());
    assertThat(waits.at("/state")).as("%s", waits).isEqualTo("open");
    assertThat(server.http().get("/v1/negotiations/us-kr-page").at("/brokenOff")).isEqualTo("null");
  }

  @Test
  void a_product_is_found_by_words_and_where_there_is_no_schedule_the_page_says_so() {
    browser.visit("#/rate?importer=CN&exporter=US&validAt=2025-04-23");
    browser.await(".result .big", "125%");
    browser.fill("#product", "syringes");
    browser.click("button", "Ask");
    browser.await("[role=status]", "No schedule of CN is recorded");
    assertThat(browser.errors()).allSatisfy(e -> assertThat(e).contains(FAILED, "404"));

    var published =
        server
            .http()
            .postFile(
                "/v1/schedules?importer=US&edition=HTS-PAGE&effectiveFrom=2026-01-01T00:00:00-05:00"
                    + "&announcedAt=2025-12-01T00:00:00-05:00",
                EditionJourneyTest.US_HEADER
                    + """
                    "9018","0","Medical instruments:","","","","","",""
                    "9018.31.00","1","Syringes, with or without needles","","2.5%","","60%","",""
                    """
                    + IntStream.range(10, 40).mapToObj(PUMP::formatted).collect(joining()));
    assertThat(published.status()).as("%s", published).isEqualTo(201);
    browser.visit("#/rate?importer=US&exporter=CN&validAt=2026-02-01");
    browser.await(".result .big", "%");
    browser.fill("#product", "needles syringes");
    browser.click("button", "Ask");
    browser.await(".found button", "Syringes");
    assertThat(browser.barriers()).isEmpty();
    browser.fill("#product", "pump");
    browser.click("button", "Ask");
    browser.await(".found li:nth-child(20)", "Part of a pump");
    browser.click(".more button", "Show 20 more");
    browser.await(".found li:nth-child(30)", "Part of a pump");
    browser.fill("#product", "needles syringes");
    browser.click("button", "Ask");
    browser.click(".found button", "Syringes, with or without needles");
    browser.await(".result .big", "247.5%");
    browser.await(".buildup", "Line 90183100");
    assertThat(browser.hash()).contains("product=90183100").doesNotContain("search=");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void what_a_rate_asks_is_answered_by_its_controls() {
    browser.visit("#/rate?importer=US&exporter=CA&validAt=2025-04-23&assume=nothing");
    browser.await(".result .big", "0–25%");
    browser.await(".facts .asks", "Whether USMCA is claimed decides");
    browser.fill("#fact-claims\\.USMCA", "made");
    browser.await(".result .big", "0%");
    browser.await(".facts", "As you said.");
    browser.fill("#fact-claims\\.USMCA", "denied");
    browser.await(".result .big", "25%");
    assertThat(browser.hash()).contains("claims=%21USMCA");

    browser.visit("#/rate?importer=US&exporter=JP&product=8703&validAt=2025-04-23");
    browser.await(".result .big", "10–25%");
    browser.click(".facts button", "Ask for 870323");
    browser.await(".result p", ", 870323");
    assertThat(browser.hash()).contains("product=870323");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void what_is_filled_in_stands_in_the_address_and_the_key_does_not() {
    open("negotiate");
    fill("move", "agreement");
    browser.click("button", "One more term");
    browser.await("#field-measure1", "");
    fill("title", "Shown to somebody");
    fill("measure1", "us-reciprocal-jp");
    fill("term1", "pause");
    var address = browser.hash();
    assertThat(address)
        .contains("move=agreement", "terms=2", "title=Shown", "measure1=us-reciprocal-jp")
        .doesNotContain(server.key());

    browser.visit(address);
    browser.await("#field-until1", "");
    browser.await("#field-measure1 option", "us-reciprocal-jp");
    assertThat(
            browser.run(
                "return ['title', 'measure1', 'term1']"
                    + ".map(f => document.querySelector('#field-' + f).value).join()"))
        .isEqualTo("Shown to somebody,us-reciprocal-jp,pause");
    browser.click(".tabs a", "Pause");
    browser.await("#field-residual", "");
    browser.back();
    browser.await("#field-until1", "");
    assertThat(browser.hash()).isEqualTo(address);
    browser.click("button", "Empty the form");
    browser.await("legend", "Negotiate");
    assertThat(browser.hash()).isEqualTo("#/write/negotiate");
    assertThat(browser.run("return document.querySelector('#field-move').value")).isEqualTo("open");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void a_form_is_filled_in_by_keys_alone() {
    open("impose");
    browser.await("#field-programme option", "CN-COUNTERMEASURE");
    assertThat(browser.stops("What would it change?"))
        .contains("Forget it", "field-id", "field-imposer", "field-programme", "field-targets")
        .contains("field-duty", "field-effectiveFrom", "field-announcedAt", "field-source");
    browser.run("document.querySelector('#field-id').focus()");
    browser.press("cn-by-hand", Keys.TAB, "china", Keys.TAB, Keys.TAB);
    assertThat(browser.hash()).contains("id=cn-by-hand");
    browser.press(Keys.ENTER);
    browser.await("#field-targets-fault", "names at least one");
    assertThat(browser.run("return document.activeElement.id")).isEqualTo("field-programme");
    assertThat(browser.run("return document.querySelector('#field-imposer').value"))
        .isEqualTo("CN");
    noticedFaultsOnly();
  }

  @Test
  void a_duty_up_to_a_level_and_a_pause_that_steps_aside_can_be_tried() {
    open("impose");
    browser.await("#field-programme option", "US-232-AUTOS");
    fill("id", "us-level");
    fill("imposer", "US");
    fill("programme", "US-232-AUTOS");
    fill("targets", "JP");
    fill("products", "8802");
    fill("dutyKind", "topUpTo");
    browser.await("#field-dutyColumn", "");
    fill("duty", "15");
    fill("announcedAt", "2025-04-20T09:00");
    fill("effectiveFrom", "2025-04-22T00:00");
    attempt();
    browser.await(".effect", "1 entry would be recorded.");
    fill("imposer", "JP");
    browser.await("#field-programme-hint", "JP has none here");

    open("pause");
    browser.await("#field-measure option", "us-reciprocal-ch");
    fill("measure", "us-reciprocal-ch");
    fill("announcedAt", "2025-08-01T00:00");
    fill("from", "2025-09-01T00:00");
    fill("residualKind", "none");
    attempt();
    browser.await(".effect", "1 entry would be recorded.");
    assertThat(browser.run("return document.activeElement.className")).isEqualTo("effect");
    recordIt();
    browser.visit("#/pair/US/CH?validAt=2025-09-10");
    browser.await("[aria-label='Every act'] td", "US paused us-reciprocal-ch steps aside");
    assertThat(browser.errors()).isEmpty();
  }

  /// What would change is told of what was filled in then, and is recorded only as it was told.
  @Test
  void an_effect_is_not_of_what_is_filled_in_since() {
    open("pause");
    browser.await("#field-measure option", "us-232-autos");
    fill("measure", "us-232-autos");
    fill("announcedAt", "2025-08-01T00:00");
    fill("from", "2025-09-01T00:00");
    fill("residual", "5");
    browser.run(
        "const asked = fetch; window.fetch = async (url, how) => { if"
            + " (String(url).includes('what-ifs')) await new Promise(done => window.answer ="
            + " done); return asked(url, how); }");
    attempt();
    browser.await("[role=status]", "Asking the ledger");
    fill("residual", "6");
    browser.run("window.answer()");
    browser.await("button:enabled", "What would it change?");
    assertThat(browser.run("return document.querySelector('.effect')")).isNull();
    assertThat(browser.run("return document.querySelector('button.primary').disabled"))
        .isEqualTo(true);
    assertThat(browser.errors()).isEmpty();
  }

  private static void open(String form) {
    browser.visit("#/write/" + form);
    browser.run("sessionStorage.setItem('tariff-ledger-key', arguments[0])", server.key());
    browser.visit("#/write/" + form);
    browser.await("#field-announcedAt", "");
  }

  private static void fill(String field, String value) {
    browser.fill("#field-" + field, value);
  }

  private static void attempt() {
    browser.click("button", "What would it change?");
  }

  private static void attemptWithoutEffect() {
    attempt();
    browser.await(".effect", "1 entry would be recorded. No rate would change.");
  }

  private static void recordIt() {
    browser.click("button", "Record it");
    browser.await(".done", "Recorded");
  }

  private static String rate(String exporter, String day) {
    var asked = "/v1/rates?importer=US&exporter=" + exporter + "&validAt=" + day;
    return server.http().get(asked).at("/additionalPercent");
  }

  private static void noticedFaultsOnly() {
    assertThat(browser.errors()).allSatisfy(e -> assertThat(e).contains(FAILED, "400"));
  }
}
