package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is wrong gets a problem that names all of it, and leaves the ledger as it was.
@OnEachDatabase
class BadInputTest {

  private static final int BODY_BYTES = 11_000_000;

  /// An imposition that would be accepted, but for what a row changes in it.
  private static final String GOOD =
      """
      {"id": "bad-input", "imposer": "US", "programme": "US-IEEPA-RECIPROCAL",
       "targets": {"include": ["JP"]}, "duty": {"type": "adValorem", "percent": "24"},
       "announcedAt": "2025-04-02T00:00:00-04:00", "effectiveFrom": "2025-04-09T00:01:00-04:00"}\
      """;

  private static final String LIFT =
      """
      {"type": "lift", "measure": "us-fentanyl-cn", "effectiveFrom": "2025-06-01T00:00:00Z",
       "announcedAt": "2025-05-01T00:00:00Z"}\
      """;

  private static final String CHANGE_DUTY = "\"changeDuty\", \"duty\": {\"type\": \"prohibited\"}";

  private static final String EFFECTIVE = "{\"effectiveFrom\": \"2025-07-01T00:00:00Z\"}";

  @Parameter Database database;

  static Stream<Arguments> bodies() {
    return Stream.of(
        arguments(
            "unknown economy",
            with("\"JP\"", "\"XX\""),
            400,
            List.of("unknown-economy /targets/include/0")),
        arguments(
            "unknown programme",
            with("US-IEEPA-RECIPROCAL", "US-IEEPA-RECIPROCAI"),
            400,
            List.of("unknown-programme /programme")),
        arguments(
            "malformed code",
            with("\"duty\"", "\"products\": {\"include\": [\"870\"]}, \"duty\""),
            400,
            List.of("malformed-code /products/include/0")),
        arguments(
            "negative rate", with("\"24\"", "\"-24\""), 400, List.of("bad-rate /duty/percent")),
        arguments(
            "absurd rate", with("\"24\"", "\"10001\""), 400, List.of("bad-rate /duty/percent")),
        arguments(
            "end before start",
            with("\"duty\"", "\"expiresAt\": \"2025-04-01T00:00:00Z\", \"duty\""),
            400,
            List.of("end-before-start /expiresAt")),
        arguments(
            "self target",
            with("\"JP\"", "\"JP\", \"US\""),
            400,
            List.of("self-target /targets/include/1")),
        arguments(
            "a second measure with one id",
            with("bad-input", "us-fentanyl-cn"),
            409,
            List.of("measure-exists /id")),
        arguments(
            "an unknown field",
            with("\"duty\"", "\"dutty\": 1, \"duty\""),
            400,
            List.of("unknown-field /dutty")),
        arguments(
            "an instant without offset",
            with("2025-04-09T00:01:00-04:00", "2025-04-09T00:01:00"),
            400,
            List.of("bad-instant /effectiveFrom")),
        arguments(
            "missing fields", "{}", 400, List.of("missing-field /id", "missing-field /imposer")),
        arguments(
            "many faults at once",
            with("\"JP\"", "\"XX\", 5").replace("\"24\"", "\"-1\"").replace("09T00:01", "31T00:01"),
            400,
            List.of(
                "unknown-economy /targets/include/0",
                "wrong-type /targets/include/1",
                "bad-rate /duty/percent",
                "bad-instant /effectiveFrom")),
        arguments("a body that is not JSON", "tariff: 24", 400, List.of()),
        arguments("an empty body", "", 400, List.of()),
        arguments("an array", "[]", 400, List.of()),
        arguments("a field twice", with("\"duty\"", "\"id\": \"again\", \"duty\""), 400, List.of()),
        arguments("text after the end", GOOD + GOOD, 400, List.of()),
        arguments("a deep nest", "[".repeat(5_000) + "]".repeat(5_000), 400, List.of()),
        arguments(
            "an endless number",
            with("\"24\"", "1" + "0".repeat(5_000)),
            400,
            List.of("malformed-json ")),
        arguments(
            "a NUL in a text",
            with("\"duty\"", "\"reason\": \"a\\u0000b\", \"duty\""),
            400,
            List.of("bad-text /reason")),
        arguments(
            "a NUL as it is",
            with("\"duty\"", "\"reason\": \"a\0b\", \"duty\""),
            400,
            List.of("malformed-json ")),
        arguments(
            "half a surrogate pair",
            with("\"duty\"", "\"reason\": \"\\ud83d\", \"duty\""),
            400,
            List.of("bad-text /reason")),
        arguments("a huge exponent", with("\"24\"", "1e999999999"), 400, List.of()),
        arguments(
            "an all-in duty without its column",
            duty("\"topUpTo\", \"percent\": \"15\""),
            400,
            List.of("missing-field /duty/column")),
        arguments(
            "an all-in duty by no column",
            duty("\"topUpTo\", \"percent\": \"15\", \"column\": \"the first\""),
            400,
            List.of("unknown-column /duty/column")),
        arguments(
            "a basis that is no share of the value, and a share above 1",
            with(
                "\"duty\"",
                """
                "basis": {"type": "content", "share": "weightShare.steel"},
                "conditions": [{"type": "measured", "fact": "share.steel", "is": "below",
                 "value": "1.01"}], "duty"\
                """),
            400,
            List.of("bad-value /basis", "bad-value /conditions/0")),
        arguments(
            "conditions that are wrong in every way",
            with(
                "\"duty\"",
                """
                "conditions": [{"type": "measured", "fact": "colour", "is": "red", "value": "a lot"},
                 {"type": "meltedIn", "economies": []}, {"type": "meltedIn", "economies": ["XX"]},
                 {"type": "inTransit", "loadedBefore": "2025-04-05"},
                 {"type": "quotaInHand", "quota": 1}], "basis": {"type": "remainder"}, "duty"\
                """),
            400,
            List.of(
                "missing-field /basis/share",
                "unknown-fact /conditions/0/fact",
                "unknown-value /conditions/0/is",
                "bad-amount /conditions/0/value",
                "empty-list /conditions/1/economies",
                "unknown-economy /conditions/2/economies/0",
                "bad-instant /conditions/3/loadedBefore",
                "missing-field /conditions/3/enteredBefore",
                "unknown-field /conditions/4/quota")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void a_bad_imposition_is_refused(String what, String body, int status, List<String> faults) {
    refuses(http().post("/v1/measures", body), status, faults);
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(
            "pausing what is lifted",
            "/v1/acts",
            act(
                LIFT,
                """
                {"type": "pause", "measure": "us-fentanyl-cn", "from": "2025-07-01T00:00:00Z",
                 "residual": "none", "announcedAt": "2025-06-15T00:00:00Z"}\
                """),
            409,
            List.of("measure-lifted /commands/1/from")),
        arguments(
            "annulling twice",
            "/v1/acts",
            act(
                LIFT.replace("\"lift\"", "\"annul\""),
                LIFT.replace("\"lift\"", "\"annul\"").replace("2025-06-01", "2025-06-02")),
            409,
            List.of("measure-annulled /commands/1/measure")),
        arguments(
            "a step before one that is announced, with no word on that",
            "/v1/acts",
            act(
                LIFT.replace("\"lift\"", CHANGE_DUTY),
                LIFT.replace("\"lift\"", CHANGE_DUTY).replace("2025-06-01", "2025-05-20")),
            409,
            List.of("scheduled-change-ahead /commands/1/scheduled")),
        arguments(
            "retaliating as a third party",
            "/v1/measures/us-fentanyl-cn/retaliations",
            GOOD.replace("\"US\"", "\"CA\"")
                .replace("US-IEEPA-RECIPROCAL", "CA-NOBODYS")
                .replace("\"JP\"", "\"US\""),
            400,
            List.of("unknown-programme /programme", "not-a-target /inResponseTo/0")),
        arguments(
            "1,001 commands",
            "/v1/acts",
            act(Collections.nCopies(1_001, LIFT).toArray(String[]::new)),
            400,
            List.of("too-many-commands /commands")),
        arguments("no command", "/v1/acts", act(), 400, List.of()),
        arguments(
            "rules on shares that suppress each other in a circle, from a day to come",
            "/v1/acts",
            act(
                rule("a", "US-232-AUTOS", "US-IEEPA-RECIPROCAL", "2030-01-01T00:00:00Z"),
                rule("b", "US-IEEPA-RECIPROCAL", "US-232-AUTOS", "2031-01-01T00:00:00Z")),
            409,
            List.of("rules-form-a-cycle /commands/1/suppresses")),
        arguments(
            "a rule on a share of the weight",
            "/v1/stacking-rules",
            rule("a", "US-232-AUTOS", "US-IEEPA-RECIPROCAL", "2030-01-01T00:00:00Z")
                .replace("\"type\": \"setStackingRule\", ", "")
                .replace("share.steel", "weightShare.steel"),
            400,
            List.of("bad-value ")),
        arguments(
            "a share as basis where the lowest duty answers",
            "/v1/acts",
            act(
                """
                {"type": "registerProgramme", "id": "US-LOWEST", "imposer": "US",
                 "name": "The lowest", "selection": "lowest"}\
                """,
                with("US-IEEPA-RECIPROCAL", "US-LOWEST")
                    .replace("{\"id\"", "{\"type\": \"imposeTariff\", \"id\"")
                    .replace(
                        "\"duty\"",
                        "\"basis\": {\"type\": \"content\", \"share\": \"share.steel\"},"
                            + " \"duty\"")),
            409,
            List.of("basis-in-lowest /commands/1/basis")),
        arguments(
            "faults of several commands",
            "/v1/acts",
            act("{\"type\": \"lift\"}", LIFT, "{\"type\": \"shift\"}"),
            400,
            List.of(
                "missing-field /commands/0/measure",
                "missing-field /commands/0/effectiveFrom",
                "unknown-type /commands/2/type")),
        arguments(
            "one refused command among good ones",
            "/v1/acts",
            act(LIFT, LIFT.replace("us-fentanyl-cn", "nobodys")),
            400,
            List.of("unknown-measure /commands/1/measure")),
        arguments(
            "an act on a measure that is not there",
            "/v1/measures/nobodys/lift",
            "{\"effectiveFrom\": \"2025-06-01T00:00:00Z\"}",
            404,
            List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void a_bad_act_is_refused_as_a_whole(
      String what, String path, String body, int status, List<String> faults) {
    refuses(http().post(path, body), status, faults);
  }

  /// What is said to have happened to a measure. China's fentanyl duty was never paused, Japan's
  /// measure was, until 9 July.
  static Stream<Arguments> happenings() {
    return Stream.of(
        arguments(
            "extending a pause that ended",
            "us-reciprocal-jp/pause-extensions",
            "{\"until\": \"2025-12-01T00:00:00Z\", \"announcedAt\": \"2025-08-01T00:00:00Z\"}",
            409,
            List.of("pause-ended /announcedAt")),
        arguments(
            "an extension that ends sooner",
            "us-reciprocal-jp/pause-extensions",
            "{\"until\": \"2025-06-01T00:00:00Z\", \"announcedAt\": \"2025-05-01T00:00:00Z\"}",
            409,
            List.of("not-an-extension /until")),
        arguments(
            "extending a pause that never was",
            "us-fentanyl-cn/pause-extensions",
            "{}",
            409,
            List.of("not-paused /measure")),
        arguments(
            "resuming what is not paused",
            "us-fentanyl-cn/resume",
            EFFECTIVE,
            409,
            List.of("not-paused /effectiveFrom")),
        arguments(
            "withdrawing what has begun",
            "us-fentanyl-cn/withdrawal",
            "{}",
            409,
            List.of("already-in-effect /measure")),
        arguments(
            "moving what has begun",
            "us-fentanyl-cn/reschedule",
            EFFECTIVE,
            409,
            List.of("already-in-effect /measure")),
        arguments(
            "moving a step that is none",
            "us-fentanyl-cn/reschedule",
            EFFECTIVE.replace("{", "{\"step\": \"2031-01-01T00:00:00Z\", "),
            409,
            List.of("no-such-step /step")),
        arguments(
            "a scope that stays as it is",
            "us-fentanyl-cn/scope-changes",
            EFFECTIVE,
            400,
            List.of("nothing-changed ")),
        arguments(
            "a scope with a group and a word that are unknown",
            "us-fentanyl-cn/scope-changes",
            EFFECTIVE.replace("{", "{\"targets\": {\"include\": [5]}, \"scheduled\": \"later\", "),
            400,
            List.of("wrong-type /targets/include/0", "unknown-value /scheduled")),
        arguments(
            "revoking what was not granted",
            "us-fentanyl-cn/exemption-revocations",
            EFFECTIVE.replace("{", "{\"exemption\": \"nobodys\", "),
            409,
            List.of("exemption-not-granted /exemption")),
        arguments(
            "an exemption with an empty predicate",
            "us-fentanyl-cn/exemptions",
            exemption("[]"),
            400,
            List.of("empty-list /when")),
        arguments(
            "predicates that are wrong in every way",
            "us-fentanyl-cn/exemptions",
            exemption(
                """
                [{"type": "weight"}, {"claim": "USMCA"}, {"type": "claim"},
                 {"type": "claim", "claim": "US MCA", "made": true}, {"type": "claim", "claim": "none"},
                 {"type": "products", "products": {"include": ["870"]}}, 8703]\
                """),
            400,
            List.of(
                "unknown-type /when/0/type",
                "missing-field /when/1/type",
                "missing-field /when/2/claim",
                "malformed-claim /when/3/claim",
                "unknown-field /when/3/made",
                "malformed-claim /when/4/claim",
                "malformed-code /when/5/products/include/0",
                "wrong-type /when/6")),
        arguments(
            "correcting a measure that does not exist",
            "nobodys/corrections",
            correction("0"),
            404,
            List.of("unknown-measure /measure")),
        arguments(
            "correcting an entry that does not exist",
            "us-fentanyl-cn/corrections",
            correction("99"),
            400,
            List.of("unknown-entry /entry")),
        arguments(
            "an entry below 0",
            "us-fentanyl-cn/corrections",
            correction("-1"),
            400,
            List.of("unknown-entry /entry")),
        arguments(
            "half an entry",
            "us-fentanyl-cn/corrections",
            correction("1.5"),
            400,
            List.of("wrong-type /entry")),
        arguments(
            "an entry that is a text",
            "us-fentanyl-cn/corrections",
            correction("\"0\""),
            400,
            List.of("wrong-type /entry")),
        arguments(
            "an entry beyond all numbers",
            "us-fentanyl-cn/corrections",
            correction("1" + "0".repeat(30)),
            400,
            List.of("wrong-type /entry")),
        arguments(
            "no entry",
            "us-fentanyl-cn/corrections",
            correction("null"),
            400,
            List.of("missing-field /entry")),
        arguments(
            "correcting nothing",
            "us-fentanyl-cn/corrections",
            "{\"entry\": 0, \"nature\": \"reissued\"}",
            400,
            List.of("nothing-corrected ")),
        arguments(
            "correcting what the entry has not",
            "us-fentanyl-cn/corrections",
            correction("0").replace("{\"e", "{\"residual\": \"none\", \"effect\": null, \"e"),
            400,
            List.of("not-of-this-entry /residual")),
        arguments(
            "a nature that is none",
            "us-fentanyl-cn/corrections",
            correction("0").replace("typingError", "typo"),
            400,
            List.of("unknown-value /nature")),
        arguments(
            "retracting an entry that does not exist",
            "us-fentanyl-cn/retraction",
            "{\"entry\": 99}",
            400,
            List.of("unknown-entry /entry")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("happenings")
  void what_cannot_have_happened_is_refused(
      String what, String path, String body, int status, List<String> faults) {
    refuses(http().post("/v1/measures/" + path, body), status, faults);
  }

  @Test
  void who_writes_an_unknown_word_is_told_the_known_ones() {
    var path = "/v1/measures/us-fentanyl-cn/exemptions";
    var predicate = http().post(path, exemption("[{\"type\": \"weight\"}]"));
    assertThat(predicate.at("/detail")).contains("\"weight\"", "claim, products");
    assertThat(predicate.at("/detail")).contains("inTransit, quotaInHand, meltedIn, measured");
    var fact =
        http()
            .post(
                path,
                exemption(
                    "[{\"type\": \"measured\", \"fact\": \"colour\", \"is\": \"above\", \"value\":"
                        + " 0}]"));
    assertThat(fact.at("/code")).isEqualTo("unknown-fact");
    assertThat(fact.at("/detail"))
        .contains("\"colour\"", "share.steel, weightShare.metal or customsValue");
    var effect = http().post(path, exemption("[]").replace("programmeAnswersZero", "zero"));
    assertThat(effect.at("/errors/1/detail")).contains("programmeAnswersZero, measureStepsAside");
    var claim = http().get("/v1/rates?importer=US&exporter=CA&claims=UNHEARD-OF");
    assertThat(claim.at("/code")).isEqualTo("unknown-claim");
    assertThat(claim.at("/detail")).contains("\"UNHEARD-OF\"; there ");
    var small = http().get("/v1/rates?importer=US&exporter=CA&claims=usmca");
    assertThat(small.at("/detail"))
        .contains("\"usmca\", but for \"USMCA\": capitals count; there ");
  }

  private static String duty(String type) {
    return with("{\"type\": \"adValorem\", \"percent\": \"24\"}", "{\"type\": %s}".formatted(type));
  }

  private static String rule(String id, String when, String suppresses, String from) {
    return """
    {"type": "setStackingRule", "id": "bad-%s", "imposer": "US", "when": "%s",
     "trigger": "covered", "suppresses": "%s", "share": "share.steel", "effectiveFrom": "%s"}\
    """
        .formatted(id, when, suppresses, from);
  }

  private static String exemption(String when) {
    return EFFECTIVE.replace(
        "{", "{\"id\": \"e\", \"effect\": \"programmeAnswersZero\", \"when\": " + when + ", ");
  }

  private static String correction(String entry) {
    return "{\"entry\": %s, \"nature\": \"typingError\", \"duty\": {\"type\": \"prohibited\"}}"
        .formatted(entry);
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        arguments("an endless key", "Idempotency-Key", "k".repeat(10_000), "bad-idempotency-key"),
        arguments("an empty key", "Idempotency-Key", "", "bad-idempotency-key"),
        arguments("a key that breaks off", "Idempotency-Key", "\"k", "bad-idempotency-key"),
        arguments("a weak ETag", "If-Match", "W/\"0\"", "weak-etag"),
        arguments("an ETag without quotes", "If-Match", "0", "bad-etag"),
        arguments("what is no ETag at all", "If-Match", "\"0\" or so", "bad-etag"),
        arguments("a tag that must not match", "If-None-Match", "\"0\"", "bad-etag"),
        arguments(
            "an endless correlation", "Correlation-Id", "c".repeat(5_000), "bad-correlation"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void a_bad_header_is_refused_and_named(String what, String name, String value, String code) {
    refuses(http().post("/v1/measures", GOOD, name, value), 400, List.of(code + " " + name));
  }

  @Test
  void a_stale_ETag_is_refused_before_the_rules_are_asked() {
    var taken = with("bad-input", "us-fentanyl-cn");
    refuses(http().post("/v1/measures", taken, "If-Match", "\"99\""), 412, List.of());
    refuses(http().post("/v1/measures", GOOD, "If-Match", "\"0\""), 412, List.of());
  }

  @Test
  void an_act_has_no_ETag_to_match() {
    refuses(
        http().post("/v1/acts", act(LIFT), "If-Match", "\"0\""),
        400,
        List.of("act-without-version If-Match"));
  }

  @Test
  void what_is_wrong_in_the_query_the_headers_and_the_body_is_said_at_once() {
    refuses(
        http().post("/v1/measures?x=1", with("\"24\"", "\"-1\""), "If-Match", "0"),
        400,
        List.of("unknown-parameter x", "bad-etag If-Match", "bad-rate /duty/percent"));
    refuses(
        http().post("/v1/acts?dryRun=1&x=1", act(), "Idempotency-Key", ""),
        400,
        List.of(
            "unknown-parameter x",
            "bad-flag dryRun",
            "bad-idempotency-key Idempotency-Key",
            "no-commands /commands"));
    refuses(
        http().post("/v1/acts?x=1", "[", "If-Match", "*"),
        400,
        List.of("unknown-parameter x", "act-without-version If-Match", "malformed-json "));
  }

  static Stream<Arguments> questions() {
    return Stream.of(
        arguments("importer=XX&exporter=YY", List.of("importer", "exporter")),
        arguments("exporter=CN", List.of("importer")),
        arguments("importer=US&exporter=US", List.of("exporter")),
        arguments("importer=DE&exporter=FR", List.of("exporter")),
        arguments("importer=US&exporter=CN&product=870", List.of("product")),
        arguments("importer=US&exporter=CN&validAt=2025-02-30", List.of("validAt")),
        arguments("importer=US&exporter=CN&validAt=2025-04-09T00:01:00", List.of("validAt")),
        arguments("importer=US&exporter=CN&validAt=2025-04-09T00:01:00+08:00", List.of("validAt")),
        arguments("importer=US&exporter=CN&recordedAt=2100-01-01T00:00:00Z", List.of("recordedAt")),
        arguments("importer=US&exporter=CN&vaildAt=2025-04-23", List.of("vaildAt")),
        arguments("importer=US&exporter=CN&product=87&product=88", List.of("product")),
        arguments("importer=US&exporter=CN%00", List.of("exporter")),
        arguments("importer=US&exporter=CN&validAt=" + "9".repeat(5_000), List.of("validAt")),
        arguments("importer=US&exporter=CN&knownAt=0000-01-01", List.of("knownAt")),
        arguments("importer=US&exporter=CN&minPosition=newest", List.of("minPosition")),
        arguments("importer=US&exporter=CN&claims=", List.of("claims")),
        arguments("importer=US&exporter=CN&claims=US%20MCA", List.of("claims")),
        arguments("importer=US&exporter=CN&claims=!!X", List.of("claims")),
        arguments("importer=US&exporter=CN&claims=none,none", List.of("claims", "claims")),
        arguments("importer=US&exporter=CN&claims=UNHEARD-OF", List.of("claims")),
        arguments("importer=US&exporter=CN&claims=X,!X", List.of("claims", "claims")),
        arguments("importer=US&exporter=CN&claims=none&claims=none", List.of("claims")),
        arguments(
            "importer=XX&exporter=CN&foo=1&minPosition=-1&product=1&validAt=now",
            List.of("foo", "minPosition", "importer", "product", "validAt")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  void a_bad_question_is_refused(String query, List<String> parameters) {
    var answer = http().get("/v1/rates?" + query);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(pointers(answer)).containsExactlyElementsOf(parameters);
  }

  static Stream<Arguments> pages() {
    return Stream.of(
        arguments("limit=0", List.of("limit")),
        arguments("limit=5000", List.of("limit")),
        arguments("limit=99999999999", List.of("limit")),
        arguments("cursor=%21%21", List.of("cursor")),
        arguments("imposer=XX&status=gone&limit=x", List.of("limit", "imposer", "status")),
        arguments("importer=US&limit=-1", List.of("importer", "limit")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void a_bad_page_is_refused(String query, List<String> parameters) {
    assertThat(pointers(http().get("/v1/measures?" + query))).containsExactlyElementsOf(parameters);
  }

  /// What is there can be read, so that only the query can be what is wrong.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/economies",
        "/v1/programmes",
        "/v1/programmes/US-232-AUTOS",
        "/v1/groups",
        "/v1/coverage",
        "/v1/coverage/US",
        "/v1/stacking-rules",
        "/v1/stacking-rules/232-autos-displace-reciprocal",
        "/v1/measures",
        "/v1/measures/us-fentanyl-cn",
        "/v1/measures/us-fentanyl-cn/events",
        "/v1/relations/US/CN"
      })
  void no_read_ignores_a_parameter_that_it_does_not_know(String path) {
    assertThat(http().get(path).status()).isEqualTo(200);
    assertThat(pointers(http().get(path + "?foo=1&minPosition=x")))
        .containsExactly("foo", "minPosition");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/rates?importer=%ZZ&exporter=CN",
        "/v1/rates?importer=%C3&exporter=CN",
        "/v1/measures/%00",
        "/v1/measures/%",
        "/v1/measures/..%2f..%2fetc",
        "/v1/measures/a\\b",
        "/v1/measures?limit={1}",
        "/v1//measures;a=b"
      })
  void what_no_client_would_send_is_refused_as_a_problem(String target) {
    var answer = http().raw("GET", target);
    assertThat(answer.status()).as("%s", answer).isIn(400, 404);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
  }

  private static Stream<String> pointers(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    return answer.json().at("/errors").valueStream().map(e -> e.at("/pointer").asString());
  }

  @Test
  void a_body_of_10_megabytes_is_too_large_with_and_without_its_length() {
    var body = ("{\"id\": \"" + "x".repeat(BODY_BYTES) + "\"}").getBytes(StandardCharsets.UTF_8);
    var headers = headers("application/json");
    refuses(
        http().send("POST", "/v1/measures", BodyPublishers.ofByteArray(body), headers),
        413,
        List.of());
    refuses(
        http().send("POST", "/v1/measures", BodyPublishers.ofByteArrays(List.of(body)), headers),
        413,
        List.of());
  }

  @Test
  void whoever_sends_far_too_much_gets_to_read_that() throws IOException {
    var body = new byte[3 * BODY_BYTES];
    var head =
        "POST /v1/acts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
            + "application/json\r\nContent-Length: %d\r\n\r\n".formatted(body.length);
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), Server.ofTheDemonstration(database).port())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 413 ").contains("body-too-large");
    }
  }

  @Test
  void what_is_not_asked_as_it_should_be_is_refused() {
    var server = Server.ofTheDemonstration(database);
    var reader = server.withKey(server.newKey("reader", "admin"));
    refuses(http().send("POST", "/v1/measures", BodyPublishers.ofString(GOOD)), 401, List.of());
    refuses(server.withKey("tl_wrong").post("/v1/measures", GOOD), 401, List.of());
    refuses(reader.post("/v1/measures", GOOD), 403, List.of());
    refuses(
        http().send("POST", "/v1/measures", BodyPublishers.ofString(GOOD), headers("text/plain")),
        415,
        List.of());
    refuses(
        http().send("PUT", "/v1/measures", BodyPublishers.ofString(GOOD), headers("text/plain")),
        405,
        List.of());
    refuses(http().get("/v1/nothing-here"), 404, List.of());
    refuses(http().get("/v1/measures?limit=0"), 400, List.of());
    refuses(http().get("/v1/measures?cursor=%21%21"), 400, List.of());
    refuses(http().get("/v1/measures/nobodys"), 404, List.of());
    refuses(http().get("/v1/measures?minPosition=999999", "Prefer", "wait=0"), 503, List.of());
  }

  private void refuses(Answer answer, int status, List<String> faults) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.at("/code")).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(answer.at("/type")).endsWith("/" + answer.at("/code"));
    assertThat(answer.at("/detail")).isNotBlank();
    assertThat(
            answer
                .json()
                .at("/errors")
                .valueStream()
                .map(e -> e.at("/code").asString() + " " + e.at("/pointer").asString()))
        .containsAll(faults);
    assertThat(http().get("/v1/measures/us-fentanyl-cn/events").text()).doesNotContain("lifted");
    assertThat(http().get("/v1/measures/bad-input").status()).isEqualTo(404);
    assertThat(http().get("/v1/measures").position()).isEqualTo(loaded());
  }

  /// What the demonstration has left: no test of this class may add to it.
  private long loaded() {
    return Server.ofTheDemonstration(database)
        .store()
        .sql("select max(position) from scenario_act")
        .query(Long.class)
        .single();
  }

  private Http http() {
    return Server.ofTheDemonstration(database).http();
  }

  private String[] headers(String contentType) {
    return new String[] {
      "Content-Type",
      contentType,
      "Authorization",
      "Bearer " + Server.ofTheDemonstration(database).key()
    };
  }

  private static String with(String instead, String of) {
    return GOOD.replace(instead, of);
  }

  private static String act(String... commands) {
    return Arrays.stream(commands)
        .collect(java.util.stream.Collectors.joining(", ", "{\"commands\": [", "]}"));
  }
}
