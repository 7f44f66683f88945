package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// Keys that an admin makes and takes back, and what is refused.
@OnEachDatabase
class KeysTest {

  private static final String PATH = "/v1/admin/keys";

  @Parameter Database database;

  private Server server() {
    return Server.ofTheDemonstration(database);
  }

  private WebhooksTest.Keyed admin() {
    return new WebhooksTest.Keyed(server().http(), server().key());
  }

  private static String asked(String name, String... scopes) {
    return "{\"name\": \"%s\", \"scopes\": [%s]}"
        .formatted(
            name, String.join(", ", List.of(scopes).stream().map(s -> "\"" + s + "\"").toList()));
  }

  private WebhooksTest.Keyed with(Answer made) {
    return new WebhooksTest.Keyed(server().http(), made.at("/key"));
  }

  @Test
  void a_key_is_told_once_opens_what_it_is_for_and_nothing_once_it_was_taken_back() {
    var made = admin().post(PATH, asked("auditor-9", "audit:read", "audit:read"));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo(PATH + "/auditor-9");
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    assertThat(made.at("/key")).matches("tl_[A-Za-z0-9_-]{43}");
    assertThat(made.json().at("/scopes").toString()).isEqualTo("[\"audit:read\"]");
    assertThat(admin().get(PATH + "/auditor-9").text())
        .contains("auditor-9", "createdAt")
        .doesNotContain(made.at("/key"));
    assertThat(admin().get(PATH + "?limit=1000").text()).doesNotContain(made.at("/key"));

    var auditor = with(made);
    assertThat(auditor.get("/v1/audit/records?limit=1").status()).isEqualTo(200);
    assertThat(auditor.post("/v1/acts", "{\"commands\": []}").status()).isEqualTo(403);
    assertThat(auditor.get("/v1/webhooks").at("/code")).isEqualTo("scope-missing");

    assertThat(admin().delete(PATH + "/auditor-9").status()).isEqualTo(204);
    assertThat(auditor.get("/v1/audit/records?limit=1").at("/code")).isEqualTo("key-needed");
    assertThat(admin().get(PATH + "/auditor-9").at("/code")).isEqualTo("unknown-key");
    assertThat(admin().delete(PATH + "/auditor-9").status()).isEqualTo(404);
  }

  @Test
  void only_an_admin_sees_makes_or_takes_back_keys() {
    var writer =
        with(
            admin()
                .post(
                    PATH,
                    asked(
                        "all-but-admin",
                        "tariffs:write",
                        "tariffs:approve",
                        "subscriptions:manage",
                        "audit:read")));
    var nobody = new WebhooksTest.Keyed(server().http(), "tl_none");
    for (var caller : List.of(writer, nobody)) {
      var status = caller.equals(writer) ? 403 : 401;
      assertThat(caller.get(PATH).status()).isEqualTo(status);
      assertThat(caller.get(PATH + "/bootstrap-admin").status()).isEqualTo(status);
      assertThat(caller.delete(PATH + "/bootstrap-admin").status()).isEqualTo(status);
      assertThat(caller.post(PATH, asked("more", "admin")).status()).isEqualTo(status);
    }
    assertThat(admin().get(PATH + "/more").status()).isEqualTo(404);
    assertThat(admin().get(PATH + "/bootstrap-admin").status()).isEqualTo(200);
  }

  @Test
  void every_fault_of_a_new_key_is_named() {
    var all =
        admin()
            .post(PATH, "{\"name\": \"a:b\", \"scopes\": [\"admin\", \"root\", 1], \"role\": 1}");
    assertThat(all.status()).isEqualTo(400);
    assertThat(BatchTest.faults(all.json()))
        .containsExactlyInAnyOrder(
            "/role unknown-field",
            "/name malformed-id",
            "/scopes/1 unknown-value",
            "/scopes/2 wrong-type");
    assertThat(BatchTest.faults(admin().post(PATH, "{}").json()))
        .containsExactlyInAnyOrder("/name missing-field", "/scopes missing-field");
    assertThat(BatchTest.faults(admin().post(PATH, "{\"name\": 5, \"scopes\": \"admin\"}").json()))
        .containsExactlyInAnyOrder("/name wrong-type", "/scopes wrong-type");
    for (var bad : List.of("", "-a", "a b", "\\u0000", "Zürich", "x".repeat(101))) {
      assertThat(BatchTest.faults(admin().post(PATH, asked(bad, "admin")).json()))
          .as(bad)
          .containsExactly("/name malformed-id");
    }
    assertThat(BatchTest.faults(admin().post(PATH, asked("none")).json()))
        .containsExactly("/scopes missing-field");
    assertThat(admin().post(PATH, "[]").status()).isEqualTo(400);
    assertThat(admin().get(PATH + "/none").status()).isEqualTo(404);
  }

