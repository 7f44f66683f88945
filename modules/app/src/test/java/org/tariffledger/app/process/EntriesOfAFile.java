package org.tariffledger.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file of entries that is sent once and assessed by whichever server lives.
final class EntriesOfAFile implements Load.Beside {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LINES = 2_000;
  private static final String PATH = "/v1/audit/assessments";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long BETWEEN_LOOKS_MS = 100;

  private final List<Integer> doneAtStarts = new ArrayList<>();
  private @Nullable String place;

  /// Two minutes pass, after which a part that a dead server held is taken by another.
  static void letLeasesEnd(DataSource source) {
    JdbcClient.create(source).sql("UPDATE assessment_run SET lease_ms = 0").update();
  }

  @Override
  public void until(BooleanSupplier over, LedgerClient client) throws InterruptedException {
    try {
      if (place == null) {
        HttpResponse<String> sent = client.post(PATH, "text/csv", file(), "the-file");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        place = sent.headers().firstValue("Location").orElseThrow();
      } else {
        doneAtStarts.add(read(client).get("linesDone").intValue());
      }
    } catch (IOException e) {
      // No answer: it is sent again to the next server, under the same key.
    }
  }

  private static String file() {
    return IntStream.range(0, LINES)
        .mapToObj(i -> "%d,AU,NZ,2025-04-23,10,additional".formatted(i))
        .collect(
            Collectors.joining(
                "\n", "reference,importer,exporter,validAt,percentCharged,covers\n", "\n"));
  }

  private JsonNode read(LedgerClient client) throws IOException, InterruptedException {
    HttpResponse<String> run = client.get(place);
    assertThat(run.statusCode()).as(run.body()).isEqualTo(200);
    return JSON.readTree(run.body());
  }

  String summary() {
    return "of %,d lines these were done at the starts: %s".formatted(LINES, doneAtStarts);
  }

  /// It comes to its end, and its result has every line once.
  void check(LedgerClient client) throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!read(client).get("state").stringValue().equals("done")) {
      assertThat(System.nanoTime() - until).as("%s", read(client)).isNegative();
      Thread.sleep(BETWEEN_LOOKS_MS);
    }
    JsonNode run = read(client);
    assertThat(run.get("linesDone").intValue()).isEqualTo(LINES);
    assertThat(run.at("/verdicts/failed").intValue()).isZero();
    assertThat(run.get("verdicts").valueStream().mapToInt(JsonNode::intValue).sum())
        .isEqualTo(LINES);
    assertThat(client.get(place + "/result").body().lines())
        .extracting(line -> JSON.readTree(line).at("/assessment/reference").asString())
        .containsExactlyElementsOf(IntStream.range(0, LINES).mapToObj(String::valueOf).toList());
  }
}
