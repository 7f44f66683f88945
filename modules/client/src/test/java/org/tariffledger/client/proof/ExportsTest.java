package org.tariffledger.client.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tariffledger.client.proof.Verifier.Verdict;

/// What is good is verified, and nothing that was tampered with is.
@Execution(CONCURRENT)
@ParameterizedClass
@EnumSource(Verifier.class)
class ExportsTest {

  private static final NaiveLog LOG = NaiveLog.of(7);

  /// How many bits of each byte of an archive are turned: a digest covers them, as it does bytes.
  private static final int BITS_OF_A_BYTE = Integer.getInteger("bits", 1);

  @TempDir Path folder;
  @Parameter Verifier verifier;

  private Verdict verify(SortedMap<String, byte[]> files) {
    return verify(files, LOG);
  }

  private Verdict verify(SortedMap<String, byte[]> files, NaiveLog log, Path... checkpoints) {
    return verify(NaiveLog.zip(files), log, checkpoints);
  }

  private Verdict verify(byte[] zip, NaiveLog log, Path... checkpoints) {
    var path = write("export.zip", zip);
    return verifier.verify(path, List.of(log.vkey()), List.of(checkpoints));
  }

  private Path write(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path unpack(SortedMap<String, byte[]> files) throws IOException {
    Files.createDirectories(folder.resolve("unpacked"));
    files.forEach((name, bytes) -> write("unpacked/" + name, bytes));
    return folder.resolve("unpacked");
  }

  private static void assertFault(Verdict verdict, String... words) {
    assertThat(verdict.isVerified()).as(verdict.text()).isFalse();
    assertThat(verdict.text()).contains("FAULT");
    assertThat(verdict.text()).containsAnyOf(words);
  }

  @Test
  void any_part_of_a_log_of_any_size_is_verified() {
    var random = new Random(8);
    for (int size = 1; size < 70; size++) {
      var log = NaiveLog.of(size);
      var places = new TreeSet<Integer>();
      for (int place = 0; place < size; place++) {
        if (random.nextInt(4) < size % 4) {
          places.add(place);
        }
      }
      var part = verify(log.export(0, size - 1, places, "importer=US"), log);
      assertThat(part.isVerified()).as("%d: %s in %s", size, part.text(), places).isTrue();
      assertThat(part.text()).contains("not verified").contains("filter");

      int from = random.nextInt(size);
      int to = from + random.nextInt(size - from);
      var range = verify(log.export(from, to), log);
      assertThat(range.isVerified()).as("%d: %s", size, range.text()).isTrue();
      assertThat(range.text()).doesNotContain("filter left", "filter has left");
    }
  }

  @Test
  void an_empty_log_and_an_export_without_changes_are_verified() {
    var empty = new NaiveLog(NaiveLog.ORIGIN);

    assertThat(verify(empty.export(0, -1), empty).isVerified()).isTrue();
    assertThat(verify(LOG.export(0, 6, new TreeSet<>(), "importer=JP")).isVerified()).isTrue();
  }

  @Test
  void what_was_unpacked_is_verified_too() throws IOException {
    var unpacked = unpack(LOG.export());

    assertThat(verifier.verify(unpacked, List.of(LOG.vkey()), List.of()).isVerified()).isTrue();
  }

  @Test
  void without_a_key_it_is_said_that_the_key_came_with_the_bundle() {
    var path = write("export.zip", NaiveLog.zip(LOG.export()));
    var verdict = verifier.verify(path, List.of(), List.of());

    assertThat(verdict.isVerified()).isTrue();
    assertThat(verdict.text()).contains("not verified", "came with the bundle", LOG.vkey());
  }

  @Test
  void every_bit_of_every_file_counts() throws IOException {
    var log = NaiveLog.of(3);
    var files = log.export(1, 1);
    var unpacked = unpack(files);
    for (var file : files.entrySet()) {
      var path = unpacked.resolve(file.getKey());
      assertEveryBitCounts(file.getValue(), 1, path, unpacked, log.vkey());
    }
    assertThat(verifier.verify(unpacked, List.of(log.vkey()), List.of()).isVerified()).isTrue();
  }

  @Test
  void every_bit_of_a_key_counts_also_where_it_came_with_the_bundle() throws IOException {
    var files = NaiveLog.of(1).export();
    var unpacked = unpack(files);

    assertEveryBitCounts(files.get("keys"), 1, unpacked.resolve("keys"), unpacked);
  }

  @Test
  void every_bit_of_the_archive_counts() throws IOException {
    var log = NaiveLog.of(1);
    var path = folder.resolve("export.zip");

    assertEveryBitCounts(NaiveLog.zip(log.export()), 8 / BITS_OF_A_BYTE, path, path, log.vkey());
  }

  private void assertEveryBitCounts(byte[] good, int step, Path file, Path bundle, String... keys)
      throws IOException {
    var bytes = good.clone();
    // In a byte after the other it is another bit.
    for (int bit = 0; bit < 8 * bytes.length; bit += step == 1 ? 1 : step + 1) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, bytes);
      assertThat(verifier.verify(bundle, List.of(keys), List.of()).isVerified())
          .as("%s, bit %d", file, bit)
          .isFalse();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
    Files.write(file, bytes);
    assertThat(verifier.verify(bundle, List.of(keys), List.of()).isVerified()).isTrue();
  }

