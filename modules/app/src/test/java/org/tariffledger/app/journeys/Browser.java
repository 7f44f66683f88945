package org.tariffledger.app.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Debian's Chromium, driven by its own driver; without them a test is skipped.
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE_MAX = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int STOPS_MAX = 100;

  /// A name of what has the focus that no other control of a view has.
  private static final String FOCUSED =
      "const e = document.activeElement;"
          + "return e.id || e.dataset.cell || e.getAttribute('aria-label') || e.innerText";

  /// Pictures of the views; `-Dtariff-ledger.screenshots=` names another folder.
  private static final Path PICTURES =
      Path.of(System.getProperty("tariff-ledger.screenshots", "target/screenshots"));

  private final ChromeDriver driver;
  private final String address;

  private Browser(ChromeDriver driver, String address) {
    this.driver = driver;
    this.address = address;
  }

  static Browser at(int port) {
    var chromium = program("chromium");
    var chromedriver = program("chromedriver");
    var options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--lang=en-GB",
        "--window-size=1200,900");
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options), "http://127.0.0.1:" + port + "/");
  }

  private static Path program(String name) {
    var found =
        Stream.of(System.getenv("PATH").split(":", -1))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(
        found.isPresent(), () -> "Skipped: there is no " + name + "; .ci/run installs it.");
    return found.orElseThrow();
  }

  /// Another address, loaded anew.
  void visit(String hash) {
    driver.get("about:blank");
    driver.get(address + hash);
  }

  void back() {
    driver.navigate().back();
  }

  String hash() {
    return String.valueOf(run("return location.hash"));
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  void command(String name, Map<String, Object> parameters) {
    driver.executeCdpCommand(name, parameters);
  }

  /// The first element that has the text, as soon as there is one.
  WebElement await(String css, String text) {
    var end = System.nanoTime() + PATIENCE_MAX.toNanos();
    while (true) {
      var found =
          run(
              "return [...document.querySelectorAll(arguments[0])]"
                  + ".find(e => (e.getAttribute('aria-label') ?? '').includes(arguments[1])"
                  + " || e.innerText.includes(arguments[1]))",
              css,
              text);
      if (found instanceof WebElement element) {
        return element;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "No " + css + " with \"" + text + "\" in " + hash() + ":\n" + text("body") + errors());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  String text(String css) {
    return driver.findElement(By.cssSelector(css)).getText();
  }

  void click(String css, String text) {
    run("arguments[0].click()", await(css, text));
  }

  /// As if it were typed or chosen, whatever the kind of the field.
  void fill(String css, String value) {
    run(
        "const f = arguments[0]; f.value = arguments[1];"
            + "f.dispatchEvent(new Event('input', {bubbles: true}));"
            + "f.dispatchEvent(new Event('change', {bubbles: true}))",
        await(css, ""),
        value);
  }

  /// As a hand on the keyboard would.
  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /// The controls that Tab comes to from the top of the page on, by their ids or names, as far as
  /// the last.
  Set<String> stops(String last) {
    run("document.activeElement.blur(); scrollTo(0, 0)");
    var found = new LinkedHashSet<String>();
    for (var i = 0; i < STOPS_MAX && !found.contains(last); i++) {
      press(Keys.TAB);
      found.add(String.valueOf(run(FOCUSED)));
    }
    return found;
  }

  void paper() {
    command("Emulation.setEmulatedMedia", Map.of("media", "print"));
  }

  void screen() {
    command("Emulation.setEmulatedMedia", Map.of("media", ""));
  }

  void width(int width) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
  }

  void dark(boolean dark) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /// What the page complained of since it was asked last.
  List<String> errors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(entry -> entry.getMessage())
        .toList();
  }

  /// What was asked for, and the bytes that came over the wire, compressed.
  record Traffic(List<String> urls, long bytes) {}

  /// Since it was asked last, by the browser's own account.
  Traffic traffic() {
    var messages =
        driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
            .map(entry -> JSON.readTree(entry.getMessage()).get("message"))
            .toList();
    return new Traffic(
        params(messages, "Network.requestWillBeSent")
            .map(params -> params.at("/request/url").asString())
            .toList(),
        params(messages, "Network.loadingFinished")
            .mapToLong(params -> params.at("/encodedDataLength").asLong())
            .sum());
  }

  private static Stream<JsonNode> params(List<JsonNode> messages, String method) {
    return messages.stream()
        .filter(message -> message.at("/method").asString().equals(method))
        .map(message -> message.at("/params"));
  }

  /// What axe finds serious, or worse.
  List<String> barriers() {
    try (var script = Browser.class.getResourceAsStream("/axe.min.js")) {
      run(new String(Objects.requireNonNull(script).readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var found =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run().then(r => done(JSON.stringify(r.violations)))");
    return StreamSupport.stream(JSON.readTree(String.valueOf(found)).spliterator(), false)
        .filter(v -> List.of("serious", "critical").contains(v.at("/impact").asString("")))
        .map(v -> v.at("/id").asString() + ": " + v.at("/nodes/0"))
        .toList();
  }

  /// What reaches beyond the window, unless it scrolls by itself.
  List<?> wide() {
    return (List<?>)
        run(
            "return document.documentElement.scrollWidth <= innerWidth ? []"
                + " : [...document.querySelectorAll('body *')]"
                + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
                + ".filter(e => !e.closest('.scroll, .unseen, .chart'))"
                + ".map(e => e.outerHTML.slice(0, 120))");
  }

  void picture(String name, int height) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 1200, "height", height, "deviceScaleFactor", 1, "mobile", false));
    pause();
    try {
      Files.createDirectories(PICTURES);
      Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    command("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  @Override
  public void close() {
    driver.quit();
  }
}
