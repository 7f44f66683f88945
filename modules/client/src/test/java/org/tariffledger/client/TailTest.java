package org.tariffledger.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.client.api.Change;
import tools.jackson.databind.json.JsonMapper;

/// The changes of a ledger on the command line.
@Timeout(60)
class TailTest {

  private static final String FIRST = "0  2025-04-09T04:01:00Z  measure:m-0  tariff-lifted, EO 0\n";

  @TempDir Path folder;
  private FakeFeed feed = new FakeFeed();

  @AfterEach
  void stop() {
    feed.close();
  }

  private Typed tail(String... options) {
    return Typed.in(folder, words(options));
  }

  private String[] words(String... options) {
    var words = new ArrayList<String>();
    words.add("tail");
    words.addAll(List.of(options));
    words.addAll(List.of("--server", feed.url(), "--timeout", "5"));
    return words.toArray(String[]::new);
  }

  private static List<Long> numbers(String out) {
    return out.lines().map(line -> Long.parseLong(line.substring(0, line.indexOf(' ')))).toList();
  }

  @Test
  void the_last_changes_are_shown_in_lines() {
    feed.with(30);

    assertThat(numbers(tail().out())).hasSize(10).startsWith(20L).endsWith(29L);
    assertThat(numbers(tail("-n", "2").out())).containsExactly(28L, 29L);
    assertThat(numbers(tail("-n", "1000").out())).hasSize(30);
    assertThat(tail("-n", "0").out()).isEmpty();
    assertThat(numbers(tail("--after", "26").out())).containsExactly(27L, 28L, 29L);
    assertThat(tail("--after", "earliest").out()).startsWith(FIRST);
    assertThat(tail("--after", "now").out()).isEmpty();
    assertThat(tail("--after", "abc").err())
        .contains("--after: \"abc\" is no position: it is earliest, now or a sequence.")
        .doesNotContain("null");
  }

  @Test
  void of_an_empty_ledger_nothing_is_shown() {
    assertThat(tail()).isEqualTo(new Typed(0, "", ""));
  }

  @Test
  void what_a_filter_leaves_out_is_looked_for_further_back() {
    feed.with(100);

    assertThat(numbers(tail("-n", "10", "--importer", "US").out()))
        .containsExactly(80L, 82L, 84L, 86L, 88L, 90L, 92L, 94L, 96L, 98L);
    assertThat(numbers(tail("-n", "80", "--importer", "US").out())).hasSize(50);
  }

  @Test
  void with_json_each_change_is_a_line_as_the_server_tells_it() {
    feed.with(2);

    assertThat(tail("--output", "json").out())
        .isEqualTo(FakeFeed.change(0) + "\n" + FakeFeed.change(1) + "\n");
  }

  @Test
  void a_bookmark_goes_on_where_it_was_left() throws IOException {
    feed.with(3);
    assertThat(numbers(tail("-n", "2", "--bookmark", "mark").out())).containsExactly(1L, 2L);
    assertThat(folder.resolve("mark")).hasContent(FakeFeed.LEDGER + "/00000000000000000002\n");

    assertThat(tail("--bookmark", "mark").out()).isEmpty();
    feed.with(5);
    assertThat(numbers(tail("--bookmark", "mark").out())).containsExactly(3L, 4L);

    Files.writeString(folder.resolve("mark"), "something else");
    assertThat(tail("--bookmark", "mark").err()).contains("is no bookmark");
    assertThat(tail("--bookmark", "nowhere/mark").err()).contains("cannot be written");
  }

  @Test
  void the_bookmark_of_another_ledger_is_refused() throws IOException {
    Files.writeString(
        folder.resolve("mark"), "ffffffff-ffff-ffff-ffff-ffffffffffff/00000000000000000001");
    var typed = tail("--bookmark", "mark");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err()).contains("Other ledger (400 other-ledger)");
  }

  @Test
  void it_follows_and_goes_on_when_the_server_is_started_anew() throws Exception {
    feed.with(3);
    var out = new StringWriter();
    var err = new StringWriter();
    var following = follow(new PrintWriter(out), new PrintWriter(err));
    await(out, 3);
    int port = feed.port();
    feed.close();
    Thread.sleep(500);
    feed = new FakeFeed(port, RandomGenerator.getDefault(), 0).with(6);
    await(out, 6);

    assertThat(numbers(out.toString())).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(err.toString()).contains("trying again\n");
    assertThat(following.isDone()).isFalse();
  }

  @Test
  void it_ends_when_nobody_reads_on() throws Exception {
    feed.with(3);
    var closed =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    var following =
        follow(
            new PrintWriter(closed),
            new PrintWriter(new StringWriter()),
            "--after",
            "earliest",
            "--bookmark",
            "mark");

    assertThat(following.get(20, TimeUnit.SECONDS)).isZero();
    assertThat(folder.resolve("mark")).doesNotExist();
  }

  private CompletableFuture<Integer> follow(PrintWriter out, PrintWriter err, String... more) {
    var surroundings = new Surroundings(out, err, false, Map.of(), folder);
    var words = Stream.concat(Stream.of(words("-f")), Stream.of(more)).toArray(String[]::new);
    return CompletableFuture.supplyAsync(
        () -> TariffLedgerCommand.run(surroundings, words), task -> Thread.ofVirtual().start(task));
  }

  private static void await(StringWriter out, int lines) throws InterruptedException {
    while (out.toString().lines().count() < lines) {
      Thread.sleep(10);
    }
  }

  @Test
  void a_changed_rate_says_from_what_to_what_and_why() {
    var json =
        """
        {"sequence": "00000000000000000042", "source": "urn:uuid:%s", "subject": "US-JP",
         "type": "org.tariffledger.rate.changed", "time": "2025-04-09T04:01:00Z",
         "recordedtime": "2025-04-09T04:01:00Z", "data": {"goods": {"kind": "%s",
         "programme": "P", "example": "870323"}, "cause": {"kind": "pauseLapses"}, "segments": [
         {"from": "2025-04-09T04:01:00Z", "to": null,
          "before": {"status": "determined", "percent": "0"},
          "after": {"status": "undetermined", "percent": null, "low": "10", "high": null}}]}}\
        """;

    assertThat(ChangeText.of(change(json.formatted(FakeFeed.LEDGER, "general"))))
        .isEqualTo(
            "42  2025-04-09T04:01:00Z  US-JP  general goods: 0% → undetermined 10% to -"
                + " from 2025-04-09T04:01:00Z (pause lapses)");
    assertThat(ChangeText.of(change(json.formatted(FakeFeed.LEDGER, "named"))))
        .contains("  P on goods such as 870323: 0% → ");
  }

  private static Change change(String json) {
    return Change.of(new JsonMapper().readTree(json));
  }
}
