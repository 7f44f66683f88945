package org.tariffledger.client.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.client.Surroundings;
import org.tariffledger.client.TariffLedgerCommand;

/// `verify` and `export`, typed, of a server that is honest and of such that are not.
@Timeout(120)
class ServersTest {

  private record Typed(int exitCode, String out, String err) {}

  @TempDir Path folder;
  private final FakeServer server = new FakeServer(NaiveLog.of(2_345));

  @AfterEach
  void stop() {
    server.close();
  }

  private Typed type(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--server", server.url(), "--timeout", "30", "--progress", "none"));
    var out = new StringWriter();
    var err = new StringWriter();
    var surroundings =
        new Surroundings(
            new PrintWriter(out),
            new PrintWriter(err),
            false,
            Map.of("TARIFF_LEDGER_KEY", "key"),
            folder);
    int exitCode = TariffLedgerCommand.run(surroundings, all.toArray(String[]::new));
    return new Typed(exitCode, out.toString(), err.toString());
  }

  private Typed verify() {
    return type("verify", "--log-key", server.log.vkey());
  }

  private static void assertFault(Typed typed, String why) {
    assertThat(typed.exitCode()).as(typed.out()).isEqualTo(1);
    assertThat(typed.out()).contains("FAULT", why).doesNotContain("Verified");
    assertThat(typed.err()).isEqualTo("tariff-ledger: Not verified: 1 fault.\n");
  }

  @Test
  void a_server_that_tells_what_it_has_signed_is_verified() {
    var typed = verify();

    assertThat(typed.err()).isEmpty();
    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out()).endsWith("Verified.\n").contains("all 2345, each at its place");
  }

  @Test
  void with_json_a_program_reads_it() {
    assertThat(type("verify", "--output", "json").out())
        .startsWith(
            "{\"isVerified\":true,\"isByOwnKeys\":true,\"findings\":[{\"outcome\":\"verified\",\"what\":\"");
  }

  @Test
  void a_change_that_is_told_otherwise_than_it_was_signed_is_found() {
    server.told.set(1_234, NaiveLog.change(1_234, "it never happened"));
    assertFault(verify(), "edited, removed, inserted or moved");
  }

  @Test
  void a_change_that_is_left_out_or_told_twice_is_found() {
    var removed = server.told.remove(1_234);
    assertFault(verify(), "From change 1234 on some are missing");

    server.told.add(1_234, removed);
    server.told.add(1_234, removed);
    assertFault(verify(), "After change 1234 came 1234");
  }

  @Test
  void changes_that_are_signed_but_not_told_are_found() {
    server.told.removeLast();
    assertFault(verify(), "The server tells 2344 changes, and has signed that there are 2345");
  }

  @Test
  void a_checkpoint_by_another_key_is_refused() {
    server.checkpoint = NaiveLog.of(3).checkpoint();
    assertFault(verify(), "not signed by a key that is known");

    server.checkpoint = "hello\n";
    assertFault(verify(), "no signed note");
  }

  @Test
  void what_was_seen_is_remembered_and_must_go_on() throws IOException {
    var first = type("verify", "--remember", "seen");
    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).contains("not verified", "The server itself has told them");
    assertThat(folder.resolve("seen"))
        .hasContent(server.log.vkey() + "\n\n" + server.log.checkpoint());

    server.told.add(NaiveLog.change(2_345, "more"));
    server.log.changes.add(NaiveLog.change(2_345, "more"));
    server.checkpoint = server.log.checkpoint();
    var second = type("verify", "--remember", "seen");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out()).contains("its first 2345 changes are the same");
    assertThat(second.out()).doesNotContain("not verified");

    server.log.changes.set(7, NaiveLog.change(7, "it never happened"));
    server.told.set(7, NaiveLog.change(7, "it never happened"));
    server.checkpoint = server.log.checkpoint();
    var seen = Files.readString(folder.resolve("seen"));
    assertFault(type("verify", "--remember", "seen"), "are others by now: rewritten");
    assertThat(folder.resolve("seen")).hasContent(seen);
  }

  @Test
  void a_server_that_was_put_back_is_found() throws IOException {
    Files.writeString(folder.resolve("kept"), server.log.checkpoint());
    server.checkpoint = server.log.checkpoint(2_000);

    var typed = type("verify", "--log-key", server.log.vkey(), "--checkpoint", "kept");
    assertFault(typed, "It knows of 2345 changes, where there are 2000 now");
  }

  @Test
  void a_memory_that_is_none_is_refused() throws IOException {
    Files.writeString(folder.resolve("seen"), "something else");
    var typed = type("verify", "--remember", "seen");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("keeps no checkpoint");
  }

  @Test
  void an_export_is_written_whole_and_can_be_verified() throws IOException {
    server.export = NaiveLog.zip(NaiveLog.of(12).export());
    var typed = type("export", "out.zip", "--format", "bundle");

    assertThat(typed.exitCode()).as(typed.err()).isZero();
    assertThat(typed.err()).contains("Written: ", ", SHA-256 ");
    assertThat(Files.readAllBytes(folder.resolve("out.zip"))).isEqualTo(server.export);
    assertThat(type("verify", "out.zip").out()).contains("came with the bundle", "own keys only");
  }

  @Test
  void an_export_that_is_cut_leaves_nothing_and_what_was_there() throws IOException {
    Files.writeString(folder.resolve("out.csv"), "of yesterday");
    server.export = "sequence\r\n".repeat(100_000).getBytes(UTF_8);
    server.isCut = true;
    var typed = type("export", "out.csv", "--format", "csv");

    assertThat(typed.exitCode()).isEqualTo(3);
    assertThat(typed.err()).contains("was cut after 1000000 bytes");
    assertThat(folder.resolve("out.csv")).hasContent("of yesterday");
    assertThat(folder.resolve("out.csv.part")).doesNotExist();
  }
}
