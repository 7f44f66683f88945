package org.tariffledger.subscriptions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tariffledger.commands.Act;
import org.tariffledger.commands.CommandsConfiguration;
import org.tariffledger.commands.EventReader;
import org.tariffledger.commands.Ledger;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.commands.Receipt;
import org.tariffledger.commands.Stored;
import org.tariffledger.domain.Command;
import org.tariffledger.projections.ProjectionsConfiguration;
import org.tariffledger.projections.RateBook;
import tools.jackson.databind.JsonNode;

/// A server without HTTP. Its writer runs only if it is started, else a test takes its steps.
record Node(ConfigurableApplicationContext context) implements AutoCloseable {

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import({
    CommandsConfiguration.class,
    ProjectionsConfiguration.class,
    SubscriptionsConfiguration.class
  })
  static class Modules {}

  /// Without a running writer.
  static Node at(String url, Clock clock) {
    var node = running(url, clock);
    node.writer().stop();
    return node;
  }

  static Node running(String url, Clock clock) {
    return new Node(
        BareServer.start(
            Modules.class,
            url,
            List.of("spring.datasource.hikari.maximum-pool-size=8"),
            context -> context.registerBean(Clock.class, () -> clock)));
  }

  Receipt record(Command... commands) {
    var receipt =
        context.getBean(Ledger.class).record(new Act(List.of(commands), "a person", "a ticket"));
    awaitBook(receipt.position());
    return receipt;
  }

  void awaitBook(long position) {
    try {
      if (!context.getBean(RateBook.class).awaitPosition(position, Duration.ofSeconds(60))) {
        throw new AssertionError("The book did not reach " + position + ".");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  ChangeWriter writer() {
    return context.getBean(ChangeWriter.class);
  }

  ChangeFeed feed() {
    return context.getBean(ChangeFeed.class);
  }

  RateBook book() {
    return context.getBean(RateBook.class);
  }

  /// Until there is nothing to do.
  void write() {
    while (writer().pass()) {}
  }

  List<JsonNode> changes() {
    return changes(ChangeFilter.ALL);
  }

  List<JsonNode> changes(ChangeFilter filter) {
    return changes(-1, filter);
  }

  List<JsonNode> changes(long from, ChangeFilter filter) {
    var all = new ArrayList<JsonNode>();
    var end = feed().headNow().sequence() - 1;
    var after = from;
    while (after < end) {
      var page = feed().page(after, 100, filter);
      LedgerJson.mapper().readTree(page.json()).forEach(all::add);
      after = page.next();
    }
    return all;
  }

  List<Stored> events() {
    var all = new ArrayList<Stored>();
    context.getBean(EventReader.class).read(0, all::add);
    return all;
  }

  JdbcTemplate jdbc() {
    return context.getBean(JdbcTemplate.class);
  }

  @Override
  public void close() {
    context.close();
  }

  /// A clock that goes on only when it is told to.
  static final class SetClock extends Clock {

    private volatile Instant now;

    SetClock(Instant now) {
      this.now = now;
    }

    void set(Instant moment) {
      now = moment;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public java.time.ZoneId getZone() {
      return java.time.ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
