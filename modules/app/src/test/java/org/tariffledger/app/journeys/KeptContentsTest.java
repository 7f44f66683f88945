package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What came as a file is there after a restart and on every server, also the whole of what is
/// published.
class KeptContentsTest {

  private static final String SCHEDULE =
      "/v1/schedules?importer=US&edition=HTS-2025&effectiveFrom=2025-01-01T00:00:00-05:00";

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_list_and_a_schedule_outlive_the_server(Database database) {
    var place = database.newPlace();
    String list;
    String schedule;
    try (var server = Server.start(place, "none")) {
      var http = server.http();
      register(http, "US-PHONES");
      http.postFile("/v1/product-lists/US-PHONES/versions", "8517.13\n8517.14\n");
      var last = http.postFile(SCHEDULE, "code,rate\n8517.13.00,Free\n");
      list = read(http, "/v1/product-lists/US-PHONES/codes", last);
      schedule = read(http, "/v1/schedules/US", last);
    }

    try (var server = Server.start(place, "none")) {
      var http = server.http();
      assertThat(http.get("/v1/product-lists/US-PHONES/codes").json().at("/items").toString())
          .isEqualTo(list)
          .contains("851713", "851714");
      assertThat(http.get("/v1/schedules/US").text()).isEqualTo(schedule).contains("HTS-2025");
      var again = http.postFile(SCHEDULE, "code,rate\n8517.13.00,Free\n");
      assertThat(again.at("/reading/sameAsKnown")).isEqualTo("true");
    }
  }

  @Test
  void what_one_server_takes_in_another_answers() {
    var place = Database.POSTGRESQL.newPlace();
    try (var one = Server.start(place, "none");
        var other = Server.start(place, "none")) {
      register(one.http(), "US-PHONES");
      var last = one.http().postFile("/v1/product-lists/US-PHONES/versions", "8517.13\n8517.14\n");

      assertThat(read(other.http(), "/v1/product-lists/US-PHONES/codes", last))
          .contains("851713", "851714");
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void the_whole_published_schedule_and_its_lists_are_taken_in(Database database) throws Exception {
    var published = SharedData.file("us/hts_2025_basic_edition.csv");
    var lists = SharedData.file("us/s301_product_lists.csv");
    assumeThat(published).as("the published schedule").exists();
    var place = database.newPlace();
    try (var server = Server.start(place, "none")) {
      var http = server.http();
      var schedule = http.postFile(SCHEDULE, BodyPublishers.ofFile(published));
      assertThat(schedule.status()).as("%s", schedule).isEqualTo(201);
      assertThat(schedule.at("/reading/lines")).isEqualTo("35859");
      assertThat(schedule.at("/events/0/data/extent")).isEqualTo("whole");
      assertThat(schedule.at("/reading/warningsTotal")).isEqualTo("11");

      var lines = 0;
      for (var name : names(lists)) {
        var id = "US-301-" + name;
        register(http, id);
        var path = "/v1/product-lists/" + id + "/versions?column=hts8&where=list:" + name;
        var answer = http.postFile(path, BodyPublishers.ofFile(lists));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        lines += answer.json().at("/reading/lines").intValue();
      }
      assertThat(lines).isEqualTo(12_223);
    }

    try (var server = Server.start(place, "none")) {
      var codes = server.http().get("/v1/product-lists/US-301-4A/codes", "Accept", "text/csv");
      assertThat(codes.text().lines()).hasSize(2_967 + 1);
    }
  }

  private static Set<String> names(Path lists) throws Exception {
    try (var rows = Files.lines(lists)) {
      return rows.skip(1)
          .map(row -> row.split(",", -1)[1])
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static void register(Http http, String list) {
    var answer =
        http.post(
            "/v1/product-lists",
            "{\"id\": \"%s\", \"imposer\": \"US\", \"name\": \"A list\"}".formatted(list));
    assertThat(answer.status()).isEqualTo(201);
  }

  private static String read(Http http, String path, Answer recorded) {
    var answer = http.get(path, "Ledger-Position", recorded.at("/position"));
    return path.endsWith("/codes") ? answer.json().at("/items").toString() : answer.text();
  }
}
