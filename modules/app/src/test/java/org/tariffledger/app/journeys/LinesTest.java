package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever has goods but no code looks for the line: by words, by code, level by level.
@OnEachDatabase
class LinesTest {

  private static final String LINES = "/v1/schedules/US/lines";

  private static final String OLD =
      EditionJourneyTest.US_HEADER
          + """
          "9018","0","Medical instruments:","","","","","",""
          "","1","Syringes and needles:","","","","","",""
          "9018.31.00","2","Syringes, with or without needles","","Free","","60%","",""
          "9018.31.00.40","3","Hypodermic","[""No.""]","","","","",""
          "9018.32.00","2","Tubular metal needles","[""No.""]","8%","Free (A,S)","","",""
          "9019","0","Massage apparatus","[""No.""]","Free","","35%","",""
          """;

  /// Without tubular needles.
  private static final String NEW = OLD.replaceFirst("(?m)^\"9018.32.00.*\n", "");

  private static final Map<Database, Server> SERVERS = new ConcurrentHashMap<>();
  private static final Map<Database, Http> CALLERS = new ConcurrentHashMap<>();

  @Parameter Database database;

  @Test
  void a_word_finds_the_line_and_what_stands_below_it() {
    var found = http().get(LINES + "?search=SYRINGES&validAt=2025-06-01");

    assertThat(found.status()).as("%s", found).isEqualTo(200);
    assertThat(found.at("/edition")).isEqualTo("HTS-OLD");
    assertThat(found.at("/extent")).isEqualTo("whole");
    assertThat(codes(found)).containsExactly("null", "90183100", "9018310040", "90183200");
    assertThat(found.json().at("/items/2/path"))
        .hasToString(
            "[\"Medical instruments:\",\"Syringes and needles:\","
                + "\"Syringes, with or without needles\"]");
    assertThat(found.at("/line")).isEqualTo("null");
  }

  @Test
  void a_line_shows_its_duties_as_written_and_where_they_are_written() {
    var found = http().get(LINES + "?code=9018.31.0040&validAt=2025-06-01");

    assertThat(found.at("/line/code")).isEqualTo("9018310040");
    assertThat(found.at("/line/number")).isEqualTo("4");
    assertThat(found.at("/line/units")).isEqualTo("No.");
    assertThat(found.at("/line/duties/general/duty")).isEqualTo("Free");
    assertThat(found.at("/line/duties/general/inheritedFrom/code")).isEqualTo("90183100");
    assertThat(found.at("/line/duties/other/duty")).isEqualTo("60%");
    assertThat(found.at("/line/duties/special")).isEqualTo("null");
    assertThat(found.at("/line/hasChildren")).isEqualTo("false");
    assertThat(codes(found, "/above")).containsExactly("90", "9018", "null", "90183100");
    assertThat(found.json().at("/items")).isEmpty();
    assertThat(found.at("/above/3/duties/general/inheritedFrom")).isEqualTo("null");
  }

  @Test
  void the_tree_is_walked_from_the_chapters_down() {
    var chapters = http().get(LINES + "?validAt=2025-06-01");
    var chapter = http().get(LINES + "?below=90&validAt=2025-06-01");
    var heading = http().get(LINES + "?below=9018&validAt=2025-06-01");

    assertThat(codes(chapters)).containsExactly("90");
    assertThat(chapters.at("/items/0/number")).isEqualTo("null");
    assertThat(chapters.at("/items/0/hasChildren")).isEqualTo("true");
    assertThat(codes(chapter)).containsExactly("9018", "9019");
    assertThat(chapter.at("/line/code")).isEqualTo("90");
    assertThat(codes(heading)).containsExactly("null", "90183100", "90183200");
    assertThat(heading.at("/items/0/description")).isEqualTo("Syringes and needles:");
    assertThat(codes(heading, "/above")).containsExactly("90");
  }

