package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/// The page, in the browser of a reader.
class PageTest {

  private static final int FIRST_VISIT_BYTES_MAX = 500_000;
  private static final int PHONE = 390;
  private static final int PAPER = 794;
  private static final String ROWS = "return document.querySelectorAll('.matrix tbody tr').length";

  /// The cells of the matrix that Tab comes to: one.
  private static final String STOP =
      "return [...document.querySelectorAll('td a[tabindex=\"0\"]')]"
          + ".map(e => e.dataset.cell).join()";

  private static final String FAILED = "Failed to load resource";

  private static Browser browser;
  private static Server server;

  @BeforeAll
  static void start() {
    server = Server.start(Database.H2.newPlace(), Server.DEMONSTRATION.toString());
    browser = Browser.at(server.port());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    server.close();
  }

  @Test
  void april_2025_is_told_from_the_matrix_to_the_pair_and_back() {
    browser.visit("#/matrix?validAt=2025-04-23");
    browser.click(".matrix a", "United States on China: 145%");
    browser.await(".both .one .big", "145%");
    browser.await(".both .two .big", "125%");
    browser.await(".both .one", "Peak on some goods: 245%");
    browser.await(".both .one", "23 Apr 2025, 23:59 UTC−04:00");
    browser.await(".both .two", "23 Apr 2025, 23:59 UTC+08:00");
    browser.await(".ladder li", "answers cn-countermeasure at 84%");
    browser.await("table td", "104% → 145%");
    browser.await("[aria-label='Every act'] td", "CN retaliated cn-countermeasure");
    browser.picture("pair", 1500);

    browser.fill("#slide", day("2025-04-09"));
    browser.await(".both .one .big", "104%");
    assertThat(browser.hash()).contains("validAt=2025-04-09");
    browser.back();
    browser.await(".matrix a", "United States on China: 145%");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void today_is_open_and_shows_what_is_recorded_and_whose_record_ended() {
    browser.visit("#/matrix");
    var open =
        browser.await(".matrix td.h7.open a", "United States on China: open, 145% as recorded");
    assertThat(open.getText()).isEqualTo("145%?");
    browser.await(".gaps", "United States (since 1 May 2025)");
    browser.await(".matrix tbody tr:first-child", "China");
    assertThat(browser.run(STOP)).isEqualTo("US CN");
    browser.click(".matrix a", "United States on China: open");
    browser.await(
        ".both .one .big", "145% as recorded open, by what is recorded: the record is partial");
    browser.await("table td", "145% → open, 145% as recorded");
    browser.await(".u-legend", "US on CN, as recorded");
    browser.fill("#valid", "2025-04-23");
    browser.await(".both .one .big", "145% additional");
    browser.visit("#/rate?importer=US&exporter=CN");
    browser.await(".result .big", "145% as recorded");
    browser.await(".result .warn", "The record of United States is partial since 1 May 2025");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void what_was_known_then_is_shown_beside_what_is_known_today() {
    browser.visit("#/pair/US/KR?validAt=2025-04-09");
    browser.await(".both .one .big", "25%");
    browser.fill("#known", "2025-04-02");
    browser.await(".both .one .big", "26%");
    browser.await(".since", "26% was known, 25% is known today");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void the_matrix_is_sorted_and_filtered_and_its_address_says_so() {
    browser.visit("#/matrix?validAt=2025-04-23");
    browser.click(".matrix thead button", "CN");
    browser.await(".matrix tbody tr:first-child", "United States");
    assertThat(browser.run(ROWS)).isEqualTo(50L);
    browser.click(".more button", "Show ");
    browser.await(".matrix tbody tr:nth-child(51)", "");
    browser.fill("#importer", "CN");
    browser.await("[role=status]", "1 importer ");
    browser.fill("#find", "viet");
    browser.await("[role=status]", "1 exporter,");
    browser.await(".matrix tbody tr:first-child", "Vietnam");
    assertThat(browser.hash()).contains("sort=CN", "find=viet");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void keys_go_over_the_matrix_into_the_pair_and_along_its_days() {
    browser.visit("#/matrix?validAt=2025-04-23");
    browser.await(".matrix a", "United States on China: 145%");
    assertThat(browser.stops("US CN")).contains("valid", "known", "find", "importer", "US CN");
    assertThat(browser.run(STOP)).isEqualTo("US CN");
    browser.press(Keys.ARROW_DOWN, Keys.END);
    assertThat(browser.run(STOP)).isEqualTo("JP HK");
    browser.press(Keys.HOME, Keys.ARROW_UP);
    assertThat(browser.run(STOP)).isEqualTo("US CN");
    browser.press(Keys.ENTER);
    browser.await(".both .one .big", "145%");
    browser.await("[aria-label='Every act']", "");
    assertThat(browser.stops("Every step"))
        .contains("a", "b", "valid", "known", "goods", "slide", "Closer to the day", "Every step");
    browser.run("document.querySelector('#slide').focus()");
    browser.press(Keys.ARROW_LEFT);
    browser.await(".both .one", "22 Apr 2025, 23:59");
    browser.run("arguments[0].focus()", browser.await("button", "Closer to the day"));
    browser.press(Keys.ENTER);
    browser.await("button:enabled", "The whole time");
    assertThat(browser.hash()).contains("validAt=2025-04-22", "from=", "to=");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void what_is_printed_is_light_has_no_controls_and_fits_on_paper() {
    browser.dark(true);
    browser.visit("#/pair/US/CN?validAt=2025-04-23");
    browser.await(".both .one .big", "145%");
    browser.await(".drawn-dark", "");
    browser.paper();
    browser.width(PAPER);
    browser.await(".both .one .big", "145%");
    assertThat(browser.wide()).isEmpty();
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('nav, .controls, .slider, button')]"
                    + ".filter(e => e.checkVisibility()).length"))
        .isEqualTo(0L);
    assertThat(
            browser.run(
                "return document.querySelector('.chart canvas').getBoundingClientRect().right"
                    + " <= innerWidth"))
        .isEqualTo(true);
    assertThat(browser.run("return getComputedStyle(document.body).color"))
        .isEqualTo("rgb(29, 39, 51)");
    browser.screen();
    browser.command("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  @Test
  void an_answer_says_how_complete_its_record_is() {
    browser.visit("#/rate?importer=EU&exporter=US&validAt=2025-04-23");
    browser.await(".result .warn", "The record of European Union is partial since 9 Apr 2025");
    browser.visit("#/rate?importer=BR&exporter=US&validAt=2025-04-23");
    browser.await(".result .warn", "Nobody declared that the record of Brazil is kept here");
    browser.visit("#/rate?importer=US&exporter=CN&validAt=2025-04-23");
    browser.await(".result", "The record of United States is declared complete since 1 Feb 2025");
  }

  @Test
  void a_rate_is_a_sum_that_can_be_read_and_asked_again() {
    browser.visit("#/rate?importer=US&exporter=CN&product=9018.31.00&validAt=2025-04-23");
    browser.await(".result .big", "245%");
    browser.await(".buildup tr", "us-reciprocal-cn");
    browser.await(".buildup tfoot", "245%");
    browser.picture("rate", 1300);
    var pinned = browser.await("a.long", "v1/rates").getText();
    assertThat(pinned).contains("recordedAt=");
    browser.await("pre", "curl '" + pinned + "'");
    var answer = server.http().get(pinned.replaceFirst("^http://[^/]+", ""));
    assertThat(answer.at("/additionalPercent")).isEqualTo("245");
    assertThat(answer.header("ETag")).startsWith("\"");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void a_change_arrives_without_the_list_being_drawn_anew() {
    browser.visit("#/changes?importer=US");
    browser.await("[role=status]", "live");
    browser.picture("changes", 900);
    var before = browser.await(".feed li", "");
    server
        .http()
        .post(
            "/v1/programmes", "{\"id\": \"LIVE\", \"imposer\": \"US\", \"name\": \"A live one\"}");
    browser.await(".feed li.fresh", "programme registered LIVE");
    assertThat(browser.run("return arguments[0].isConnected", before)).isEqualTo(true);
    browser.visit("#/changes?show=next");
    browser.await(".calendar h3, main p", "");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void an_act_is_tried_before_it_is_recorded_and_each_fault_stands_at_its_field() {
    browser.visit("#/write/impose");
    browser.fill("#key", server.key());
    browser.click("button", "Use it");
    browser.await("#field-programme option", "CN-COUNTERMEASURE");
    browser.fill("#field-id", "cn-page");
    browser.fill("#field-imposer", "CN");
    browser.await("#field-programme option", "CN-COUNTERMEASURE");
    browser.fill("#field-programme", "CN-COUNTERMEASURE");
    browser.fill("#field-targets", "US");
    browser.fill("#field-products", "8542");
    browser.fill("#field-duty", "-5");
    browser.fill("#field-announcedAt", "2025-04-20T09:00");
    browser.fill("#field-effectiveFrom", "2025-04-22T00:00");
    browser.click("button", "What would it change?");
    browser.await("#field-duty-fault", "A rate is not negative");
    assertThat(browser.run("return document.activeElement.id")).isEqualTo("field-duty");
    assertThat(browser.barriers()).isEmpty();

    browser.fill("#field-duty", "150");
    browser.click("button", "What would it change?");
    browser.await(".effect", "→ 150%");
    assertThat(browser.barriers()).isEmpty();
    assertThat(server.http().get("/v1/measures/cn-page").status()).isEqualTo(404);
    browser.picture("write", 1200);
    browser.click("button", "Record it");
    browser.await(".done", "Recorded");
    var asked = "/v1/rates?importer=CN&exporter=US&product=8542&validAt=2025-04-23";
    assertThat(server.http().get(asked).at("/additionalPercent")).isEqualTo("150");
    browser.click("button", "Forget it");
    assertThat(browser.run("return localStorage.length")).isEqualTo(0L);
    assertThat(browser.errors()).allSatisfy(e -> assertThat(e).contains(FAILED, "400"));
  }

  @Test
  void the_matrix_follows_what_is_recorded_while_it_is_looked_at() {
    browser.visit("#/matrix?validAt=2025-04-28&find=Japan");
    browser.await(".matrix a", "China on Japan: 0%");
    var posted =
        server
            .http()
            .post(
                "/v1/measures",
                "{\"id\": \"cn-live\", \"imposer\": \"CN\", \"programme\":"
                    + " \"CN-COUNTERMEASURE\",\"targets\": {\"include\": [\"JP\"]}, \"products\":"
                    + " {\"include\": [\"ALL\"]},\"duty\": {\"type\": \"adValorem\", \"percent\":"
                    + " \"7\"},\"announcedAt\": \"2025-04-20T00:00:00+08:00\",\"effectiveFrom\":"
                    + " \"2025-04-27T00:01:00+08:00\"}");
    assertThat(posted.status()).isEqualTo(201);
    browser.await(".matrix a", "China on Japan: 7%");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void the_browser_itself_verifies_what_the_ledger_signed() {
    browser.visit("#/proof?change=5");
    browser.await(".verdict", "Change 5 is what the ledger signed.");
    browser.await(".good", "Signed by the key");
    browser.picture("proof", 1300);
    var forged =
        browser.run(
            "return import('/page/verify.js').then(async v => {const receipt = await (await"
                + " fetch('v1/changes/00000000000000000005/receipt')).text();const r = await"
                + " v.rootOf(new TextEncoder().encode('{}'), receipt);return r.root ==="
                + " r.checkpoint.root})");
    assertThat(forged).isEqualTo(false);
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void an_empty_ledger_says_how_to_load_the_demonstration() {
    try (var empty = Server.empty(Database.H2);
        var reader = Browser.at(empty.port())) {
      reader.visit("");
      reader.await(".empty", "mvn spring-boot:run");
      assertThat(reader.barriers()).isEmpty();
      reader.visit("#/pair/US/CN");
      reader.await(".both .one .big", "open");
      reader.visit("#/changes");
      reader.await("main", "Nothing of the kind has changed yet.");
      assertThat(reader.errors()).isEmpty();
    }
  }

  @Test
  void a_refusal_a_ledger_that_catches_up_and_one_that_cannot_be_reached_are_told() {
    browser.visit("#/rate?importer=US&exporter=QQ");
    browser.await("[role=alert]", "QQ");
    assertThat(browser.barriers()).isEmpty();
    browser.run("import('/page/api.js').then(a => a.get('v1/matrix', {minPosition: 99999999}))");
    browser.await(".banner", "catching up");
    browser.visit("#/matrix?validAt=2025-04-23");
    browser.await(".matrix a", "145%");
    browser.command("Network.enable", Map.of());
    browser.command("Network.setBlockedURLs", Map.of("urls", List.of("*/v1/*")));
    browser.fill("#valid", "2025-04-09");
    browser.await(".banner", "cannot be reached");
    assertThat(browser.barriers()).isEmpty();
    browser.command("Network.setBlockedURLs", Map.of("urls", List.of()));
    browser.await(".matrix a", "United States on China: 104%");
    assertThat(browser.errors()).allSatisfy(e -> assertThat(e).contains(FAILED));
  }

  @ParameterizedTest
  @CsvSource({
    "#/matrix?validAt=2025-04-23, .matrix a, 145%",
    "#/matrix, .matrix a, 145%?",
    "#/pair/US/CN, .both .big, 145% as recorded",
    "#/pair/US/CN?validAt=2025-04-23, .both .big, 145%",
    "#/rate?importer=US&exporter=CN&validAt=2025-04-23, .result .big, 145%",
    "#/changes, .feed li, #",
    "#/proof?change=3, .verdict, signed",
    "#/write, label, Key",
  })
  void everybody_can_read_each_view_in_light_and_dark_and_on_a_phone(
      String hash, String css, String text) {
    browser.dark(false);
    browser.visit(hash);
    browser.await(css, text);
    assertThat(browser.barriers()).isEmpty();
    browser.dark(true);
    browser.width(PHONE);
    browser.visit(hash);
    browser.await(css, text);
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.wide()).isEmpty();
    browser.dark(false);
    browser.command("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  @Test
  void a_first_visit_asks_nobody_else_and_is_small() {
    try (var newcomer = Browser.at(server.port())) {
      newcomer.traffic();
      newcomer.visit("#/matrix?validAt=2025-04-23");
      newcomer.await(".matrix a", "145%");
      newcomer.picture("matrix", 900);
      var traffic = newcomer.traffic();
      assertThat(traffic.urls())
          .hasSizeGreaterThan(8)
          .allSatisfy(url -> assertThat(url).matches("(http://127.0.0.1:\\d+/|about:|data:).*"));
      assertThat(traffic.bytes()).isBetween(10_000L, (long) FIRST_VISIT_BYTES_MAX);
      assertThat(newcomer.errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/page/page.js", "/index.html"})
  void what_is_unchanged_is_not_sent_again(String path) {
    var http = server.http();
    var first = http.get(path);
    assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(http.get(path, "If-None-Match", first.header("ETag")).status()).isEqualTo(304);
  }

  private static String day(String date) {
    return String.valueOf(LocalDate.parse(date).toEpochDay());
  }
}
