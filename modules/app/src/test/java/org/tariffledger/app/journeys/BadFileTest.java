package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// A file that cannot be read leaves nothing, and whoever sent it hears where it is wrong.
@Isolated("It reads what is printed, which all tests share.")
@OnEachDatabase
@ExtendWith(OutputCaptureExtension.class)
class BadFileTest {

  private static final String LIST = "/v1/product-lists/US-BAD-FILES/versions";
  private static final String SCHEDULE =
      "/v1/schedules?importer=US&edition=HTS-2025&effectiveFrom=2025-01-01T00:00:00Z";
  private static final int STALLED_SENDERS = 5;
  private static final String US = EditionJourneyTest.US_HEADER;

  private static final Map<Database, Server> SERVERS = new ConcurrentHashMap<>();
  private static final Map<Database, Http> CALLERS = new ConcurrentHashMap<>();

  @Parameter Database database;

  private long before;

  @BeforeEach
  void register() {
    var answer =
        http()
            .post(
                "/v1/product-lists",
                """
                {"id": "US-BAD-FILES", "imposer": "US", "name": "Bad files",
                 "announcedAt": "2025-01-01T00:00:00Z"}\
                """);
    before = answer.position();
  }

  @AfterEach
  void nothing_is_recorded() {
    assertThat(count("event")).isEqualTo(before);
    assertThat(count("content")).isZero();
  }

