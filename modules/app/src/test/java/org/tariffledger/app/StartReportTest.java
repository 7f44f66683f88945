package org.tariffledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartReportTest {

  @TempDir Path folder;

  @Test
  void it_says_where_everything_is() throws Exception {
    Path key = Files.createFile(folder.resolve("key"));

    assertThat(report(key).text())
        .isEqualTo(
            """

            Tariff Ledger 0.1.0 is ready after 4.2 s

              Page          http://127.0.0.1:8080/
              Document      http://127.0.0.1:8080/v3/api-docs (to try out: http://127.0.0.1:8080/swagger-ui.html)
              Admin key     in %s
              Store         H2 file in /data
              Recorded      1,234 events, 56 measures
            """
                .formatted(key));
  }

  @Test
  void a_key_that_is_in_no_file_is_not_pointed_at() {
    assertThat(report(folder.resolve("none")).text()).contains("--new-admin-key makes a new one");
  }

  private static StartReport report(Path key) {
    Optional<Duration> took = Optional.of(Duration.ofMillis(4_210));
    return new StartReport(
        "0.1.0", "http://127.0.0.1:8080", "H2 file in /data", key, 1_234, 56, took);
  }
}