  @Test
  void an_archive_that_is_cut_anywhere_is_refused() {
    var zip = NaiveLog.zip(LOG.export());
    for (int length = 0; length < zip.length; length++) {
      assertFault(verify(Arrays.copyOf(zip, length), LOG), "");
    }
  }

  @Test
  void a_process_ends_with_0_1_or_2() throws Exception {
    write("export.zip", NaiveLog.zip(LOG.export()));
    write("cut.zip", Arrays.copyOf(NaiveLog.zip(LOG.export()), 500));

    assertThat(run("export.zip", "--key", LOG.vkey())).startsWith("0 verified ");
    assertThat(run("cut.zip", "--key", LOG.vkey())).startsWith("1 FAULT").contains("NOT VERIFIED");
    assertThat(run("nowhere.zip")).startsWith("2 nowhere.zip cannot be read").contains("Usage: ");
    assertThat(run()).startsWith("2 Which bundle?");
    assertThat(run("export.zip", "--key")).startsWith("2 An option misses what belongs to it.");
    assertThat(run("export.zip", "--key", "oops")).startsWith("2 oops is no key");
  }

  private String run(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(Verifier.FILE.toAbsolutePath().toString());
    command.addAll(List.of(words));
    var output = folder.resolve("output");
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return process.waitFor() + " " + Files.readString(output);
  }

  @Test
  void a_file_that_is_missing_cut_or_added_is_named() {
    for (var name : LOG.export(1, 5).keySet()) {
      var files = LOG.export(1, 5);
      files.remove(name);
      assertFault(verify(files), name + " is missing");

      var cut = LOG.export(1, 5);
      cut.computeIfPresent(name, (_, bytes) -> Arrays.copyOf(bytes, bytes.length - 1));
      assertFault(verify(cut), name, "manifest is signed");
    }
    var more = LOG.export(1, 5);
    more.put("more.txt", new byte[0]);
    assertFault(verify(more), "more.txt");
  }

  /// Where even the manifest is signed anew, the log's own checkpoint tells.
  private void assertFound(UnaryOperator<List<byte[]>> tamper) {
    var files = LOG.export();
    var lines = tamper.apply(new ArrayList<>(LOG.changes));
    var text = new StringBuilder();
    lines.forEach(line -> text.append(new String(line, UTF_8)).append('\n'));
    files.put("changes.ndjson", text.toString().getBytes(UTF_8));
    LOG.sign(files, 0, lines.size() - 1, lines.size(), "none");
    assertFault(verify(files), "log has what was exported");
  }

  @Test
  void a_change_that_was_edited_removed_inserted_or_moved_is_found() {
    for (int at = 0; at < LOG.changes.size(); at++) {
      int place = at;
      assertFound(
          lines -> {
            lines.set(place, NaiveLog.change(place, "it never happened"));
            return lines;
          });
      assertFound(
          lines -> {
            lines.remove(place);
            return lines;
          });
      assertFound(
          lines -> {
            lines.add(place, NaiveLog.change(place, "more"));
            return lines;
          });
      assertFound(
          lines -> {
            lines.add(place, lines.get(place));
            return lines;
          });
      assertFound(
          lines -> {
            lines.add(lines.remove(place == lines.size() - 1 ? 0 : place));
            return lines;
          });
    }
    assertFound(
        lines -> {
          lines.add(NaiveLog.change(7, "beyond the end"));
          return lines;
        });
  }

