package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// A product list comes as a file, once, and what is on it can be read at three times.
@OnEachDatabase
class ListJourneyTest {

  private static final String FILE =
      """
      # Two parts of one list
      hts8,list
      8471.30.01,A
      8517.13.00,A
      85171400,A
      8517.13.00,B
      """;

  private static final Map<Database, Server> SERVERS = new ConcurrentHashMap<>();
  private static final Map<Database, Http> CALLERS = new ConcurrentHashMap<>();

  @Parameter Database database;

  @Test
  void a_list_is_what_the_asked_for_lines_of_the_file_say() {
    var registered = register("US-READ");

    var answer = http().postFile(versions("US-READ") + "?where=list:A&nomenclature=HTS-2025", FILE);

    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo("/v1/product-lists/US-READ");
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(answer.position()).isEqualTo(registered.position() + 1);
    assertThat(answer.at("/events/0/name")).isEqualTo("product-list-published");
    assertThat(answer.at("/events/0/data/content/size")).isEqualTo("3");
    assertThat(answer.at("/events/0/data/content/digest")).isEqualTo(answer.at("/reading/digest"));
    assertThat(answer.at("/reading/lines")).isEqualTo("3");
    assertThat(answer.at("/reading/leftOut")).isEqualTo("1");
    assertThat(answer.at("/reading/column")).isEqualTo("hts8");
    assertThat(answer.at("/reading/sameAsKnown")).isEqualTo("false");
    var list = http().get("/v1/product-lists/US-READ", "Ledger-Position", answer.at("/position"));
    assertThat(list.header("ETag")).isEqualTo("\"1\"");
    assertThat(list.at("/versions/0/nomenclature")).isEqualTo("HTS-2025");
    assertThat(codes("US-READ", answer)).containsExactly("84713001", "85171300", "85171400");
  }