  @Test
  void each_level_says_which_measures_apply_there_and_below() {
    var heading = http().get(LINES + "?below=9018&validAt=2025-06-01");

    assertThat(measures(heading, "/line")).isEqualTo("[lines-all 0] and 3 below");
    assertThat(measures(heading, "/above/0")).isEqualTo("[lines-all 0] and 3 below");
    assertThat(measures(heading, "/items/0")).isEqualTo("[lines-all 0] and 3 below");
    assertThat(measures(heading, "/items/1"))
        .isEqualTo("[lines-listed 8, lines-heading 6, lines-all 0] and 1 below");
    assertThat(measures(heading, "/items/2")).isEqualTo("[lines-all 0] and 0 below");
    assertThat(heading.at("/items/1/measures/0/status")).isEqualTo("inForce");
    assertThat(heading.at("/items/1/measures/2/status")).isEqualTo("paused");
    assertThat(heading.at("/items/1/measuresTotal")).isEqualTo("3");
    assertThat(heading.at("/items/1/allMeasures")).isEqualTo("null");
    assertThat(heading.json().at("/openMeasures")).hasToString("[\"lines-open\"]");
    var earlier = http().get(LINES + "?below=9018&validAt=2025-02-01");
    assertThat(measures(earlier, "/items/1")).isEqualTo("[] and 0 below");
  }

  @Test
  void a_heading_without_a_line_of_its_own_shows_its_measures_and_what_it_inherits() {
    var heading = http().get(LINES + "?code=9018.31&validAt=2025-06-01");

    assertThat(heading.at("/line/code")).isEqualTo("901831");
    assertThat(heading.at("/line/number")).isEqualTo("null");
    assertThat(heading.at("/line/duties/general")).isEqualTo("null");
    assertThat(measures(heading, "/line")).isEqualTo("[lines-heading 6, lines-all 0] and 2 below");
    assertThat(codes(heading, "/above")).containsExactly("90", "9018");
    assertThat(codes(heading)).containsExactly("90183100");
  }

  @Test
  void of_many_measures_a_line_shows_those_by_the_longest_codes_and_says_where_all_are() {
    var line = http().get(LINES + "?code=9018.32.00&validAt=2025-12-01&edition=HTS-OLD");
    var shown = line.json().at("/line/measures");

    assertThat(shown).hasSize(20);
    assertThat(line.at("/line/measuresTotal")).isEqualTo("31");
    assertThat(line.at("/line/measures/0/measure")).isEqualTo("lines-many-29");
    assertThat(line.at("/line/measures/0/matchedDigits")).isEqualTo("8");
    var all = http().get(line.at("/line/allMeasures") + "&limit=1000");
    assertThat(all.json().at("/items").valueStream().map(m -> m.at("/id").asString()))
        .contains("lines-all", "lines-many-0", "lines-many-29");
  }

  @Test
  void a_code_that_ended_says_so_and_what_succeeded_it() {
    var before = http().get(LINES + "?code=9018.32.00&validAt=2025-06-30");
    var since = http().get(LINES + "?code=9018.32.00&validAt=2025-07-01");
    var rate = http().get("/v1/rates?importer=US&exporter=JP&product=9018.32&validAt=2025-07-01");
    var unaware = http().get(LINES + "?below=9018.32.00&validAt=2025-07-01&knownAt=2025-02-02");
    var never = http().get(LINES + "?code=7201&validAt=2025-07-01");

    assertThat(before.status()).isEqualTo(200);
    assertThat(since.status()).isEqualTo(404);
    assertThat(since.at("/code")).isEqualTo("unknown-code");
    assertThat(since.at("/detail"))
        .isEqualTo(
            "Edition HTS-NEW of the schedule of US does not have 90183200. It is gone since"
                + " 2025-07-01T00:00-04:00; the last edition to have it was HTS-OLD. It was"
                + " succeeded by 90183100.");
    assertThat(rate.at("/code")).isEqualTo("unknown-code");
    assertThat(rate.at("/errors/0/detail"))
        .contains("It is gone since 2025-07-01T00:00-04:00; the last edition");
    assertThat(unaware.at("/detail")).endsWith("HTS-OLD.");
    assertThat(never.at("/detail"))
        .isEqualTo("Edition HTS-NEW of the schedule of US does not have 7201.");
  }

