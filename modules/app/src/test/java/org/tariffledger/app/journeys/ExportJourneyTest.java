package org.tariffledger.app.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.json.JsonMapper;

/// What auditors take along, and whether it can be verified.
@OnEachDatabase
class ExportJourneyTest {

  private static final String FORMULA =
      """
      {"commands": [{"type": "registerProgramme", "id": "US-FORMULA", "imposer": "US",
       "name": "=1+1"}], "announcedAt": "2025-04-02T00:00:00-04:00", "reason": "=1+1, \\"so\\""}\
      """;

  @TempDir Path folder;
  @Parameter Database database;

  private Server server;
  private Exporter exporter;
  private List<String> told;

  @BeforeEach
  void readWhatIsTold() {
    server = Server.ofTheDemonstration(database);
    exporter = new Exporter(server, server.newKey("the-auditor", "audit:read"));
    told = exporter.changes();
  }

  @Test
  void every_change_comes_as_it_was_published() {
    var export = exporter.get("");

    assertThat(export.status()).isEqualTo(200);
    assertThat(export.contentType()).isEqualTo("application/x-ndjson");
    assertThat(export.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"changes-0-%d.ndjson\"".formatted(told.size() - 1));
    assertThat(export.text()).isEqualTo(String.join("\n", told) + "\n");
  }

  @Test
  void a_part_is_that_of_the_feed() {
    assertThat(exporter.get("?from=3&to=5").text().lines()).isEqualTo(told.subList(3, 6));
    assertThat(exporter.get("?importer=CN").text().lines())
        .isNotEmpty()
        .isEqualTo(exporter.feed("&importer=CN"));
    assertThat(exporter.get("?types=org.tariffledger.fact.tariff-annulled").text()).isEmpty();
    var last = new JsonMapper().readTree(told.getLast()).path("recordedtime").asString();
    assertThat(exporter.get("?recordedFrom=" + last).text().lines())
        .isNotEmpty()
        .allMatch(line -> line.contains(last));
    assertThat(exporter.get("?recordedTo=" + last).text().lines())
        .isNotEmpty()
        .noneMatch(line -> line.contains("\"recordedtime\":\"" + last));
  }

  @Test
  void events_say_who_asked_for_them_and_why() {
    assertThat(exporter.get("?of=events").text().lines().count())
        .isEqualTo(server.http().get("/v1/measures").position());
    assertThat(exporter.get("?of=events&types=org.tariffledger.fact.tariff-paused").text().lines())
        .isNotEmpty()
        .allMatch(line -> line.contains("\"name\":\"tariff-paused\""));
    assertThat(exporter.get("?of=events&importer=CN").text().lines())
        .isNotEmpty()
        .noneMatch(line -> line.contains("\"imposer\":\"US\""));

    try (var other = Server.empty(database)) {
      assertThat(other.http().post("/v1/acts", FORMULA).status()).isEqualTo(200);
      var event = new Exporter(other, other.key()).get("?of=events").json();
      assertThat(event.propertyNames())
          .containsExactly(
              "position",
              "recordedAt",
              "act",
              "actor",
              "correlation",
              "causation",
              "stream",
              "version",
              "name",
              "eventId",
              "data");
      assertThat(event.at("/actor").asString()).isEqualTo("bootstrap-admin");
      assertThat(event.at("/name").asString()).isEqualTo("programme-registered");
      assertThat(event.at("/data/announcement/reason").asString()).isEqualTo("=1+1, \"so\"");
    }
  }

  @Test
  void csv_has_a_column_for_what_every_row_has() {
    var changes = exporter.get("?format=csv");

    assertThat(changes.contentType()).isEqualTo("text/csv");
    assertThat(changes.text())
        .startsWith(
            "sequence,type,subject,time,recordedtime,partitionkey,correlationid,causationid,data"
                + "\r\n00000000000000000000,org.tariffledger.");
    assertThat(CsvReader.builder().ofCsvRecord(changes.text()).stream())
        .hasSize(told.size() + 1)
        .allMatch(row -> row.getFieldCount() == 9);
  }

