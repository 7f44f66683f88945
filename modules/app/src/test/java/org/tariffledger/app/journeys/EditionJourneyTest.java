package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// An edition of a schedule comes as a file, plain or as the United States publish theirs.
@OnEachDatabase
class EditionJourneyTest {

  static final String US_HEADER =
      "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,"
          + "Column 2 Rate of Duty,Quota Quantity,Additional Duties\n";

  private static final String US =
      US_HEADER
          + """
          "0101","0","Live horses:","","","","","",""
          "","1","Horses:","","","","","",""
          "0101.21.00","2","Purebred","[""No.""]","Free","","Free","",""
          "0101.29.00","2","Other","[""No.""]","4.5%","Free (A+,AU,S)","20%","",""
          "0101.29.00.10","3","For slaughter","[""No."",""kg""]","","","","",""
          "0102.29.40","1","Cattle","[""kg""]","1¢/kg","","5.5¢/kg","",""
          """;

  private static final Map<Database, Server> SERVERS = new ConcurrentHashMap<>();
  private static final Map<Database, Http> CALLERS = new ConcurrentHashMap<>();

  @Parameter Database database;

  @Test
  void the_schedule_of_the_United_States_is_read_as_published_and_is_whole() {
    var path = path("US", "HTS-TEST") + "&instrument=19+USC+1202&source=https://hts.usitc.gov";

    var answer = http().postFile(path, "\uFEFF" + US);

    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo("/v1/schedules/US");
    assertThat(answer.at("/events/0/data/extent")).isEqualTo("whole");
    assertThat(answer.at("/reading/lines")).isEqualTo("6");
    assertThat(answer.at("/reading/codes")).isEqualTo("5");
    assertThat(answer.at("/reading/duties/free")).isEqualTo("1");
    assertThat(answer.at("/reading/duties/adValorem")).isEqualTo("1");
    assertThat(answer.at("/reading/duties/specific")).isEqualTo("1");
    assertThat(answer.at("/reading/duties/inherited")).isEqualTo("1");
    var schedule = http().get("/v1/schedules/US", "Ledger-Position", answer.at("/position"));
    assertThat(schedule.at("/editions/0/edition")).isEqualTo("HTS-TEST");
    assertThat(schedule.at("/editions/0/content/size")).isEqualTo("6");
    assertThat(schedule.at("/editions/0/fileDigest")).isEqualTo(answer.at("/reading/fileDigest"));
    assertThat(schedule.at("/editions/0/legalBasis/0/instrument")).isEqualTo("19 USC 1202");
    assertThat(schedule.header("ETag")).isEqualTo(answer.header("ETag"));
  }

