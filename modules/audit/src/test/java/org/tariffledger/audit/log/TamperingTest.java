package org.tariffledger.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tariffledger.audit.log.Verification.Finding;
import org.tariffledger.audit.log.Verification.Kind;
import org.tariffledger.subscriptions.Database;

/// Whoever may write to the database writes what was never told.
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(Database.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TamperingTest {

  private static final String CHECKPOINT = "select checkpoint from log_head";

  @Parameter Database database;
  @TempDir Path folder;

  @Test
  void an_edited_change_is_found_by_whoever_reads_it_and_by_whoever_reads_all() {
    try (var node = logged(600)) {
      edit(node, 300, "{}");
      assertThat(found(node)).containsExactly(Map.entry(300L, Kind.EDITED));
    }
    try (var node = logged(600)) {
      edit(node, 300, "{}");
      assertThat(node.log().receipt(299).proves(LogNode.change(299))).isTrue();
      assertDamaged(() -> node.log().receipt(300));
    }
    try (var node = logged(600)) {
      edit(node, 300, "{}");
      assertThat(node.log().entries(0, 256)).isPresent();
      assertDamaged(() -> node.log().entries(1, 256));
      assertStopped(node);
    }
  }

  @Test
  void a_single_bit_is_enough() {
    try (var node = logged(3)) {
      for (int bit = 0; bit < LogNode.change(1).length * Byte.SIZE; bit++) {
        var bytes = LogNode.change(1);
        bytes[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
        node.jdbc().update("update public_change set bytes = ? where sequence = 1", bytes);
        assertThat(found(node)).as("bit %d", bit).containsExactly(Map.entry(1L, Kind.EDITED));
      }
    }
  }

  @Test
  void changes_that_changed_places_are_found() {
    try (var node = logged(600)) {
      swap(node, 10, 11);
      assertThat(found(node))
          .containsExactly(Map.entry(10L, Kind.EDITED), Map.entry(11L, Kind.EDITED));
    }
  }

  @Test
  void a_removed_change_is_found_wherever_it_stood() {
    try (var node = logged(600)) {
      for (var sequence : List.of(0L, 255L, 256L, 599L)) {
        node.jdbc().update("delete from public_change where sequence = ?", sequence);
      }
      assertThat(found(node))
          .containsExactly(
              Map.entry(0L, Kind.REMOVED),
              Map.entry(255L, Kind.REMOVED),
              Map.entry(256L, Kind.REMOVED),
              Map.entry(599L, Kind.REMOVED));
      assertDamaged(() -> node.log().receipt(599));
    }
  }

  @Test
  void changes_that_were_removed_and_closed_up_are_found() {
    try (var node = logged(20)) {
      node.jdbc().update("delete from public_change where sequence = 5");
      for (int sequence = 6; sequence < 20; sequence++) {
        node.jdbc()
            .update(
                "update public_change set sequence = ? where sequence = ?", sequence - 1, sequence);
      }
      node.jdbc().update("update change_head set sequence = 19");
      node.keep();
      assertThat(node.log().status().fault()).contains("20 changes").contains("only 19");
      assertStopped(node);
    }
  }

  @Test
  void an_inserted_change_is_found_wherever_it_stands() {
    try (var node = logged(20)) {
      insert(node, 20);
      assertThat(found(node)).containsExactly(Map.entry(20L, Kind.INSERTED));
    }
    try (var node = logged(20)) {
      insert(node, -1);
      assertThat(found(node)).containsExactly(Map.entry(-1L, Kind.INSERTED));
    }
    try (var node = logged(20)) {
      for (int sequence = 19; sequence >= 10; sequence--) {
        node.jdbc()
            .update(
                "update public_change set sequence = ? where sequence = ?", sequence + 1, sequence);
      }
      insert(node, 10);
      node.jdbc().update("update change_head set sequence = 21");
      assertThat(found(node)).hasSize(10).containsEntry(10L, Kind.EDITED);
    }
  }

  @Test
  void a_tree_that_is_changed_with_its_changes_does_not_go_together() {
    try (var node = logged(600)) {
      edit(node, 300, "{}");
      var tile = node.store().tile(new TileId(0, 1));
      System.arraycopy(Hash.ofLeaf("{}".getBytes(UTF_8)).bytes(), 0, tile, 44 * 32, 32);
      node.jdbc()
          .update("update log_tile set hashes = ? where level = 0 and number = 1", (Object) tile);
      var verification = node.verify();
      assertThat(verification.findings()).extracting(Finding::kind).containsExactly(Kind.TREE);
      assertThat(verification.isGood()).isFalse();
      assertStopped(node);
    }
  }

  @Test
  void a_backup_that_is_put_back_is_found_at_the_start_and_nothing_is_signed() {
    var url = database.newUrl();
    try (var node = LogNode.at(url, folder)) {
      node.tell(10);
      node.keep();
      var backup = node.jdbc().queryForObject(CHECKPOINT, String.class);
      var tile = node.store().tile(new TileId(0, 0));
      node.tell(5);
      node.keep();

      node.jdbc().update("delete from public_change where sequence >= 10");
      node.jdbc().update("update change_head set sequence = 10");
      node.jdbc().update("update log_tile set hashes = ?", (Object) tile);
      node.jdbc().update("update log_head set size = 10, checkpoint = ?", backup);
    }
    try (var node = LogNode.at(url, folder)) {
      node.keep();
      assertThat(node.log().status().fault()).contains("15 changes").contains("only 10");
      assertStopped(node);
    }
    // Whoever knows nothing of it finds nothing wrong.
    try (var node = LogNode.at(url, folder.resolve("elsewhere"))) {
      node.keep();
      assertThat(node.log().checkpoint().size()).isEqualTo(11);
    }
  }

  @Test
  void a_backup_that_has_grown_past_what_was_signed_is_found_too() {
    var url = database.newUrl();
    try (var node = LogNode.at(url, folder)) {
      node.tell(15);
      node.keep();
      node.jdbc().update("delete from log_tile");
      node.jdbc().update("update log_head set size = 0, checkpoint = null");
      edit(node, 12, "{}");
      node.tell(10);
    }
    try (var node = LogNode.at(url, folder)) {
      node.keep();
      assertThat(node.log().status().fault())
          .contains("The first 15 changes")
          .contains("rewritten");
      assertStopped(node);
    }
  }

  @Test
  void a_log_that_is_rewritten_and_signed_anew_is_found_by_every_server_that_runs() {
    var url = database.newUrl();
    try (var node = LogNode.at(url, folder)) {
      node.tell(300);
      node.keep();
      edit(node, 12, "{}");
      node.jdbc().update("delete from log_tile");
      node.jdbc().update("update log_head set size = 0, checkpoint = null");
      node.tell(10);
      try (var forger = LogNode.at(url, folder.resolve("forger"))) {
        forger.keep();
        assertThat(forger.log().checkpoint().size()).isEqualTo(310);
        assertThat(forger.log().status().isDamaged()).isFalse();
      }
      node.keep();
      assertThat(node.log().status().fault()).contains("The first 300 changes");
      assertStopped(node);
    }
  }

  @Test
  void a_checkpoint_that_no_key_of_the_log_has_signed_is_not_stood_by() {
    var url = database.newUrl();
    try (var node = LogNode.at(url, folder)) {
      node.tell(3);
      node.keep();
      var checkpoint = node.log().checkpoint().checkpoint();
      var another = NoteTest.signer(Algorithm.ED25519).sign(checkpoint, 1);
      node.jdbc()
          .update(
              "update log_head set checkpoint = ?",
              new Note(checkpoint.text(), List.of(another)).toString());
      node.keep();
      assertThat(node.log().status().fault()).contains("no key of the log");
      assertStopped(node);
    }
  }

  @Test
  void a_log_cannot_take_another_name() {
    var url = database.newUrl();
    try (var node = LogNode.at(url, folder, "tariff-ledger.log.origin=example.com/first")) {
      node.tell(3);
      node.keep();
      assertThat(node.log().checkpoint().checkpoint().origin()).isEqualTo("example.com/first");
    }
    try (var node = LogNode.at(url, folder, "tariff-ledger.log.origin=example.com/second")) {
      node.keep();
      assertThat(node.log().status().fault())
          .contains("example.com/first")
          .contains("example.com/second");
      assertStopped(node);
    }
  }

  private LogNode logged(int changes) {
    var node = LogNode.at(database.newUrl(), folder);
    node.tell(changes);
    node.keep();
    assertThat(node.verify().findings()).isEmpty();
    assertThat(node.log().checkpoint().size()).isEqualTo(changes);
    return node;
  }

  private static Map<Long, Kind> found(LogNode node) {
    var found = new TreeMap<Long, Kind>();
    node.verify().findings().forEach(f -> found.put(f.sequence(), f.kind()));
    return found;
  }

  private static void edit(LogNode node, long sequence, String bytes) {
    node.jdbc()
        .update(
            "update public_change set bytes = ? where sequence = ?",
            bytes.getBytes(UTF_8),
            sequence);
  }

  private static void swap(LogNode node, long one, long other) {
    edit(node, one, new String(LogNode.change(other), UTF_8));
    edit(node, other, new String(LogNode.change(one), UTF_8));
  }

  private static void insert(LogNode node, long sequence) {
    node.jdbc()
        .update(
            "insert into public_change (sequence, type, bytes) values (?, 'a.type', ?)",
            sequence,
            "{}".getBytes(UTF_8));
  }

  private static void assertDamaged(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOf(LogUnavailable.class)
        .extracting(e -> ((LogUnavailable) e).reason())
        .isEqualTo(LogUnavailable.Reason.DAMAGED);
  }

  /// Nothing is shown any more, and nothing more is signed.
  private static void assertStopped(LogNode node) {
    var before = node.jdbc().queryForObject(CHECKPOINT, String.class);
    assertThat(node.log().status().isDamaged()).isTrue();
    assertDamaged(() -> node.log().checkpoint());
    assertDamaged(() -> node.log().consistency(0, 1));
    assertDamaged(() -> node.log().rotate(java.time.Duration.ZERO));
    node.keeper().start();
    node.tell(1);
    try {
      Thread.sleep(600);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(node.jdbc().queryForObject(CHECKPOINT, String.class)).isEqualTo(before);
  }
}
