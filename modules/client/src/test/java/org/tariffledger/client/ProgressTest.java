package org.tariffledger.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is shown while it takes long.
class ProgressTest {

  private final StringWriter err = new StringWriter();
  private final AtomicLong nowNs = new AtomicLong();

  @Test
  void on_a_terminal_it_is_a_bar_that_is_drawn_over_itself_and_goes_away() {
    try (var progress = progress(ProgressStyle.BAR)) {
      after(100);
      progress.reached(10);
      after(100);
      progress.reached(20);
    }

    assertThat(err.toString().split("\r"))
        .containsExactly(
            "",
            "file [" + "#".repeat(15) + "-".repeat(15) + "] 50% 10 acts of 20 acts",
            "file [" + "#".repeat(30) + "] 100% 20 acts of 20 acts",
            " ".repeat(61));
  }

  @Test
  void on_a_terminal_it_is_drawn_at_most_ten_times_a_second() {
    try (var progress = progress(ProgressStyle.BAR)) {
      for (int i = 0; i < 1000; i++) {
        after(1);
        progress.reached(i / 50);
      }
    }

    assertThat(err.toString().chars().filter(c -> c == '[').count()).isEqualTo(10);
  }

  @Test
  void a_note_stands_on_a_line_of_its_own() {
    try (var progress = progress(ProgressStyle.BAR)) {
      after(100);
      progress.reached(10);
      progress.say("The server is busy.");
    }

    assertThat(err.toString()).endsWith("\r" + " ".repeat(60) + "\rThe server is busy.\n");
  }

  @Test
  void elsewhere_it_is_a_line_every_few_seconds_and_none_for_what_is_short() {
    try (var progress = progress(ProgressStyle.LINES)) {
      after(4_000);
      progress.reached(1);
      after(1_000);
      progress.reached(2);
      after(4_000);
      progress.reached(3);
    }

    assertThat(err.toString()).isEqualTo("file: 2 acts of 20 acts\n");
  }

  @Test
  void none_is_shown_where_none_is_wanted_and_notes_still_are() {
    try (var progress = progress(ProgressStyle.NONE)) {
      after(10_000);
      progress.reached(1);
      progress.say("The server is busy.");
    }

    assertThat(err.toString()).isEqualTo("The server is busy.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "AUTO, true, xterm, BAR",
    "AUTO, true, dumb, LINES",
    "AUTO, false, xterm, LINES",
    "BAR, false, xterm, BAR",
    "LINES, true, xterm, LINES",
    "NONE, true, xterm, NONE"
  })
  void a_bar_is_drawn_on_a_terminal_or_where_it_is_asked_for(
      ProgressStyle asked, boolean isTerminal, String term, ProgressStyle shown) {
    var nowhere = new PrintWriter(new StringWriter());
    var surroundings =
        new Surroundings(nowhere, nowhere, isTerminal, Map.of("TERM", term), Path.of(""));

    assertThat(asked.on(surroundings)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "/dev/pts/7, true",
    "/dev/tty1, true",
    "/dev/console, true",
    "/dev/null, false",
    "pipe:[123], false",
    "/home/dev/pts/7, false"
  })
  void the_standard_error_is_a_terminal_by_the_device_it_stands_for(Path device, boolean is) {
    assertThat(StandardError.isTerminal(device)).isEqualTo(is);
  }

  private Progress progress(ProgressStyle style) {
    return new Progress("file", 20, n -> n + " acts", new PrintWriter(err), style, nowNs::get);
  }

  private void after(long ms) {
    nowNs.addAndGet(TimeUnit.MILLISECONDS.toNanos(ms));
  }
}
