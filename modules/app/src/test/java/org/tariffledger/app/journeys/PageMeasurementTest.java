package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// How long a reader waits for the matrix, with the whole war and the whole schedule of the United
/// States: asked for by `-Dtariff-ledger.measure-page=true`, since it wants a machine of its own.
@EnabledIfSystemProperty(named = "tariff-ledger.measure-page", matches = "true")
class PageMeasurementTest {

  private static final String SCHEDULE =
      "/v1/schedules?importer=US&edition=HTS-2025&effectiveFrom=2025-01-01T00:00:00-05:00";
  private static final List<String> EXPORTERS =
      List.of("JP", "KR", "VN", "IN", "TH", "BR", "AU", "GB", "CH", "MX", "NO");
  private static final int VISITS = 21;

  /// When the first cell stood in the document and the frame after it was drawn.
  private static final String NOTE_DRAWN =
      """
      new MutationObserver((_, seen) => {
        if (document.querySelector('.matrix td a')) {
          seen.disconnect();
          requestAnimationFrame(() => setTimeout(() => { window.drawnMs = performance.now(); }));
        }
      }).observe(document, {childList: true, subtree: true});
      """;

  private static final String DRAWN =
      """
      return new Promise(done => {
        const look = () => window.drawnMs ? done(window.drawnMs) : setTimeout(look, 5);
        look();
      });
      """;

  /// What long lists hold back.
  private static final String MORE =
      "[...document.querySelectorAll('main p button')]"
          + ".find(b => b.innerText.startsWith('Show'))";

  /// From the answer to the command until the cell shows another rate.
  private static final String REDRAWN =
      """
      const [key, exporter] = arguments;
      const cell = () => document.querySelector(`.matrix a[href^="#/pair/CN/${exporter}"]`).ariaLabel;
      const before = cell();
      return fetch('v1/measures', {
        method: 'POST',
        headers: {'Content-Type': 'application/json', Authorization: `Bearer ${key}`},
        body: JSON.stringify({
          id: `page-${exporter.toLowerCase()}`, imposer: 'CN', programme: 'PAGE',
          targets: {include: [exporter]}, products: {include: ['ALL']},
          duty: {type: 'adValorem', percent: '7'}, effectiveFrom: '2025-04-22T00:01:00+08:00',
          announcedAt: '2025-04-20T00:00:00+08:00'})
      }).then(async answer => {
        if (!answer.ok) throw new Error(await answer.text());
        const answered = performance.now();
        return new Promise(done => {
          const look = () => cell() === before
              ? requestAnimationFrame(look) : done(performance.now() - answered);
          look();
        });
      });
      """;

  @Test
  void the_matrix_is_drawn_and_drawn_again_after_a_change() throws Exception {
    var schedule = SharedData.file("us/hts_2025_basic_edition.csv");
    assumeThat(schedule).as("the published schedule").exists();
    try (var server =
            Server.start(Database.H2.newPlace(), "../../docs/scenarios/whole-war", Path.of(""));
        var browser = Browser.at(server.port())) {
      var published = server.http().postFile(SCHEDULE, BodyPublishers.ofFile(schedule));
      assertThat(published.status()).as("%s", published).isEqualTo(201);
      browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", NOTE_DRAWN));

      traffic(browser, "A first visit");
      traffic(browser, "A second visit");
      tell("A matrix drawn, first visit", visits(browser, true));
      tell("A matrix drawn, later visit", visits(browser, false));
      tell("Drawn again, from the answer to a command", changes(server, browser));
    }
  }

  private static void traffic(Browser browser, String visit) {
    browser.traffic();
    browser.visit("#/matrix");
    browser.await(".matrix a", "United States on China");
    var traffic = browser.traffic();
    System.out.printf(
        "%s: %d requests, %,d bytes%n", visit, traffic.urls().size(), traffic.bytes());
  }

  private static List<Double> visits(Browser browser, boolean first) {
    var took = new ArrayList<Double>();
    for (var i = 0; i < VISITS; i++) {
      if (first) {
        browser.command("Network.clearBrowserCache", Map.of());
      }
      browser.visit("#/matrix");
      browser.await(".matrix a", "United States on China");
      took.add(number(browser.run(DRAWN)));
    }
    return took;
  }

  private static List<Double> changes(Server server, Browser browser) {
    var registered =
        server
            .http()
            .post("/v1/programmes", "{\"id\": \"PAGE\", \"imposer\": \"CN\", \"name\": \"Page\"}");
    assertThat(registered.status()).as("%s", registered).isEqualTo(201);
    browser.visit("#/matrix?validAt=2025-05-01&importer=CN");
    browser.await(".matrix a", "China on United States");
    while (browser.run("return " + MORE) != null) {
      browser.run(MORE + ".click(); return new Promise(done => setTimeout(done, 100))");
    }
    return EXPORTERS.stream()
        .map(exporter -> number(browser.run(REDRAWN, server.key(), exporter)))
        .toList();
  }

  private static double number(Object found) {
    return ((Number) found).doubleValue();
  }

  private static void tell(String what, List<Double> ms) {
    var sorted = ms.stream().sorted().toList();
    System.out.printf(
        "%s: median %.0f ms, slowest %.0f ms, of %d%n",
        what, sorted.get(sorted.size() / 2), sorted.getLast(), sorted.size());
  }
}