  @Test
  void another_edition_may_be_asked_for_by_its_name() {
    var old = http().get(LINES + "?code=9018.32.00&validAt=2025-08-01&edition=HTS-OLD");
    var none = http().get(LINES + "?edition=HTS-1899");

    assertThat(old.at("/edition")).isEqualTo("HTS-OLD");
    assertThat(old.at("/line/description")).isEqualTo("Tubular metal needles");
    assertThat(measures(old, "/line")).isEqualTo("[lines-all 0] and 0 below");
    assertThat(none.status()).isEqualTo(400);
    assertThat(none.at("/code")).isEqualTo("unknown-edition");
  }

  @Test
  void what_was_not_known_or_recorded_then_is_not_there() {
    var first = http().get("/v1/schedules/US").at("/editions/0/recordedAt");

    var unknown = http().get(LINES + "?validAt=2025-08-01&knownAt=2024-12-30");
    var early = http().get(LINES + "?validAt=2024-06-01");
    var old = http().get(LINES + "?search=tubular&validAt=2025-08-01&knownAt=2025-01-30");
    var unrecorded = http().get(LINES + "?validAt=2025-08-01&recordedAt=2025-01-01T00:00:00Z");
    var recorded = http().get(LINES + "?validAt=2025-08-01&recordedAt=" + first);

    assertThat(List.of(unknown.status(), early.status(), unrecorded.status())).containsOnly(404);
    assertThat(early.at("/code")).isEqualTo("unknown-schedule");
    assertThat(early.at("/detail")).contains("in force at 2024-06-01T23:59:59.999999-04:00");
    assertThat(codes(old)).containsExactly("90183200");
    assertThat(recorded.at("/edition")).isEqualTo("HTS-OLD");
  }

  @Test
  void a_pinned_answer_keeps_its_bytes_and_any_other_names_it() {
    var fresh = http().get(LINES + "?search=needle&validAt=2025-06-01");
    var pinned = http().get(fresh.header("Content-Location"));
    var still =
        http().get(fresh.header("Content-Location"), "If-None-Match", pinned.header("ETag"));

    assertThat(fresh.header("ETag")).isEmpty();
    assertThat(fresh.header("Cache-Control")).contains("max-age=");
    assertThat(pinned.text()).isEqualTo(fresh.text());
    assertThat(pinned.header("Cache-Control")).contains("max-age=86400");
    assertThat(still.status()).isEqualTo(304);
  }

  @ParameterizedTest
  @CsvSource({"search=needles", "below=9018", "''", "code=9018"})
  void every_answer_is_read_page_by_page(String query) {
    var path = LINES + "?validAt=2025-06-01&" + (query.isEmpty() ? "" : query + "&") + "limit=";
    var whole = codes(http().get(path + 1000));
    var pages = new ArrayList<String>();
    for (var next = path + 1; !next.isEmpty(); ) {
      var page = http().get(next);
      pages.addAll(codes(page));
      next = page.header("Link").replaceFirst("<(.*?)>.*", "$1");
    }

    assertThat(whole).isNotEmpty();
    assertThat(pages).isEqualTo(whole);
  }

  @Test
  void what_nobody_wrote_is_found_nowhere() {
    var nothing = http().get(LINES + "?search=unicorns&validAt=2025-06-01");

    assertThat(nothing.status()).isEqualTo(200);
    assertThat(nothing.json().at("/items")).isEmpty();
    assertThat(nothing.at("/nextCursor")).isEqualTo("null");
  }

  @ParameterizedTest
  @CsvSource({
    "search=, bad-text, search",
    "'search=%20.,;', bad-text, search",
    "search=a+b+c+d+e+f+g+h+i+j+k, bad-text, search",
    "search=needles&code=9018, one-question, ''",
    "code=90x, malformed-code, code",
    "below=901, malformed-code, below",
    "code=, malformed-code, code",
    "edition=HTS%202025, malformed-id, edition",
    "limit=0, bad-limit, limit",
    "word=needles, unknown-parameter, word",
    "validAt=yesterday, bad-instant, validAt",
  })
  void what_cannot_be_read_is_refused(String query, String code, String pointer) {
    var answer = http().get(LINES + "?" + query);

    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.at("/errors/0/code")).isEqualTo(code);
    assertThat(answer.at("/errors/0/pointer")).isEqualTo(pointer);
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    var answer =
        http().get(LINES + "?search=&code=1&below=2&edition=%20&limit=x&validAt=x&wrong=1");