  @Test
  void changes_that_trade_their_bytes_but_not_their_places_are_found() {
    assertFound(
        lines -> {
          lines.set(2, NaiveLog.change(2, "of three"));
          lines.set(3, NaiveLog.change(3, "of two"));
          return lines;
        });
  }

  @Test
  void a_part_that_is_said_to_be_all_is_refused() {
    var places = new TreeSet<>(List.of(0, 1, 3, 4, 5, 6));
    assertFault(verify(LOG.export(0, 6, places, "none")), "some are missing");
    assertFault(verify(LOG.export(2, 6, new TreeSet<>(List.of(1, 2)), "importer=US")), "to");
    assertFault(verify(LOG.export(0, 7, new TreeSet<>(List.of(1)), "importer=US")), "to");
  }

  @Test
  void what_another_key_has_signed_is_refused() {
    var other = NaiveLog.of(7);

    assertFault(verify(other.export()), "known");
    var files = LOG.export();
    files.put("checkpoint", other.checkpoint().getBytes(UTF_8));
    LOG.sign(files, 0, 6, 7, "none");
    assertFault(verify(files), "checkpoint is signed");
  }

  @Test
  void the_checkpoint_of_another_ledger_is_refused_whoever_has_signed() {
    var other = new NaiveLog("ledger.example/another");
    other.changes.addAll(LOG.changes);
    var files = LOG.export();
    files.put("checkpoint", other.checkpoint().getBytes(UTF_8));
    LOG.sign(files, 0, 6, 7, "none");
    var zip = write("export.zip", NaiveLog.zip(files));

    assertFault(verifier.verify(zip, List.of(LOG.vkey(), other.vkey()), List.of()), "of another l");
  }

  @Test
  void the_log_goes_on_from_every_older_checkpoint() {
    for (int size = 0; size <= 7; size++) {
      var kept = write("kept", LOG.checkpoint(size).getBytes(UTF_8));
      var verdict = verify(LOG.export(), LOG, kept);
      assertThat(verdict.isVerified()).as("%d: %s", size, verdict.text()).isTrue();
      assertThat(verdict.text()).contains(size + " changes");
    }
  }

  @Test
  void a_log_that_was_rewritten_does_not_go_on_from_its_older_checkpoints() {
    for (int size = 1; size <= 7; size++) {
      var kept = write("kept", LOG.checkpoint(size).getBytes(UTF_8));
      var was = LOG.changes.set(0, NaiveLog.change(0, "it never happened"));
      var rewritten = LOG.export();
      LOG.changes.set(0, was);
      assertThat(verify(rewritten, LOG).isVerified()).isTrue();
      assertFault(verify(rewritten, LOG, kept), "are others by now");
    }
  }

  @Test
  void an_older_backup_is_found_by_a_newer_checkpoint() {
    var older = new NaiveLog(NaiveLog.ORIGIN);
    older.changes.addAll(LOG.changes);
    var kept = write("kept", older.checkpoint().getBytes(UTF_8));
    older.changes.removeLast();

    assertFault(verify(older.export(), older, kept), "put back");
  }

  @Test
  void an_export_from_where_an_older_checkpoint_ended_goes_on_from_it() {
    for (int size = 1; size < 40; size++) {
      var log = NaiveLog.of(40);
      var kept = write("kept", log.checkpoint(size).getBytes(UTF_8));
      var goesOn = verify(log.export(size, 39), log, kept);
      assertThat(goesOn.isVerified()).as("%d: %s", size, goesOn.text()).isTrue();

      log.changes.set(size - 1, NaiveLog.change(size - 1, "it never happened"));
      assertFault(verify(log.export(size, 39), log, kept), "are others by now");
    }
  }

  @Test
  void what_cannot_be_compared_with_an_older_checkpoint_is_not_pretended_to_be() {
    var log = NaiveLog.of(16);
    var kept = write("kept", log.checkpoint(3).getBytes(UTF_8));

    assertFault(verify(log.export(5, 9), log, kept), "does not tell");
    assertFault(
        verify(log.export(0, 15, new TreeSet<>(List.of(8)), "importer=US"), log, kept),
        "does not tell");
    assertThat(verify(log.export(0, 2), log, kept).isVerified()).isTrue();
  }

