package org.tariffledger.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What is said once the server is ready: where things are.
record StartReport(
    String version,
    String url,
    String store,
    Path keyFile,
    long events,
    int measures,
    Optional<Duration> startTime) {

  String text() {
    return """

    Tariff Ledger %s is ready%s

      Page          %s/
      Document      %s/v3/api-docs (to try out: %s/swagger-ui.html)
      Admin key     %s
      Store         %s
      Recorded      %,d events, %,d measures
    """
        .formatted(version, after(), url, url, url, key(), store, events, measures);
  }

  private String after() {
    return startTime
        .map(t -> String.format(Locale.ROOT, " after %.1f s", t.toMillis() / 1e3))
        .orElse("");
  }

  private String key() {
    return Files.exists(keyFile)
        ? "in " + keyFile
        : "not in a file here (--new-admin-key makes a new one)";
  }
}