  @Test
  void no_spreadsheet_computes_what_somebody_wrote() {
    try (var other = Server.empty(database)) {
      assertThat(other.http().post("/v1/acts", FORMULA).status()).isEqualTo(200);
      var events = new Exporter(other, other.key()).get("?of=events&format=csv").text();
      var row = CsvReader.builder().ofNamedCsvRecord(events).stream().toList().getLast();
      assertThat(row.getField("reason")).isEqualTo("'=1+1, \"so\"");
      assertThat(row.getField("actor")).isEqualTo("bootstrap-admin");
      assertThat(row.getField("data")).startsWith("{").contains("\"=1+1\"");
    }
  }

  @Test
  void who_reads_trailers_is_told_digest_and_rows_at_the_end() throws IOException {
    var answer = raw("TE: trailers");

    assertThat(answer)
        .contains("Trailer: Content-Digest, Export-Rows")
        .contains("Content-Digest: sha-256=:")
        .contains("Export-Rows: " + told.size());
    assertThat(raw("X-Other: none")).doesNotContain("Export-Rows").endsWith("\r\n0\r\n\r\n");
  }

  private String raw(String header) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      var lines =
          "GET /v1/audit/export HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Authorization: Bearer "
              + exporter.key()
              + "\r\n"
              + header
              + "\r\n\r\n";
      socket.getOutputStream().write(lines.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void by_http_1_0_it_is_refused_since_a_cut_would_not_be_seen() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      var lines = "GET /v1/audit/export HTTP/1.0\r\nAuthorization: Bearer " + exporter.key();
      socket.getOutputStream().write((lines + "\r\n\r\n").getBytes(UTF_8));
      var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).contains(" 400", "older-http");
    }
  }

  @Test
  void every_fault_of_a_question_is_named() {
    var answer =
        exporter.get(
            "?of=all&format=xml&from=x&to=99999999999999999999&recordedFrom=2025&types=a"
                + "&importer=XX&exporter=XX&product=1&ledger=other&colour=red");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors").valueStream().map(e -> e.path("pointer").asString()))
        .contains(
            "of",
            "format",
            "from",
            "to",
            "recordedFrom",
            "types",
            "importer",
            "exporter",
            "product",
            "ledger",
            "colour");
    assertThat(exporter.get("?of=events&exporter=JP&product=8703").text())
        .contains("not-of-events", "exporter", "product");
    assertThat(exporter.get("?from=5&to=3").text()).contains("bad-range");
    assertThat(exporter.get("?to=" + told.size()).text())
        .contains("beyond-end", "The last that there is is " + (told.size() - 1));
    assertThat(exporter.get("?format=bundle&from=" + told.size()).text()).contains("beyond-end");
  }

  @Test
  void it_needs_a_key_with_the_scope() {
    assertThat(server.http().get("/v1/audit/export").status()).isEqualTo(401);
    var writer = server.newKey("a-writer", "tariffs:write");
    assertThat(new Exporter(server, writer).get("").status()).isEqualTo(403);
    assertThat(new Exporter(server, server.key()).get("?to=0").status()).isEqualTo(200);
  }

  @Test
  void a_bundle_is_verified_by_both_and_by_the_key_that_is_published() throws IOException {
    for (var query : List.of("", "&from=2&to=9", "&importer=CN", "&of=events", "&from=3&to=3")) {
      var bundle = exporter.save(folder.resolve("export.zip"), "?format=bundle" + query);
      var keys = keys(bundle);

      for (var verdict : Verdicts.of(bundle, keys)) {
        assertThat(verdict.isVerified()).as(query + verdict.text()).isTrue();
      }
    }
  }

  private List<String> keys(Path bundle) throws IOException {
    return Files.readString(unpack(bundle).resolve("keys")).lines().toList();
  }

  private Path unpack(Path bundle) throws IOException {
    var unpacked = folder.resolve("unpacked");
    Files.createDirectories(unpacked);
    try (var zip = new ZipFile(bundle.toFile())) {
      for (var entry : zip.stream().toList()) {
        Files.write(unpacked.resolve(entry.getName()), zip.getInputStream(entry).readAllBytes());
      }
    }
    return unpacked;
  }

  @Test
  void no_bit_of_a_bundle_can_be_changed_unseen() throws IOException {
    var bundle = exporter.save(folder.resolve("export.zip"), "?format=bundle&from=2&to=4");
    var keys = keys(bundle);
    var good = Files.readAllBytes(bundle);
    var random = RandomGenerator.of("L64X128MixRandom");
    for (int at = random.nextInt(20); at < good.length; at += 1 + random.nextInt(40)) {
      var bytes = good.clone();
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(bundle, bytes);
      for (var verdict : Verdicts.of(bundle, keys)) {
        assertThat(verdict.isVerified()).as("byte %d: %s", at, verdict.text()).isFalse();
      }
    }
  }

  @Test
  void a_bundle_says_what_was_asked_for_by_whom_and_when() throws IOException {
    var bundle =
        exporter.save(
            folder.resolve("export.zip"), "?format=bundle&importer=CN&to=" + (told.size() - 1));

    var manifest = Files.readString(unpack(bundle).resolve("manifest"));
    assertThat(manifest)
        .startsWith("tariffledger.org/export@v1\nledger: ")
        .contains("\nof: changes\nfilter: importer=CN\nfrom: 0\nto: " + (told.size() - 1) + "\n")
        .contains("\nexported-by: the-auditor\n", "\nsoftware-version: ", "\nengine-revision: ")
        .containsPattern("\nrows: [1-9]")
        .containsPattern("\nexported-at: 20[0-9T:.-]+Z\n")
        .containsPattern("\nsha256: [0-9a-f]{64} {2}Verify.java\n");
    assertThat(Files.readAllBytes(unpack(bundle).resolve("Verify.java")))
        .isEqualTo(Files.readAllBytes(Verdicts.FILE));
  }

  @Test
  void an_export_that_fails_in_its_middle_is_cut() throws Exception {
    try (var other = Server.start(database.newPlace(), Server.DEMONSTRATION.toString())) {
      var key = other.newKey("the-auditor", "audit:read");
      var there = new Exporter(other, key);
      var last = there.changes().size() - 1;
      other
          .store()
          .sql("update public_change set bytes = ? where sequence = ?")
          .params("no JSON".getBytes(UTF_8), last)
          .update();

      assertThatThrownBy(() -> there.get("?format=csv")).isInstanceOf(UncheckedIOException.class);
      assertThat(there.get("?format=csv&to=" + (last - 1)).status()).isEqualTo(200);

      var typed = TypedLine.on(other, key, folder, "export out.csv --format csv");
      assertThat(typed.exitCode()).isEqualTo(3);
      assertThat(typed.err()).contains("was cut");
      assertThat(folder.resolve("out.csv")).doesNotExist();
      assertThat(folder.resolve("out.csv.part")).doesNotExist();
    }
  }

  @Test
  void what_was_edited_in_the_database_does_not_come_verified_out_of_it() throws Exception {
    try (var other = Server.start(database.newPlace(), Server.DEMONSTRATION.toString())) {
      var there = new Exporter(other, other.newKey("the-auditor", "audit:read"));
      var changes = there.changes();
      var edited = changes.get(1).replace("\"version\":0", "\"version\":7");
      assertThat(edited).isNotEqualTo(changes.get(1));
      there.save(folder.resolve("export.zip"), "?format=bundle&to=" + (changes.size() - 1));
      other
          .store()
          .sql("update public_change set bytes = ? where sequence = 1")
          .params(edited.getBytes(UTF_8))
          .update();

      var bundle = there.save(folder.resolve("export.zip"), "?format=bundle");
      for (var verdict : Verdicts.of(bundle, keys(bundle))) {
        assertThat(verdict.isVerified()).as(verdict.text()).isFalse();
        assertThat(verdict.text()).contains("edited, removed, inserted or moved");
      }
    }
  }

  @Test
  void only_so_many_are_written_at_a_time() {
    var none = List.of("--tariff-ledger.exports.running-max=0");
    try (var other = Server.start(database.newPlace(), "none", none)) {
      var answer = new Exporter(other, other.key()).get("");

      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.text()).contains("too-many-exports");
      assertThat(answer.header("Retry-After")).isNotEmpty();
    }
  }

  @Test
  void an_empty_ledger_has_an_export_without_rows() {
    try (var other = Server.empty(database)) {
      assertThat(new Exporter(other, other.key()).get("").text()).isEmpty();
      assertThat(new Exporter(other, other.key()).get("?from=0").text())
          .contains("beyond-end", "There is nothing yet.");
    }
  }
}
