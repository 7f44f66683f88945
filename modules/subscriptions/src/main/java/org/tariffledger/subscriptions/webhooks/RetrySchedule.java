package org.tariffledger.subscriptions.webhooks;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tariffledger.subscriptions.webhooks.Recorder.Outcome;

/// When to call again after so many calls that failed.
record RetrySchedule(List<Duration> delays) {

  private static final Pattern SECONDS = Pattern.compile("\\d+");
  private static final int DIGITS_MAX = 9;

  /// Up to a fifth more or less, so that not all come back at once.
  private static final double JITTER = 0.2;

  /// Empty when it is given up.
  Optional<Duration> delayAfter(int failures, RandomGenerator random) {
    if (failures > delays.size()) {
      return Optional.empty();
    }
    var nanos = delays.get(failures - 1).toNanos() * (1 + JITTER * (2 * random.nextDouble() - 1));
    return Optional.of(Duration.ofNanos((long) nanos));
  }

  /// Whether this was the last call. Who says that it is gone is called no further; if its owner
  /// wants it, all of it comes.
  boolean isGivenUp(Outcome outcome) {
    return !outcome.isDelivered()
        && !outcome.result().attempt().isGone()
        && outcome.job().attempts() >= delays.size();
  }

  /// How long a receiver asks to be left alone: seconds or a date (RFC 9110, 10.2.3), no longer
  /// than a day; zero if it does not say so that it can be read.
  static Duration retryAfter(@Nullable String header, Instant now) {
    var asked = header == null ? Duration.ZERO : asked(header.strip(), now);
    var bounded =
        asked.compareTo(WebhookSettings.RETRY_AFTER_MAX) > 0
            ? WebhookSettings.RETRY_AFTER_MAX
            : asked;
    return bounded.isNegative() ? Duration.ZERO : bounded;
  }

  private static Duration asked(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) {
      return text.length() > DIGITS_MAX
          ? WebhookSettings.RETRY_AFTER_MAX
          : Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(now, date);
    } catch (DateTimeException | ArithmeticException _) {
      return Duration.ZERO;
    }
  }
}