    assertThat(answer.json().at("/errors")).hasSize(7);
  }

  @Test
  void an_importer_without_a_schedule_has_no_lines() {
    for (var importer : List.of("CH", "XX", "us")) {
      var answer = http().get("/v1/schedules/" + importer + "/lines?search=needles");
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.at("/code")).isEqualTo("unknown-schedule");
    }
  }

  private static List<String> codes(Answer answer) {
    return codes(answer, "/items");
  }

  private static List<String> codes(Answer answer, String at) {
    return answer.json().at(at).valueStream().map(l -> l.at("/code").asString("null")).toList();
  }

  private static String measures(Answer answer, String line) {
    var covering =
        answer
            .json()
            .at(line + "/measures")
            .valueStream()
            .map(m -> m.at("/measure").asString() + " " + m.at("/matchedDigits").asInt())
            .toList();
    return covering + " and " + answer.at(line + "/measuresBelow") + " below";
  }

  private Http http() {
    return CALLERS.computeIfAbsent(database, _ -> told(server().http()));
  }

  private Server server() {
    return SERVERS.computeIfAbsent(database, Server::shared);
  }

  /// Two editions, and measures on all goods (paused), on a list and on a list of unknown content.
  private static Http told(Http http) {
    published(http, "HTS-OLD", "2025-01-01T00:00:00-05:00", "2025-01-01T00:00:00Z", OLD);
    published(http, "HTS-NEW", "2025-07-01T00:00:00-04:00", "2025-02-01T00:00:00Z", NEW);
    var told =
        http.post(
            "/v1/acts",
            """
            {"announcedAt": "2025-03-01T00:00:00Z", "commands": [
             {"type": "declareSuccessors", "importer": "US", "edition": "HTS-OLD",
              "code": "9018.32.00", "successors": ["9018.31.00"]},
             {"type": "registerProgramme", "id": "LINES", "imposer": "US", "name": "Lines"},
             {"type": "registerProductList", "id": "US-LINES", "imposer": "US", "name": "Some"},
             {"type": "registerProductList", "id": "US-OPEN", "imposer": "US", "name": "Unknown"},
             {"type": "publishProductList", "list": "US-LINES", "codes": ["9018.31.00"]},
             %s, %s, %s, %s, %s, %s,
             {"type": "pause", "measure": "lines-all", "from": "2025-04-10T00:00:00Z",
              "until": "2026-01-01T00:00:00Z", "residual": {"type": "adValorem", "percent": "10"}}
            ]}\
            """
                .formatted(
                    imposed("lines-all", "ALL"),
                    imposed("lines-heading", "9018.31"),
                    imposed("lines-listed", "US-LINES"),
                    imposed("lines-below", "9018.31.00.40"),
                    imposed("lines-open", "US-OPEN"),
                    IntStream.range(0, 30)
                        .mapToObj(LinesTest::oneOfMany)
                        .collect(Collectors.joining(", "))));
    assertThat(told.status()).as("%s", told).isEqualTo(200);
    http.get("/v1/measures", "Ledger-Position", "" + told.position());
    return http;
  }

  private static void published(
      Http http, String edition, String from, String announcedAt, String file) {
    var path =
        "/v1/schedules?importer=US&edition=%s&effectiveFrom=%s&announcedAt=%s"
            .formatted(edition, from, announcedAt);
    var answer = http.postFile(path, file);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
  }

  private static String imposed(String id, String goods) {
    return """
    {"type": "imposeTariff", "id": "%s", "imposer": "US", "programme": "LINES",
     "targets": {"include": ["WORLD"]}, "products": {"include": ["%s"]},
     "duty": {"type": "adValorem", "percent": "25"}, "effectiveFrom": "2025-04-01T00:00:00Z"}\
    """
        .formatted(id, goods);
  }

  /// On all syringes and needles from December on; the last on tubular ones.
  private static String oneOfMany(int number) {
    return """
    {"type": "imposeTariff", "id": "lines-many-%s", "imposer": "US", "programme": "LINES",
     "targets": {"include": ["WORLD"]}, "products": {"include": ["%s"]},
     "duty": {"type": "adValorem", "percent": "25"}, "effectiveFrom": "2025-11-01T00:00:00Z"}\
    """
        .formatted(number, number == 29 ? "9018.32.00" : "9018");
  }
}