  @Test
  void the_same_again_in_whatever_form_adds_nothing() {
    register("US-AGAIN");
    var first = http().postFile(versions("US-AGAIN"), "code\n8471.30.01\n8517.13\n");

    var again = http().postFile(versions("US-AGAIN"), "851713\n84713001\n85.17.13\n");

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().at("/events").isEmpty()).isTrue();
    assertThat(again.at("/reading/sameAsKnown")).isEqualTo("true");
    assertThat(again.at("/reading/repeated")).isEqualTo("1");
    assertThat(again.at("/reading/digest")).isEqualTo(first.at("/reading/digest"));
    assertThat(again.at("/reading/fileDigest")).isNotEqualTo(first.at("/reading/fileDigest"));
    assertThat(again.header("ETag")).isEqualTo("\"1\"");
    assertThat(kept(first.at("/reading/digest"))).isOne();
  }

  @Test
  void a_part_says_that_it_is_one_and_within_what_it_is_whole() {
    register("US-PART");
    var part = versions("US-PART") + "?extent=partial&within=8517&within=61.09";
    var first = http().postFile(part, "8471.30.01\n8517.13\n");
    var whole = http().postFile(versions("US-PART"), "8471.30.01\n8517.13\n");

    assertThat(first.status()).as("%s", first).isEqualTo(201);
    assertThat(first.at("/events/0/data/extent")).isEqualTo("partial");
    assertThat(first.json().at("/events/0/data/within").toString())
        .isEqualTo("[\"6109\",\"8517\"]");
    assertThat(whole.status()).isEqualTo(201);
    assertThat(whole.at("/events/0/data/extent")).isEqualTo("whole");
    var list = http().get("/v1/product-lists/US-PART", "Ledger-Position", whole.at("/position"));
    assertThat(list.at("/versions/0/extent")).isEqualTo("partial");
    assertThat(list.json().at("/versions/0/within")).hasSize(2);
    assertThat(list.at("/versions/1/extent")).isEqualTo("whole");
    assertThat(http().postFile(part, "8471.30.01\n8517.13\n").status()).isEqualTo(201);
  }

  @Test
  void of_what_it_is_a_part_and_within_what_is_read_strictly() {
    register("US-STRICT");
    var strange = http().postFile(versions("US-STRICT") + "?extent=some&within=851", "8471\n");
    var whole = http().postFile(versions("US-STRICT") + "?within=8517", "8471\n");

    assertThat(strange.status()).isEqualTo(400);
    assertThat(strange.json().at("/errors").valueStream().map(e -> e.at("/pointer").asString()))
        .hasSize(2)
        .anyMatch(pointer -> pointer.contains("extent"));
    assertThat(whole.status()).isEqualTo(400);
    assertThat(whole.text())
        .contains("Only a partial list says within which headings it is whole.");
    assertThat(http().get("/v1/product-lists/US-STRICT").json().at("/versions")).isEmpty();
  }

  @Test
  void two_lists_of_the_same_codes_keep_them_once() {
    register("US-ONE");
    register("US-OTHER");
    var one = http().postFile(versions("US-ONE"), "4407.11\n4407.12\n");
    var other = http().postFile(versions("US-OTHER"), "4407.11\n4407.12\n");

    assertThat(other.status()).isEqualTo(201);
    assertThat(kept(one.at("/reading/digest"))).isOne();
  }

  @Test
  void a_rehearsed_file_is_read_and_leaves_nothing() {
    var registered = register("US-TRIED");

    var tried = http().postFile(versions("US-TRIED") + "?dryRun=true", "4408.10\n4408.31\n");

    assertThat(tried.status()).isEqualTo(200);
    assertThat(tried.at("/dryRun")).isEqualTo("true");
    assertThat(tried.at("/events/0/name")).isEqualTo("product-list-published");
    assertThat(tried.at("/reading/codes")).isEqualTo("2");
    assertThat(tried.header("Ledger-Position")).isEmpty();
    assertThat(kept(tried.at("/reading/digest"))).isZero();
    var list =
        http().get("/v1/product-lists/US-TRIED", "Ledger-Position", registered.at("/position"));
    assertThat(list.at("/version")).isEqualTo("0");
    assertThat(list.json().at("/versions").isEmpty()).isTrue();
    assertThat(list.position()).isGreaterThanOrEqualTo(registered.position());
  }

  @Test
  void a_file_is_taken_once_under_its_key_and_only_on_the_version_that_was_seen() {
    register("US-KEYED");
    var path = versions("US-KEYED");
    var first = http().postFile(path, "4409.10\n", "Idempotency-Key", "a-list");
    var repeated = http().postFile(path, "4409.10\n", "Idempotency-Key", "a-list");
    var other = http().postFile(path, "4409.21\n", "Idempotency-Key", "a-list");
    var stale = http().postFile(path, "4409.22\n", "If-Match", "\"0\"");
    var seen = http().postFile(path, "4409.22\n", "If-Match", "\"1\"");

    assertThat(repeated.text()).isEqualTo(first.text());
    assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(other.status()).isEqualTo(422);
    assertThat(stale.status()).isEqualTo(412);
    assertThat(seen.status()).isEqualTo(201);
  }

  @Test
  void what_is_on_a_list_depends_on_three_times() {
    register("US-DATED");
    var path = versions("US-DATED") + "?announcedAt=2025-04-01T00:00:00Z&effectiveFrom=";
    var first = http().postFile(path + "2025-05-01T00:00:00Z", "0101.21\n");
    var later = path.replace("04-01", "05-10") + "2025-06-01T00:00:00Z";
    var second = http().postFile(later, "0101.21\n0101.29\n");

    assertThat(at("US-DATED", "2025-04-29", "2025-04-15", second)).isEqualTo("notYetPublished []");
    assertThat(at("US-DATED", "2025-05-02", "2025-04-15", second)).isEqualTo("published [010121]");
    assertThat(at("US-DATED", "2025-06-02", "2025-05-09T00:00:00Z", second))
        .isEqualTo("published [010121]");
    assertThat(at("US-DATED", "2025-06-02", "2025-05-11", second))
        .isEqualTo("published [010121, 010129]");
    assertThat(at("US-DATED", "2025-06-02", "2025-03-01", second)).isEqualTo("unknown []");
    var before = first.at("/recordedAt");
    var asRecorded =
        http()
            .get(
                "/v1/product-lists/US-DATED/codes?validAt=2025-06-02&recordedAt=" + before,
                "Ledger-Position",
                second.at("/position"));
    assertThat(asRecorded.json().at("/items")).hasSize(1);
  }

  @Test
  void a_pinned_answer_is_kept_and_any_other_names_it() {
    register("US-PINNED");
    var published = http().postFile(versions("US-PINNED"), "0102.21\n0102.29\n");
    var position = published.at("/position");

    var fresh =
        http().get("/v1/product-lists/US-PINNED/codes?limit=1", "Ledger-Position", position);
    var pinned = http().get(fresh.header("Content-Location"));

    assertThat(fresh.header("ETag")).isEmpty();
    assertThat(fresh.header("Cache-Control")).contains("max-age=60");
    assertThat(pinned.text()).isEqualTo(fresh.text());
    assertThat(pinned.header("Cache-Control")).contains("max-age=86400");
    var again =
        http().get(fresh.header("Content-Location"), "If-None-Match", pinned.header("ETag"));
    assertThat(again.status()).isEqualTo(304);
    var next = fresh.header("Link").replaceFirst("<(.*?)>.*", "$1");
    assertThat(http().get(next).at("/items/0")).isEqualTo("010229");
  }

  @Test
  void as_a_file_the_list_comes_whole() {
    register("US-FILED");
    var published = http().postFile(versions("US-FILED"), "0103.91\n0103.10\n");
    var path = "/v1/product-lists/US-FILED/codes";
    var position = published.at("/position");

    var file = http().get(path, "Accept", "text/csv", "Ledger-Position", position);
    var pinned = http().get(file.header("Content-Location"), "Accept", "text/csv");
    var json = http().get(file.header("Content-Location"));

    assertThat(file.contentType()).isEqualTo("text/csv");
    assertThat(file.text()).isEqualTo("code\n010310\n010391\n");
    assertThat(file.header("Vary")).contains("Accept");
    assertThat(pinned.text()).isEqualTo(file.text());
    assertThat(pinned.header("ETag")).isNotEqualTo(json.header("ETag"));
    assertThat(http().get(path + "?limit=1", "Accept", "text/csv").status()).isEqualTo(400);
  }

  @Test
  void lists_are_read_page_by_page() {
    register("US-PAGE-1");
    var last = register("US-PAGE-2");

    var page = http().get("/v1/product-lists?limit=1", "Ledger-Position", last.at("/position"));
    var next = http().get(page.header("Link").replaceFirst("<(.*?)>.*", "$1"));

    assertThat(page.json().at("/items")).hasSize(1);
    assertThat(next.at("/items/0/id")).isGreaterThan(page.at("/items/0/id"));
    assertThat(http().get("/v1/product-lists/US-NOBODYS").at("/code"))
        .isEqualTo("unknown-product-list");
    assertThat(http().get("/v1/product-lists/US-NOBODYS/codes").at("/code"))
        .isEqualTo("unknown-product-list");
  }

  private String at(String list, String validAt, String knownAt, Answer recorded) {
    var answer =
        http()
            .get(
                "/v1/product-lists/%s/codes?validAt=%s&knownAt=%s"
                    .formatted(list, validAt, knownAt),
                "Ledger-Position",
                recorded.at("/position"));
    return answer.at("/state") + " " + items(answer);
  }

  private List<String> codes(String list, Answer recorded) {
    return items(
        http()
            .get(
                "/v1/product-lists/" + list + "/codes",
                "Ledger-Position",
                recorded.at("/position")));
  }

  private static List<String> items(Answer answer) {
    return answer.json().at("/items").valueStream().map(item -> item.asString()).toList();
  }

  private Answer register(String list) {
    var answer =
        http()
            .post(
                "/v1/product-lists",
                "{\"id\": \"%s\", \"imposer\": \"US\", \"name\": \"A list\"}".formatted(list));
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer;
  }

  private static String versions(String list) {
    return "/v1/product-lists/" + list + "/versions";
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