  @Test
  void a_plain_schedule_says_nothing_of_other_codes_and_comes_once() {
    var file = "code,rate,description\n8703.23,10%,Cars\n8703.24,5%,\n";

    var first = http().postFile(path("NZ", "WTD-2025"), file);
    var again = http().postFile(path("NZ", "WTD-2025"), file.replace("\n", "\r\n"));
    var whole = http().postFile(path("NZ", "WTD-2025") + "&extent=whole", file);

    assertThat(first.status()).as("%s", first).isEqualTo(201);
    assertThat(first.at("/events/0/data/extent")).isEqualTo("partial");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.at("/reading/sameAsKnown")).isEqualTo("true");
    assertThat(whole.status()).isEqualTo(201);
    assertThat(whole.at("/events/0/data/extent")).isEqualTo("whole");
    assertThat(whole.at("/reading/digest")).isEqualTo(first.at("/reading/digest"));
    assertThat(kept(first.at("/reading/digest"))).isOne();
  }

  @Test
  void an_indent_that_jumps_is_read_with_a_warning() {
    var jump = US.replace("\"2\",\"Other\"", "\"4\",\"Other\"");

    var answer = http().postFile(path("CA", "CT-2025") + "&dryRun=true", jump);

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.at("/reading/warningsTotal")).isEqualTo("1");
    assertThat(answer.at("/reading/warnings/0/line")).isEqualTo("5");
    assertThat(answer.at("/reading/warnings/0/column")).isEqualTo("2");
    assertThat(answer.at("/reading/warnings/0/detail")).contains("jumps");
  }

  @Test
  void what_is_assigned_and_succeeded_stands_with_the_editions() {
    http().postFile(path("AU", "CT-2025"), "code,rate\n8703.23,5%\n");
    http()
        .post(
            "/v1/schedules/AU/columns",
            "{\"column\": \"NZ\", \"claim\": \"ANZCERTA\", \"targets\": {\"include\": [\"NZ\"]},"
                + " \"effectiveFrom\": \"2025-01-01T00:00:00Z\"}");
    var last =
        http()
            .post(
                "/v1/schedules/AU/successors",
                "{\"edition\": \"CT-2025\", \"code\": \"8703.23\", \"successors\":"
                    + " [\"8703.22\"]}");

    var schedule = http().get("/v1/schedules/AU", "Ledger-Position", last.at("/position"));

    assertThat(schedule.at("/columns/0/claim")).isEqualTo("ANZCERTA");
    assertThat(schedule.at("/successionCount")).isEqualTo("1");
    var successions = http().get("/v1/schedules/AU/successions");
    assertThat(successions.at("/items/0/successors/0")).isEqualTo("870322");
    assertThat(schedule.at("/version")).isEqualTo("2");
    assertThat(schedule.header("ETag")).isEqualTo("\"2\"");
    assertThat(http().get("/v1/schedules/CH").at("/code")).isEqualTo("unknown-schedule");
  }

  @Test
  void successions_are_read_page_by_page_by_edition_and_code() {
    http().postFile(path("IN", "CT-2025"), "code,rate\n8703.23,0%\n8704,1%\n");
    succeed("IN", "8704", "8705");
    var last = succeed("IN", "8703.23", "8703.22");

    var page =
        http().get("/v1/schedules/IN/successions?limit=1", "Ledger-Position", last.at("/position"));
    var rest = http().get("/v1/schedules/IN/successions?limit=1&cursor=" + page.at("/nextCursor"));

    assertThat(page.at("/items/0/code")).isEqualTo("870323");
    assertThat(page.header("Link")).contains("/v1/schedules/IN/successions?limit=1&cursor=");
    assertThat(rest.at("/items/0/code")).isEqualTo("8704");
    assertThat(rest.at("/nextCursor")).isEqualTo("null");
    assertThat(http().get("/v1/schedules/CH/successions").status()).isEqualTo(404);
  }

  private Answer succeed(String importer, String code, String by) {
    return http()
        .post(
            "/v1/schedules/" + importer + "/successors",
            "{\"edition\": \"CT-2025\", \"code\": \"%s\", \"successors\": [\"%s\"]}"
                .formatted(code, by));
  }

  @Test
  void editions_are_read_page_by_page_by_importer() {
    http().postFile(path("JP", "CT-2024"), "code,rate\n8703.23,0%\n");
    var last = http().postFile(path("JP", "CT-2025"), "code,rate\n8703.23,0%\n8704,1%\n");
    http().postFile(path("KR", "CT-2025"), "code,rate\n8703.23,8%\n");

    var page = http().get("/v1/schedules?limit=1", "Ledger-Position", last.at("/position"));
    var seen = new java.util.ArrayList<String>();
    while (true) {
      page.json()
          .at("/items")
          .valueStream()
          .forEach(e -> seen.add(e.at("/importer").asString() + " " + e.at("/edition").asString()));
      if (page.header("Link").isEmpty()) {
        break;
      }
      page = http().get(page.header("Link").replaceFirst("<(.*?)>.*", "$1"));
    }

    assertThat(seen).isSorted().containsSubsequence("JP CT-2024", "JP CT-2025");
  }

  private static String path(String importer, String edition) {
    return "/v1/schedules?importer=%s&edition=%s&effectiveFrom=2025-01-01T00:00:00Z"
        .formatted(importer, edition);
  }

  private long kept(String digest) {
    return server()
        .store()
        .sql("select count(*) from content where digest = ?")
        .param(digest)
        .query(Long.class)
        .single();
  }

  private Http http() {
    return CALLERS.computeIfAbsent(database, _ -> server().http());
  }

  private Server server() {
    return SERVERS.computeIfAbsent(database, Server::shared);
  }
}