  @Test
  void a_kept_checkpoint_that_is_none_or_of_another_ledger_is_refused() {
    var other = new NaiveLog("ledger.example/another");

    assertFault(verify(LOG.export(), LOG, write("kept", "hello\n".getBytes(UTF_8))), "note");
    assertFault(
        verify(LOG.export(), LOG, write("kept", other.checkpoint().getBytes(UTF_8))), "known");
    var zip = write("export.zip", NaiveLog.zip(LOG.export()));
    var kept = write("kept", other.checkpoint().getBytes(UTF_8));
    assertFault(
        verifier.verify(zip, List.of(LOG.vkey(), other.vkey()), List.of(kept)), "of another l");
  }

  @Test
  void a_second_signature_by_ML_DSA_44_is_verified_by_whoever_has_its_key() {
    var log = NaiveLog.signedTwice(7);
    var both = verifyTwice(log, log.export());
    assertThat(both.isVerified()).as(both.text()).isTrue();
    assertThat(both.text()).contains("signed by Ed25519 and ML-DSA-44");

    var one = verify(log.export(), log);
    assertThat(one.isVerified()).as(one.text()).isTrue();
    assertThat(one.text()).contains("signed by Ed25519").doesNotContain("ML-DSA-44");

    var path = write("export.zip", NaiveLog.zip(log.export()));
    var own = verifier.verify(path, List.of(), List.of());
    assertThat(own.isVerified()).as(own.text()).isTrue();
    assertThat(own.text()).contains("signed by Ed25519 and ML-DSA-44");
  }

  @Test
  void whoever_can_forge_Ed25519_is_found_by_ML_DSA_44() {
    var log = NaiveLog.signedTwice(7);
    var second = log.checkpoint().lines().toList().getLast() + "\n";
    var name = log.checkpoint().lines().toList().getFirst();

    var left = log.export();
    forge(log, left, log.checkpointOfOneKey(7));
    assertFault(verifyTwice(log, left), "ML-DSA-44");

    log.changes.set(3, NaiveLog.change(3, "it never happened"));
    var rewritten = log.export();
    forge(log, rewritten, log.checkpointOfOneKey(7) + second);
    assertFault(verifyTwice(log, rewritten), "ML-DSA-44");

    log.changes.set(3, NaiveLog.change(3, "it happened"));
    int begin = "— ".length() + name.length() + 1;
    for (var at : List.of(begin + 6, begin + 9, begin + 16, begin + 100, second.length() - 4)) {
      var turned = new StringBuilder(second);
      turned.setCharAt(at, second.charAt(at) == 'A' ? 'B' : 'A');
      var files = log.export();
      forge(log, files, log.checkpointOfOneKey(7) + turned);
      assertFault(verifyTwice(log, files), "ML-DSA-44", "Base64");
    }
    var cut = log.export();
    forge(log, cut, log.checkpointOfOneKey(7) + second.substring(0, begin + 16) + "\n");
    assertFault(verifyTwice(log, cut), "ML-DSA-44", "too short");
  }

  @Test
  void keys_that_are_none_for_ML_DSA_44_are_refused() {
    var vkey = NaiveLog.signedTwice(1).postQuantumVkey();
    var path = write("export.zip", NaiveLog.zip(LOG.export()));
    for (var bad : List.of(vkey.substring(0, vkey.length() - 8), vkey.replaceFirst("\\+B", "+C"))) {
      assertThatThrownBy(() -> LogKey.parse(bad)).isInstanceOf(NotProven.class);
    }
    assertFault(verifier.verify(path, List.of(LOG.vkey(), vkey), List.of()), "ML-DSA-44");
  }

  private Verdict verifyTwice(NaiveLog log, SortedMap<String, byte[]> files) {
    var path = write("export.zip", NaiveLog.zip(files));
    return verifier.verify(path, List.of(log.vkey(), log.postQuantumVkey()), List.of());
  }

  /// As who has the one key, and not the other.
  private static void forge(NaiveLog log, SortedMap<String, byte[]> files, String checkpoint) {
    files.put("checkpoint", checkpoint.getBytes(UTF_8));
    log.sign(files, 0, 6, 7, "none");
  }
}
