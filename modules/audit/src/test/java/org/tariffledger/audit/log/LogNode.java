package org.tariffledger.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tariffledger.commands.CommandsConfiguration;
import org.tariffledger.projections.ProjectionsConfiguration;
import org.tariffledger.subscriptions.BareServer;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.PublicChange;
import org.tariffledger.subscriptions.SubscriptionsConfiguration;
import org.tariffledger.subscriptions.WrittenLog;
import org.tariffledger.subscriptions.secrets.MasterKey;

/// A server without HTTP. Tests write its change log themselves, and take its log's steps.
record LogNode(ConfigurableApplicationContext context) implements AutoCloseable {

  static final String KEY = "the key of the tests, 32 characters or more";

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import({
    CommandsConfiguration.class,
    ProjectionsConfiguration.class,
    SubscriptionsConfiguration.class,
    LogConfiguration.class
  })
  static class Modules {}

  /// Its checkpoints are kept in the folder.
  static LogNode at(String url, Path folder, String... properties) {
    return withKey(KEY, url, folder, properties);
  }

  static LogNode withKey(String key, String url, Path folder, String... properties) {
    var all =
        new ArrayList<>(
            List.of(
                "spring.datasource.hikari.maximum-pool-size=6",
                "logging.level.org.tariffledger.audit=off",
                "tariff-ledger.log.checkpoint-every=0s",
                "tariff-ledger.log.verify-every=0s"));
    all.addAll(Arrays.asList(properties));
    var node =
        new LogNode(
            BareServer.start(
                Modules.class,
                url,
                all,
                context -> {
                  context.registerBean(Clock.class, Clock::systemUTC);
                  context.registerBean(MasterKey.class, () -> new MasterKey(() -> key));
                  context.registerBean(CheckpointFolder.class, () -> new CheckpointFolder(folder));
                }));
    node.keeper().stop();
    return node;
  }

  LogKeeper keeper() {
    return context.getBean(LogKeeper.class);
  }

  VerifiableLog log() {
    return context.getBean(VerifiableLog.class);
  }

  LogStore store() {
    return context.getBean(LogStore.class);
  }

  ChangeFeed feed() {
    return context.getBean(ChangeFeed.class);
  }

  JdbcTemplate jdbc() {
    return context.getBean(JdbcTemplate.class);
  }

  Verification verify() {
    return context.getBean(LogVerifier.class).verify(_ -> {}, () -> false);
  }

  CheckpointFile file() {
    return context.getBean(CheckpointFolder.class).file(feed().ledger());
  }

  /// Takes steps until there is nothing to do, or until something is found that must not be.
  void keep() {
    try {
      while (keeper().pass()) {}
    } catch (LogDamage e) {
      keeper().refuse(e.sentence());
    }
  }

  /// Writes changes as the ledger would.
  void tell(int count) {
    var _ = WrittenLog.tell(count, LogNode::change, jdbc(), feed());
  }

  static byte[] change(long sequence) {
    return ("{\"id\":\"" + PublicChange.text(sequence) + "\",\"é\":\"Zoll\"}").getBytes(UTF_8);
  }

  static List<byte[]> changes(int count) {
    return IntStream.range(0, count).mapToObj(LogNode::change).toList();
  }

  @Override
  public void close() {
    context.close();
  }
}
