package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lines are found in the schedule of the United States as published. Skipped where the shared data
/// are absent.
@EnabledIf("isThere")
class PublishedLinesTest {

  private static final String SCHEDULE = "us/hts_2025_basic_edition.csv";
  private static final String LINES = "/v1/schedules/US/lines?validAt=2025-06-01&";
  private static final Set<String> CHAPTERS = Set.of("01", "90", "98");
  private static final int CODES_OF_THE_CHAPTERS = 1173;
  private static final AtomicReference<Http> CALLER = new AtomicReference<>();

  static boolean isThere() {
    return Files.isReadable(SharedData.file(SCHEDULE));
  }

  @BeforeAll
  static void publish() throws IOException {
    var http = Server.shared(Database.H2).http();
    var path =
        "/v1/schedules?importer=US&edition=HTS-2025&effectiveFrom=2025-01-01T00:00:00-05:00"
            + "&announcedAt=2025-01-01T00:00:00Z";
    var answer = http.postFile(path, BodyPublishers.ofFile(SharedData.file(SCHEDULE)));
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    http.get("/v1/schedules/US", "Ledger-Position", "" + answer.position());
    CALLER.set(http);
  }

  @ParameterizedTest
  @CsvSource({
    "syringes, 90183100",
    "syringes, 3926902100",
    "hypodermic+syringes, 9018310040",
    "SMARTPHONES, 8517130000",
    "8517.13, 8517130000",
    "purebred+horses, 01012100",
  })
  void a_line_is_found_by_its_words_or_by_those_above_it(String words, String code) {
    assertThat(codes(http().get(LINES + "search=" + words))).contains(code);
  }

  @ParameterizedTest
  @CsvSource({"purebred+horses, 01012100", "8517.13, 8517130000", "syringes+needles, 90183100"})
  void the_lines_that_have_the_words_themselves_come_first(String words, String code) {
    assertThat(codes(http().get(LINES + "search=" + words)).stream().filter(c -> !c.equals("null")))
        .startsWith(code);
  }

  @Test
  void the_tree_is_walked_from_the_chapters_to_the_last_line() {
    assertThat(codes(http().get(LINES)))
        .hasSize(98)
        .startsWith("01", "02")
        .doesNotContain("77")
        .endsWith("98", "99");
    assertThat(codes(http().get(LINES + "below=90"))).contains("9018").doesNotContain("90183100");
    assertThat(codes(http().get(LINES + "below=9018"))).contains("90183100", "9018320000");
    assertThat(codes(http().get(LINES + "below=9018.31.00")))
        .containsExactly("null", "9018310040", "9018310080", "9018310090");
    assertThat(codes(http().get(LINES + "below=9903&limit=1000"))).isNotEmpty();
  }

  @Test
  void every_code_of_a_chapter_is_reached_level_by_level() {
    var reached = 0;
    var next = new ArrayDeque<>(CHAPTERS);
    while (!next.isEmpty()) {
      var level = http().get(LINES + "limit=1000&below=" + next.pop());
      for (var line : level.json().at("/items")) {
        var code = line.at("/code").asString("null");
        reached += code.equals("null") ? 0 : 1;
        if (!code.equals("null") && line.at("/hasChildren").asBoolean()) {
          next.push(code);
        }
      }
    }
    assertThat(reached).isEqualTo(CODES_OF_THE_CHAPTERS);
  }

  private static List<String> codes(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer
        .json()
        .at("/items")
        .valueStream()
        .map(l -> l.at("/code").asString("null"))
        .toList();
  }

  private static Http http() {
    return CALLER.get();
  }
}