  static Stream<Arguments> brokenFiles() {
    return Stream.of(
        arguments("a letter in a code", LIST, "code\n8471.30\n84O7.10\n", 3, 1, "84O7.10"),
        arguments("a lost zero", LIST, "code\n8471.30\n1012100\n", 3, 1, "leading zero"),
        arguments("a field too many", LIST, "code,list\n8471.30,A\n8517.13,A,B\n", 3, 3, "fields"),
        arguments("a quote left open", LIST, "code,list\n8471.30,\"A\n8517.13,B\n", 2, 2, "quote"),
        arguments("no file at all", LIST, "", 1, 1, "empty"),
        arguments("a header alone", LIST, "code\n", 1, 1, "no codes"),
        arguments("no such column", LIST + "?column=hts9", "hts8\n8471.30\n", 1, 1, "hts9"),
        arguments(
            "a value of no line", LIST + "?where=list:C", "hts8,list\n8471.30,A\n", 1, 1, "C"),
        arguments("a code twice", SCHEDULE, "code,rate\n8703.23,1%\n87.03.23,2%\n", 3, 1, "line 2"),
        arguments("no rate", SCHEDULE, "code,rate\n8703.23,\n", 2, 2, "rate"),
        arguments("no indent", SCHEDULE, US + "0101,x,Horses,,,,,,\n", 2, 2, "indent"),
        arguments("an indent first", SCHEDULE, US + "0101,2,Horses,,,,,,\n", 2, 2, "indent"),
        arguments(
            "another layout", SCHEDULE + "&format=us-hts", "code,rate\n8703,1%\n", 1, 1, "US"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenFiles")
  void the_fault_is_named_by_line_and_column(
      String what, String path, String file, int line, int column, String says) {
    var answer = http().postFile(path, file);

    assertThat(answer.status()).as("%s: %s", what, answer).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("bad-row");
    assertThat(answer.at("/errors/0/pointer")).isEqualTo("/lines/" + line);
    assertThat(answer.at("/errors/0/line")).isEqualTo("" + line);
    assertThat(answer.at("/errors/0/column")).isEqualTo("" + column);
    assertThat(answer.at("/errors/0/detail")).contains(says);
  }

  @Test
  void another_encoding_is_refused_where_it_shows() {
    var latin = "code,rate,description\n0902.10,1%,Maté\n".getBytes(Charset.forName("ISO-8859-1"));
    var answer = http().postFile(SCHEDULE, BodyPublishers.ofByteArray(latin));
    var declared =
        http()
            .send(
                "POST",
                SCHEDULE,
                BodyPublishers.ofString("code,rate\n0902.10,1%\n"),
                "Content-Type",
                "text/csv; charset=iso-8859-1",
                "Authorization",
                "Bearer " + server().key());

    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.at("/errors/0/line")).isEqualTo("2");
    assertThat(answer.at("/errors/0/column")).isEqualTo("3");
    assertThat(declared.at("/code")).isEqualTo("bad-encoding");
  }

  @Test
  void of_many_faults_a_hundred_are_shown_and_all_are_counted() {
    var answer = http().postFile(LIST, "code\n" + "84x\n".repeat(250));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors")).hasSize(100);
    assertThat(answer.at("/errorsTotal")).isEqualTo("250");
    assertThat(answer.at("/detail")).contains("1 of 250 faults");
  }

  @Test
  void what_is_wrong_in_the_query_and_the_headers_is_told_with_the_file() {
    var path = "/v1/schedules?importer=USA&extent=half&efectiveFrom=2025-01-01&format=xls&dryRun=1";

    var answer =
        http()
            .postFile(
                path,
                "code,rate\n1012100,1%\n",
                "Content-Digest",
                "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
                "If-Match",
                "3",
                "Idempotency-Key",
                "a b");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("several-faults");
    assertThat(
            answer
                .json()
                .at("/errors")
                .valueStream()
                .map(e -> e.at("/pointer").asString() + " " + e.at("/code").asString()))
        .containsExactlyInAnyOrder(
            "efectiveFrom unknown-parameter",
            "effectiveFrom missing-parameter",
            "importer unknown-economy",
            "edition missing-parameter",
            "extent unknown-value",
            "format unknown-value",
            "dryRun bad-flag",
            "/lines/2 bad-row",
            "Content-Digest digest-mismatch",
            "If-Match bad-etag",
            "Idempotency-Key bad-idempotency-key");
  }

  @Test
  void a_digest_is_read_as_RFC_9530_writes_it() {
    var file = "8471.30\n";
    var tried = LIST + "?dryRun=true";
    var right = "sha-256=:" + base64(file) + ":";

    assertThat(digest(tried, file, right).status()).isEqualTo(200);
    assertThat(digest(tried, file, "sha-512=:AAAA:, " + right).status()).isEqualTo(200);
    assertThat(digest(tried, file, "sha-512=:AAAA:").status()).isEqualTo(200);
    assertThat(digest(tried, file, "sha-256=:AAAA:").at("/code")).isEqualTo("digest-mismatch");
    assertThat(digest(tried, file, base64(file)).at("/code")).isEqualTo("bad-digest");
  }

  @Test
  void a_list_that_nobody_registered_is_not_there() {
    var answer = http().postFile("/v1/product-lists/US-NOBODYS/versions", "8471.30\n");
    var tried = http().postFile("/v1/product-lists/US-NOBODYS/versions?dryRun=true", "8471.30\n");
    var noId = http().postFile("/v1/product-lists/8471/versions", "8471.30\n");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/code")).isEqualTo("unknown-product-list");
    assertThat(tried.status()).isEqualTo(404);
    assertThat(noId.status()).isEqualTo(404);
  }

  @Test
  void successors_in_an_unknown_edition_are_refused() {
    var answer =
        http()
            .post(
                "/v1/schedules/US/successors",
                "{\"edition\": \"HTS-1899\", \"code\": \"8703.23\", \"successors\": [\"8704\"]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("unknown-edition");
  }

  @Test
  void without_a_key_or_of_another_type_no_file_is_taken() {
    var body = BodyPublishers.ofString("8471.30\n");
    var noKey = http().send("POST", LIST, body, "Content-Type", "text/csv");
    var otherType =
        http()
            .send(
                "POST",
                LIST,
                body,
                "Content-Type",
                "application/vnd.ms-excel",
                "Authorization",
                "Bearer " + server().key());
    var elsewhere = http().postFile("/v1/programmes", "8471.30\n");

    assertThat(noKey.status()).isEqualTo(401);
    assertThat(otherType.status()).isEqualTo(415);
    assertThat(elsewhere.status()).isEqualTo(415);
  }

  @Test
  void who_asks_before_sending_too_much_is_refused_before() throws IOException {
    try (var socket = socket()) {
      socket
          .getOutputStream()
          .write(head(LIST, "Content-Length: 1073741824\r\nExpect: 100-continue"));

      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 413 ").contains("body-too-large", "67108864");
    }
  }

  static Stream<Arguments> cutBodies() {
    var query = SCHEDULE + "&dryRun=true";
    return Stream.of(LIST, LIST + "?column=1&dryRun=true", SCHEDULE, query, "/v1/acts?dryRun=true")
        .flatMap(
            path ->
                Stream.of(
                    arguments(path, "Content-Length: 1000", "8471.30\n8517.13\n"),
                    arguments(path, "Transfer-Encoding: chunked", "64\r\n8471.30\n"),
                    arguments(path, "Transfer-Encoding: chunked", "8\r\n8471.30\n\r\n")));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("cutBodies")
  void a_body_that_breaks_off_is_refused_and_nobody_is_alarmed(
      String path, String length, String body, CapturedOutput output) throws IOException {
    try (var socket = socket()) {
      socket.getOutputStream().write(head(path, length));
      socket.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();

      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer)
          .startsWith("HTTP/1.1 400 ")
          .contains("unreadable-body")
          .doesNotContain("unknown-parameter");
    }
    assertThat(output).doesNotContain("WARN", "ERROR", "Exception");
  }

  @Test
  void a_sender_who_is_gone_alarms_nobody(CapturedOutput output) throws Exception {
    for (var length : new String[] {"Content-Length: 1000000", "Transfer-Encoding: chunked"}) {
      try (var socket = socket()) {
        socket.setSoLinger(true, 0);
        socket.getOutputStream().write(head(LIST, length));
        socket.getOutputStream().write("10000\r\n8471.30\n".getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        Thread.sleep(200);
      }
    }
    // The server answers others, and has dealt with these by then.
    for (int i = 0; i < 5; i++) {
      assertThat(http().postFile(LIST + "?dryRun=true", "8471.30\n").status()).isEqualTo(200);
      Thread.sleep(50);
    }
    assertThat(output).doesNotContain("WARN", "ERROR", "Exception");
  }

  @Test
  void senders_who_stall_hold_up_nobody() throws IOException {
    List<Socket> stalled = new ArrayList<>();
    try {
      for (int i = 0; i < STALLED_SENDERS; i++) {
        var socket = socket();
        stalled.add(socket);
        socket.getOutputStream().write(head(LIST, "Content-Length: 60000000"));
        socket.getOutputStream().write("8471.30\n".getBytes(StandardCharsets.UTF_8));
      }
      // All of them are being read by the time that these are.
      for (int i = 0; i < STALLED_SENDERS; i++) {
        assertThat(http().postFile(LIST + "?dryRun=true", "8471.30\n").status()).isEqualTo(200);
      }
    } finally {
      for (var socket : stalled) {
        socket.close();
      }
    }
  }

  private Answer digest(String path, String file, String digest) {
    return http().postFile(path, file, "Content-Digest", digest);
  }

  private static String base64(String text) {
    try {
      var hash =
          java.security.MessageDigest.getInstance("SHA-256")
              .digest(text.getBytes(StandardCharsets.UTF_8));
      return java.util.Base64.getEncoder().encodeToString(hash);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private Socket socket() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server().port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private byte[] head(String path, String length) {
    var type = path.startsWith("/v1/acts") ? "application/json" : "text/csv";
    var head =
        String.join(
            "\r\n",
            "POST " + path + " HTTP/1.1",
            "Host: localhost",
            "Connection: close",
            "Content-Type: " + type,
            "Authorization: Bearer " + server().key(),
            length,
            "",
            "");
    return head.getBytes(StandardCharsets.UTF_8);
  }

  private long count(String table) {
    return server().store().sql("select count(*) from " + table).query(Long.class).single();
  }

  private Http http() {
    return CALLERS.computeIfAbsent(database, _ -> server().http());
  }

  private Server server() {
    return SERVERS.computeIfAbsent(database, Server::shared);
  }
}
