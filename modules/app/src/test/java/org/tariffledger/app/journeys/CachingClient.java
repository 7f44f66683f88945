package org.tariffledger.app.journeys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Keeps what it may and no longer (RFC 9111): asks only for what is no longer fresh, and asks
/// whether it is still the same where it was given an ETag.
final class CachingClient {

  private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");

  private record Kept(Answer answer, Instant since) {

    boolean isFresh(Instant now) {
      var control = answer.header("Cache-Control");
      var maxAge = MAX_AGE.matcher(control);
      return !control.matches(".*\\bno-(cache|store)\\b.*")
          && maxAge.find()
          && age(now).compareTo(Duration.ofSeconds(Long.parseLong(maxAge.group(1)))) < 0;
    }

    private Duration age(Instant now) {
      var before = answer.header("Age");
      return Duration.between(since, now)
          .plusSeconds(before.isEmpty() ? 0 : Long.parseLong(before));
    }
  }

  private final Http http;
  private final Clock clock;
  private final Map<String, Kept> kept = new HashMap<>();
  private int served;

  CachingClient(Http http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  Answer get(String path) {
    var now = clock.instant();
    var old = kept.get(path);
    if (old != null && old.isFresh(now)) {
      served++;
      return old.answer();
    }
    if (old == null || old.answer().header("ETag").isEmpty()) {
      return keep(path, http.get(path), now);
    }
    var answer = http.get(path, "If-None-Match", old.answer().header("ETag"));
    if (answer.status() != 304) {
      return keep(path, answer, now);
    }
    served++;
    return old.answer();
  }

  /// How many answers were not fetched, or not again.
  int served() {
    return served;
  }

  private Answer keep(String path, Answer answer, Instant now) {
    kept.put(path, new Kept(answer, now));
    return answer;
  }
}