  @Test
  void a_name_that_is_taken_is_not_given_again_and_its_key_still_opens() {
    var first = with(admin().post(PATH, asked("twice", "audit:read")));
    var again = admin().post(PATH, asked("twice", "admin"));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.at("/code")).isEqualTo("key-exists");
    assertThat(first.get("/v1/audit/records?limit=1").status()).isEqualTo(200);
    assertThat(first.get(PATH).status()).isEqualTo(403);

    var racing =
        IntStream.range(0, 6)
            .parallel()
            .mapToObj(_ -> admin().post(PATH, asked("raced", "audit:read")).status())
            .sorted()
            .toList();
    assertThat(racing).containsExactly(201, 409, 409, 409, 409, 409);
  }

  @Test
  void no_key_takes_itself_back_so_that_one_admin_is_always_left() {
    var own = admin().delete(PATH + "/bootstrap-admin");
    assertThat(own.status()).isEqualTo(409);
    assertThat(own.at("/code")).isEqualTo("own-key");

    for (int i = 0; i < 10; i++) {
      var one = with(admin().post(PATH, asked("admin-1", "admin")));
      var other = with(admin().post(PATH, asked("admin-2", "admin")));
      var ended =
          IntStream.range(0, 2)
              .parallel()
              .mapToObj(
                  turn ->
                      (turn == 0 ? one : other)
                          .delete(PATH + (turn == 0 ? "/admin-2" : "/admin-1"))
                          .status())
              .sorted()
              .toList();
      assertThat(ended.getFirst()).isEqualTo(204);
      assertThat(ended.getLast()).isIn(401, 409);
      var left =
          List.of("admin-1", "admin-2").stream()
              .filter(name -> admin().get(PATH + "/" + name).status() == 200)
              .toList();
      assertThat(left).hasSize(1);
      assertThat(admin().delete(PATH + "/" + left.getFirst()).status()).isEqualTo(204);
    }
  }

  @Test
  void keys_are_listed_page_by_page_capitals_first() {
    for (var name : List.of("page-b", "Page-C", "page-a")) {
      assertThat(admin().post(PATH, asked(name, "audit:read")).status()).isEqualTo(201);
    }
    var seen = new java.util.ArrayList<String>();
    var path = PATH + "?limit=1";
    while (path != null) {
      var page = admin().get(path);
      page.json().at("/items").forEach(key -> seen.add(key.at("/name").asString()));
      var link = page.headers().get("link");
      path = link == null ? null : link.replaceFirst("<(.*)>.*", "$1");
    }
    assertThat(seen).isSorted().contains("Page-C", "page-a", "page-b", "bootstrap-admin");
    var bad = admin().get(PATH + "?limit=0&cursor=!&who=me");
    assertThat(BatchTest.faults(bad.json()))
        .containsExactlyInAnyOrder("limit bad-limit", "cursor bad-cursor", "who unknown-parameter");
    assertThat(admin().get(PATH + "?cursor=AA").status()).isIn(200, 400);
  }

  @Test
  void an_auditor_finds_who_made_and_took_back_which_key_also_once_it_is_gone() {
    assertThat(admin().post(PATH, asked("temp", "tariffs:approve")).status()).isEqualTo(201);
    assertThat(admin().post(PATH, asked("temp", "admin")).status()).isEqualTo(409);
    assertThat(admin().delete(PATH + "/temp").status()).isEqualTo(204);
    assertThat(admin().post(PATH, asked("temp", "admin")).status()).isEqualTo(201);

    var auditor =
        new WebhooksTest.Keyed(server().http(), server().newKey("auditor-10", "audit:read"));
    var first = auditor.get("/v1/audit/key-records?name=temp&limit=2");
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    var rest = auditor.get(first.header("Link").replaceFirst("<(.*)>.*", "$1"));
    assertThat(rest.at("/nextCursor")).isEqualTo("null");
    assertThat(Stream.of(first, rest).flatMap(page -> page.json().at("/items").valueStream()))
        .extracting(
            one ->
                one.at("/what").asString()
                    + " "
                    + one.at("/scopes/0").asString()
                    + " by "
                    + one.at("/by").asString())
        .containsExactly(
            "made tariffs:approve by bootstrap-admin",
            "takenBack tariffs:approve by bootstrap-admin",
            "made admin by bootstrap-admin");
    var start = auditor.get("/v1/audit/key-records?name=bootstrap-admin");
    assertThat(start.at("/items/0/what")).isEqualTo("made");
    assertThat(start.json().at("/items/0/by").isNull()).isTrue();

    var writer = new WebhooksTest.Keyed(server().http(), server().newKey("w", "tariffs:write"));
    assertThat(writer.get("/v1/audit/key-records").status()).isEqualTo(403);
    assertThat(server().http().get("/v1/audit/key-records").status()).isEqualTo(401);
    var bad = auditor.get("/v1/audit/key-records?limit=0&cursor=AA&key=x");
    assertThat(BatchTest.faults(bad.json()))
        .containsExactlyInAnyOrder("limit bad-limit", "cursor bad-cursor", "key unknown-parameter");
    assertThat(auditor.get("/v1/audit/key-records?name=%00").status()).isIn(200, 400);
  }
}
