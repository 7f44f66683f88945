package org.tariffledger.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.tariffledger.subscriptions.Database;

/// The log as it is kept: by one, by rivals, and after what should not have happened.
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(Database.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LogKeeperTest {

  @Parameter Database database;
  @TempDir Path folder;

  @Test
  void a_ledger_without_changes_has_a_checkpoint_too() {
    try (var node = LogNode.at(database.newUrl(), folder)) {
      node.keep();
      var signed = node.log().checkpoint();
      assertThat(signed.size()).isZero();
      assertThat(signed.root()).isEqualTo(Hash.OF_NOTHING);
      assertThat(signed.checkpoint().origin())
          .isEqualTo("tariffledger.org/log/" + node.feed().ledger());
      assertVerified(node, signed);
    }
  }

  @Test
  void before_there_is_a_checkpoint_it_is_said_so() {
    try (var node = LogNode.at(database.newUrl(), folder, "tariff-ledger.change-log=false")) {
      assertThatThrownBy(() -> node.log().checkpoint())
          .isInstanceOf(LogUnavailable.class)
          .extracting(e -> ((LogUnavailable) e).reason())
          .isEqualTo(LogUnavailable.Reason.NOT_READY);
    }
  }

  @Test
  void whatever_is_told_is_signed_and_has_a_receipt() {
    try (var node = LogNode.at(database.newUrl(), folder)) {
      var random = new Random(4);
      for (int all = 0; all < 2_500; ) {
        var more = 1 + random.nextInt(random.nextBoolean() ? 3 : 1_200);
        node.tell(more);
        all += more;
        node.keep();
        var signed = node.log().checkpoint();
        var naive = new NaiveTree(LogNode.changes(all));
        assertThat(signed.size()).isEqualTo(all);
        assertThat(signed.root().bytes()).isEqualTo(naive.root());
        assertVerified(node, signed);
        for (int n = 0; n < 5; n++) {
          var sequence = random.nextInt(all);
          var receipt = Receipt.parse(node.log().receipt(sequence).toString());
          assertThat(receipt.proves(LogNode.change(sequence))).isTrue();
          assertThat(receipt.proves(LogNode.change(sequence + 1))).isFalse();
          var from = random.nextInt(all);
          var c = node.log().consistency(from, all).orElseThrow();
          assertThat(Proofs.isConsistent(from, c.fromRoot(), all, c.toRoot(), c.path())).isTrue();
        }
      }
      assertThat(node.verify().isGood()).isTrue();
      assertThat(node.log().status().lag()).isZero();
      assertThat(node.log().status().isDamaged()).isFalse();
    }
  }

  @Test
  void checkpoints_are_signed_while_changes_never_stop() {
    try (var node = LogNode.at(database.newUrl(), folder)) {
      for (int all = 1; all <= 5; all++) {
        node.tell(1);
        assertThat(node.keeper().pass()).isTrue();
        assertThat(node.log().checkpoint().size()).isEqualTo(all);
      }
    }
  }

  @Test
  void while_it_is_not_time_nothing_is_signed() {
    try (var node =
        LogNode.at(database.newUrl(), folder, "tariff-ledger.log.checkpoint-every=1h")) {
      node.keep();
      var first = node.log().checkpoint();
      node.tell(2);
      node.keep();
      assertThat(node.log().checkpoint().bytes()).isEqualTo(first.bytes());
      assertThat(node.log().status().size()).isEqualTo(2);
      assertThat(node.log().status().lag()).isEqualTo(2 - first.size());
    }
  }

  @Test
  void tiles_and_entries_are_what_the_checkpoint_needs_and_nothing_beyond_it() {
    try (var node = LogNode.at(database.newUrl(), folder)) {
      node.tell(600);
      node.keep();
      node.tell(3);
      var log = node.log();
      assertThat(log.tile(new TileId(0, 0), 256).orElseThrow()).hasSize(8_192);
      assertThat(log.tile(new TileId(0, 2), 88).orElseThrow()).hasSize(88 * 32);
      assertThat(log.tile(new TileId(0, 2), 17).orElseThrow()).hasSize(17 * 32);
      assertThat(log.tile(new TileId(0, 2), 89)).isEmpty();
      assertThat(log.tile(new TileId(1, 0), 2).orElseThrow()).hasSize(64);
      assertThat(log.tile(new TileId(1, 0), 3)).isEmpty();
      assertThat(log.tile(new TileId(2, 0), 1)).isEmpty();
      assertThat(log.entries(2, 89)).isEmpty();
      var entries = java.nio.ByteBuffer.wrap(log.entries(2, 88).orElseThrow());
      for (int sequence = 512; sequence < 600; sequence++) {
        var entry = new byte[Short.toUnsignedInt(entries.getShort())];
        entries.get(entry);
        assertThat(entry).isEqualTo(LogNode.change(sequence));
      }
      assertThat(entries.hasRemaining()).isFalse();
      assertThatThrownBy(() -> log.receipt(600))
          .isInstanceOf(LogUnavailable.class)
          .hasMessageContaining("600");
    }
  }

  @Test
  void rivals_whose_commits_fail_make_one_tree_and_one_row_of_checkpoints() throws Exception {
    var url = database.newUrl();
    try (var one = LogNode.at(url, folder);
        var other = LogNode.at(url, folder.resolve("other"))) {
      var isOver = new AtomicBoolean();
      var failures = new AtomicInteger();
      var threads =
          List.of(
              failing(one, folder, isOver, failures, 1),
              failing(other, folder.resolve("other"), isOver, failures, 2));
      var all = 0;
      var random = new Random(9);
      while (all < 3_000 || failures.get() < 20) {
        var more = 1 + random.nextInt(200);
        one.tell(more);
        all += more;
        Thread.sleep(5);
      }
      isOver.set(true);
      for (var thread : threads) {
        thread.join();
      }
      one.keep();
      other.keep();
      assertThat(one.log().checkpoint().root().bytes())
          .isEqualTo(new NaiveTree(LogNode.changes(all)).root());
      assertThat(other.log().checkpoint().bytes()).isEqualTo(one.log().checkpoint().bytes());
      assertThat(one.verify().findings()).isEmpty();
      var kept = kept(one.file());
      assertThat(kept).hasSizeGreaterThan(2);
      for (int i = 1; i < kept.size(); i++) {
        var from = kept.get(i - 1);
        var to = kept.get(i);
        var path = one.store().tree().consistency(from.size(), to.size());
        assertThat(Proofs.isConsistent(from.size(), from.root(), to.size(), to.root(), path))
            .isTrue();
      }
    }
  }

  /// Keeps the log as the node would, with every third commit failing.
  private static Thread failing(
      LogNode node, Path folder, AtomicBoolean isOver, AtomicInteger failures, long seed) {
    var random = new Random(seed);
    var dataSource = node.context().getBean(DataSource.class);
    var transactions =
        new DataSourceTransactionManager(dataSource) {
          @Override
          protected void doCommit(DefaultTransactionStatus status) {
            if (random.nextInt(3) == 0) {
              doRollback(status);
              throw new TransientDataAccessResourceException("The connection died.");
            }
            super.doCommit(status);
          }
        };
    var configuration = new LogConfiguration();
    var jdbc = new JdbcTemplate(dataSource);
    var store = configuration.logStore(jdbc, transactions);
    return Thread.ofPlatform()
        .start(
            () -> {
              while (!isOver.get()) {
                var keeper =
                    configuration.logKeeper(
                        jdbc,
                        store,
                        node.context()
                            .getBean(org.tariffledger.subscriptions.secrets.MasterKey.class),
                        node.feed(),
                        node.context().getBean(LogSettings.class),
                        new CheckpointFolder(folder),
                        true);
                try {
                  while (!isOver.get()) {
                    keeper.pass();
                  }
                } catch (TransientDataAccessResourceException _) {
                  failures.incrementAndGet();
                }
              }
            });
  }

  private static List<SignedCheckpoint> kept(CheckpointFile file) throws IOException {
    var notes = Files.readString(Path.of(file.toString())).split("(?<=\n)\n(?=tariff)");
    return java.util.Arrays.stream(notes)
        .map(note -> SignedCheckpoint.parse(note.stripTrailing() + "\n"))
        .toList();
  }

  private static void assertVerified(LogNode node, SignedCheckpoint signed) {
    assertThat(SignedCheckpoint.parse(signed.note().toString()).checkpoint())
        .isEqualTo(signed.checkpoint());
    assertThat(node.log().keys()).allMatch(key -> key.verifies(signed));
    assertThat(node.file().newest().orElseThrow().bytes()).isEqualTo(signed.bytes());
  }

  @Test
  void after_a_rotation_both_keys_sign_until_the_old_one_is_over() {
    try (var node = LogNode.at(database.newUrl(), folder)) {
      node.tell(5);
      node.keep();
      var first = node.log().keys().getFirst();
      var before = node.log().checkpoint();

      var keys = node.log().rotate(Duration.ofSeconds(60));
      assertThat(keys).hasSize(2);
      assertThat(keys.getFirst().generation()).isEqualTo(2);
      assertThat(keys.getFirst().until()).isNull();
      assertThat(keys.getLast().vkey()).isEqualTo(first.vkey());
      assertThat(keys.getLast().until()).isNotNull();
      var both = node.log().checkpoint();
      assertThat(both.checkpoint()).isEqualTo(before.checkpoint());
      assertThat(keys).allMatch(key -> key.verifies(both));
      assertThat(keys.getFirst().verifies(before)).isFalse();

      var third = node.log().rotate(Duration.ZERO);
      var alone = node.log().checkpoint();
      assertThat(alone.note().signatures()).hasSize(1);
      assertThat(third.getFirst().verifies(alone)).isTrue();
      assertThat(node.jdbc().queryForObject("select count(sealed) from log_key", Long.class))
          .isEqualTo(1);
      node.tell(1);
      node.keep();
      assertThat(node.log().checkpoint().size()).isEqualTo(6);
    }
  }

  @Test
  void whoever_asks_for_it_is_signed_for_after_quantum_computers_too() {
    var url = database.newUrl();
    try (var node = LogNode.at(url, folder)) {
      node.tell(3);
      node.keep();
      assertThat(node.log().checkpoint().note().signatures()).hasSize(1);
    }
    try (var node = LogNode.at(url, folder, "tariff-ledger.log.post-quantum=true")) {
      node.keep();
      var signed = node.log().checkpoint();
      assertThat(signed.note().signatures()).hasSize(2);
      assertThat(node.log().keys())
          .extracting(LogKey::algorithm)
          .containsExactly(Algorithm.ED25519, Algorithm.ML_DSA_44);
      assertVerified(node, signed);
    }
  }

  @Test
  void without_the_key_that_opens_its_keys_nothing_is_signed_until_there_are_new_ones() {
    var url = database.newUrl();
    try (var node = LogNode.at(url, folder)) {
      node.tell(3);
      node.keep();
    }
    try (var node = LogNode.withKey("another key, which is as long as it has to be", url, folder)) {
      node.tell(3);
      node.keep();
      assertThat(node.log().checkpoint().size()).isEqualTo(3);
      assertThat(node.log().status().fault()).contains("nothing is signed");
      assertThat(node.log().status().isDamaged()).isFalse();
      assertThat(node.log().status().lag()).isEqualTo(3);
      var keys = node.log().rotate(Duration.ofDays(1));
      assertThat(node.log().status().fault()).isNull();
      assertThat(node.log().checkpoint().size()).isEqualTo(6);
      assertThat(keys.getFirst().verifies(node.log().checkpoint())).isTrue();
    }
  }

  @Test
  void a_checkpoint_that_was_cut_off_as_it_was_written_is_passed_over() throws Exception {
    var url = database.newUrl();
    try (var node = LogNode.at(url, folder)) {
      node.tell(3);
      node.keep();
    }
    Path file;
    try (var files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
    var note = Files.readString(file);
    Files.writeString(file, note.substring(0, note.length() / 2), StandardOpenOption.APPEND);
    try (var node = LogNode.at(url, folder)) {
      node.tell(1);
      node.keep();
      assertVerified(node, node.log().checkpoint());
      assertThat(node.log().checkpoint().size()).isEqualTo(4);
    }
    try (var node = LogNode.at(url, folder)) {
      node.keep();
      assertThat(node.log().checkpoint().size()).isEqualTo(4);
    }
  }

  @Test
  void a_tree_that_was_lost_is_made_again_and_held_against_what_was_signed() {
    var url = database.newUrl();
    SignedCheckpoint before;
    try (var node = LogNode.at(url, folder)) {
      node.tell(700);
      node.keep();
      before = node.log().checkpoint();
      node.jdbc().update("delete from log_tile");
      node.jdbc().update("update log_head set size = 0, checkpoint = null");
    }
    try (var node = LogNode.at(url, folder)) {
      node.keep();
      assertThat(node.log().checkpoint().checkpoint()).isEqualTo(before.checkpoint());
    }
  }
}
