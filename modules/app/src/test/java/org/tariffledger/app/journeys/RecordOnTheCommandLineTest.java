package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A small war, told to the real server from the command line, and heard there too.
class RecordOnTheCommandLineTest {

  private static final String AU =
      " --id au-nz --imposer AU --programme AU-P --target NZ --effective-from 2025-04-09T00:00:00Z"
          + " --announced-at 2025-04-02T00:00:00Z --instrument An-act";

  @TempDir Path folder;

  private static String rate(String exporter, String day) {
    return "rates --importer AU --exporter " + exporter + " --valid-at " + day;
  }

  @Test
  void what_is_recorded_command_by_command_changes_the_rate_and_is_told() throws IOException {
    try (var server = Server.empty(Database.H2)) {
      Files.writeString(folder.resolve("au.yaml"), "id: AU-P\nimposer: AU\nname: Ours\n");
      Files.writeString(
          folder.resolve("nz.json"),
          """
          {"commands": [
            {"type": "registerProgramme", "id": "NZ-P", "imposer": "NZ", "name": "Theirs"},
            {"type": "declareCoverage", "importer": "AU", "state": "complete",
             "since": "2025-01-01T00:00:00Z"},
            {"type": "openNegotiation", "id": "au-nz-talks", "name": "Talks",
             "parties": ["AU", "NZ"]},
            {"type": "makeStatement", "id": "nz-threat", "kind": "threat", "speaker": "A minister",
             "economy": "NZ", "text": "More will come.", "source": "https://example.org/"}]}\
          """);
      done(server, "command registerProgramme --json au.yaml");
      done(server, "act nz.json");
      assertThat(done(server, "impose" + AU + " --duty 25")).contains("tariff-imposed");
      done(
          server,
          "retaliate --in-response-to au-nz --id nz-au --imposer NZ --programme NZ-P --target AU"
              + " --duty prohibited --effective-from 2025-04-10T00:00:00Z");
      done(server, "change-duty au-nz --duty 50 --effective-from 2025-04-11T00:00:00Z");
      var pause = "pause au-nz --from 2025-05-01T00:00:00Z --residual 10%";
      assertThat(done(server, pause + " --dry-run"))
          .startsWith("Rehearsed: nothing was recorded.\n")
          .containsPattern("AU +NZ +general +2025-05-01T00:00:00Z +- +50% +10%");
      done(server, pause);
      done(server, "resume au-nz --effective-from 2025-06-01T00:00:00Z");
      var lift = done(server, "lift au-nz --effective-from 2025-07-01T00:00:00Z");
      var position = lift.replaceFirst("(?s).*position (\\d+).*", "$1");
      server.http().get("/v1/measures", "Ledger-Position", position);

      assertThat(done(server, rate("NZ", "2025-04-10"))).contains("Additional  25%\n");
      assertThat(done(server, rate("NZ", "2025-04-12"))).contains("Additional  50%\n");
      assertThat(done(server, rate("NZ", "2025-05-02"))).contains("Additional  10%\n");
      assertThat(done(server, rate("NZ", "2025-06-02"))).contains("Additional  50%\n");
      assertThat(done(server, rate("NZ", "2025-07-02"))).contains("Additional  0%\n");
      assertThat(done(server, "negotiations --party NZ")).contains("au-nz-talks  Talks  AU, NZ");
      assertThat(done(server, "statements --kind threat")).contains("More will come.");
      assertThat(done(server, "tail -n 1000 --importer AU"))
          .contains("  measure:au-nz  tariff-imposed, An-act\n")
          .containsPattern("  AU-NZ  general goods: 0% → 25% from .* \\(recorded\\)\n");
    }
  }

  private String done(Server server, String line) {
    var typed = TypedLine.on(server, folder, line);
    assertThat(typed.exitCode()).as("%s: %s", line, typed.err()).isZero();
    return typed.out();
  }

  @Test
  void what_the_rules_refuse_is_told_as_of_a_command_that_stands_alone() {
    try (var server = Server.empty(Database.H2)) {
      var typed = TypedLine.on(server, folder, "impose" + AU + " --duty 25 --expires-at yesterday");

      assertThat(typed.exitCode()).isEqualTo(1);
      assertThat(typed.err()).contains("/expiresAt: ").doesNotContain("/commands/0");
      assertThat(TypedLine.on(server, folder, "command nonsense").err()).contains("/type: ");
    }
  }

  @Test
  @Timeout(300)
  void who_follows_hears_of_every_change_also_after_the_server_was_started_anew()
      throws IOException, InterruptedException {
    var place = Database.H2.newPlace();
    var out = new StringWriter();
    var err = new StringWriter();
    int port;
    Thread following;
    try (var server = Server.start(place, "none")) {
      port = server.port();
      var key = server.key();
      following =
          Thread.ofVirtual()
              .start(
                  () ->
                      TypedLine.run(
                          server,
                          key,
                          folder,
                          new PrintWriter(out),
                          new PrintWriter(err),
                          "tail -f --after earliest --bookmark mark"));
      register(server, "ONE");
      await(out, "programme:ONE");
    }
    try (var server = Server.startAt(port, place, "none")) {
      register(server, "TWO");
      await(out, "programme:TWO");

      assertThat(following.isAlive()).isTrue();
      assertThat(out.toString().lines().map(line -> line.replaceFirst(" .*", "")))
          .containsExactly("0", "1");
      awaitMark();
      register(server, "THREE");
      await(out, "programme:THREE");
      following.interrupt();
      following.join();
    }
  }

  private static void register(Server server, String id) {
    var programme = "{\"id\": \"%s\", \"imposer\": \"AU\", \"name\": \"One\"}".formatted(id);
    assertThat(server.http().post("/v1/programmes", programme).status()).isEqualTo(201);
  }

  /// It is written once the line is out.
  private void awaitMark() throws IOException, InterruptedException {
    while (!Files.readString(folder.resolve("mark")).endsWith("1\n")) {
      Thread.sleep(20);
    }
  }

  private static void await(StringWriter out, String text) throws InterruptedException {
    while (!out.toString().contains(text)) {
      Thread.sleep(20);
    }
  }
}
