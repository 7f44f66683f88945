package org.tariffledger.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is tried again, and for how long.
class RetriesTest {

  private static final String BUSY =
      "{\"title\": \"Catching up\", \"code\": \"catching-up\", \"detail\": \"It reads.\"}";
  private static final String RELATION = "{\"directions\": []}";

  @TempDir Path folder;
  private final FakeLedger ledger = new FakeLedger();

  @AfterEach
  void stop() {
    ledger.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void an_answer_that_says_not_now_is_waited_for(int status) {
    ledger.answers(status, BUSY, "Retry-After", "0").answers(200, RELATION);
    var typed = ask(ledger.url(), "5");

    assertThat(typed.exitCode()).isZero();
    assertThat(ledger.asked()).hasSize(2);
    assertThat(typed.err())
        .contains("Catching up (" + status + " catching-up); trying again for up to 5 s");
  }

  @Test
  void it_waits_as_long_as_the_server_says_also_by_a_date() {
    var inTwoSeconds =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(2).atOffset(ZoneOffset.UTC));
    ledger.answers(503, BUSY, "Retry-After", inTwoSeconds).answers(200, RELATION);
    var from = System.nanoTime();
    assertThat(ask(ledger.url(), "10").exitCode()).isZero();

    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from)).isBetween(800L, 5_000L);
    assertThat(ledger.asked()).hasSize(2);
  }

  @Test
  void a_server_that_asks_for_more_time_than_there_is_is_not_waited_for() {
    ledger.answers(503, BUSY, "Retry-After", "30");
    var typed = ask(ledger.url(), "2");

    assertThat(typed.exitCode()).isEqualTo(3);
    assertThat(ledger.asked()).hasSize(1);
    assertThat(typed.err()).contains("Catching up", "It reads.", "Try again after 30 s.");
  }

  @Test
  void when_the_time_is_up_it_ends_with_3() {
    ledger.answers(503, BUSY);
    var typed = ask(ledger.url(), "1");

    assertThat(typed.exitCode()).isEqualTo(3);
    assertThat(ledger.asked().size()).isBetween(2, 5);
    assertThat(typed.err()).containsOnlyOnce("trying again");
  }

  @Test
  void a_fault_of_the_server_is_told_at_once_with_3() {
    ledger.answers(500, "<h1>Oops</h1>");
    var typed = ask(ledger.url(), "5");

    assertThat(typed.exitCode()).isEqualTo(3);
    assertThat(ledger.asked()).hasSize(1);
    assertThat(typed.err()).contains("The answer was 500: <h1>Oops</h1>");
  }

  @Test
  void a_refusal_is_not_repeated() {
    ledger.answers(409, "{\"title\": \"Measure exists\", \"detail\": \"The id is taken.\"}");
    var typed = ask(ledger.url(), "5");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(ledger.asked()).hasSize(1);
    assertThat(typed.err()).isEqualTo("tariff-ledger: Measure exists (409)\n  The id is taken.\n");
  }

  @Test
  void a_server_that_is_just_being_started_is_waited_for() throws IOException {
    var port = freePort();
    var later = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);
    var starting =
        CompletableFuture.supplyAsync(() -> new FakeLedger(port).answers(200, RELATION), later);
    var typed = ask("http://127.0.0.1:" + port, "10");

    try (var _ = starting.join()) {
      assertThat(typed.exitCode()).isZero();
      assertThat(typed.err()).contains("nothing listens there; trying again for up to 10 s");
    }
  }

  @Test
  void where_nothing_listens_it_ends_with_3_when_the_time_is_up() throws IOException {
    var typed = ask("http://127.0.0.1:" + freePort(), "1");

    assertThat(typed.exitCode()).isEqualTo(3);
    assertThat(typed.err()).contains("No answer from http://127.0.0.1", "nothing listens there");
  }

  @Test
  void a_host_that_does_not_exist_is_told_at_once() {
    var from = System.nanoTime();
    var typed = ask("http://no-such-host.invalid", "30");

    assertThat(typed.exitCode()).isEqualTo(3);
    assertThat(typed.err()).contains("there is no such host").doesNotContain("trying again");
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from)).isLessThan(15);
  }

  @Test
  void a_server_that_never_answers_is_left_when_the_time_is_up() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var typed = ask("http://127.0.0.1:" + silent.getLocalPort(), "1");

      assertThat(typed.exitCode()).isEqualTo(3);
      assertThat(typed.err()).contains("no answer in time");
    }
  }

  @Test
  void what_answers_no_json_is_no_ledger() {
    ledger.answers(200, "<html>Welcome</html>");
    var typed = ask(ledger.url(), "5");

    assertThat(typed.exitCode()).isEqualTo(3);
    assertThat(typed.err()).contains("What answers there is no Tariff Ledger");
    assertThat(typed.out()).isEmpty();
  }

  @Test
  void a_file_that_is_sent_again_is_sent_whole_and_under_the_same_key() throws IOException {
    Files.writeString(folder.resolve("list.csv"), "0101.21.00\n");
    ledger.answers(503, BUSY, "Retry-After", "0").answers(200, "{\"events\": []}");
    var line = "import list list.csv --id A --timeout 5 --server " + ledger.url();
    var typed = Typed.in(folder, Map.of("TARIFF_LEDGER_KEY", "k"), line.split(" "));

    assertThat(typed.exitCode()).isZero();
    assertThat(ledger.asked()).hasSize(2);
    assertThat(ledger.asked()).allMatch(asked -> asked.body().equals("0101.21.00\n"));
    assertThat(ledger.asked().getFirst().header("Idempotency-key"))
        .isNotEmpty()
        .isEqualTo(ledger.asked().getLast().header("Idempotency-key"));
  }

  private Typed ask(String server, String seconds) {
    return Typed.in(folder, "relation", "US", "CN", "--server", server, "--timeout", seconds);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
