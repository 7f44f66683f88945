package org.tariffledger.subscriptions.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
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
import org.tariffledger.subscriptions.ChangeFilter;
import org.tariffledger.subscriptions.PublicChange;
import org.tariffledger.subscriptions.SubscriptionsConfiguration;
import org.tariffledger.subscriptions.WrittenLog;
import org.tariffledger.subscriptions.secrets.MasterKey;
import org.tariffledger.subscriptions.webhooks.Webhook.Order;
import org.tariffledger.subscriptions.webhooks.Webhook.Signatures;
import org.tariffledger.subscriptions.webhooks.Webhook.Wanted;

/// A server without HTTP that may call this machine, and a change log that tests write themselves.
record HookNode(ConfigurableApplicationContext context) implements AutoCloseable {

  static final String KEY = "the key of the tests, 32 characters or more";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import({
    CommandsConfiguration.class,
    ProjectionsConfiguration.class,
    SubscriptionsConfiguration.class,
    WebhooksConfiguration.class
  })
  static class Modules {}

  static HookNode at(String url, String... properties) {
    return withKey(KEY, url, properties);
  }

  static HookNode withKey(String key, String url, String... properties) {
    var all =
        new ArrayList<>(
            List.of(
                "spring.datasource.hikari.maximum-pool-size=6",
                "tariff-ledger.webhooks.allow=127.0.0.1",
                "tariff-ledger.webhooks.timeout=2s",
                "tariff-ledger.webhooks.retry-delays=" + "20ms,".repeat(40) + "20ms"));
    all.addAll(Arrays.asList(properties));
    return new HookNode(
        BareServer.start(
            Modules.class,
            url,
            all,
            context -> {
              context.registerBean(Clock.class, Clock::systemUTC);
              context.registerBean(MasterKey.class, () -> new MasterKey(() -> key));
            }));
  }

  Webhooks webhooks() {
    return context.getBean(Webhooks.class);
  }

  Deliveries deliveries() {
    return context.getBean(Deliveries.class);
  }

  Dispatcher dispatcher() {
    return context.getBean(Dispatcher.class);
  }

  ChangeFeed feed() {
    return context.getBean(ChangeFeed.class);
  }

  JdbcTemplate jdbc() {
    return context.getBean(JdbcTemplate.class);
  }

  static Wanted wanted(String url, Order order) {
    return new Wanted(
        URI.create(url),
        null,
        ChangeFilter.ALL,
        order,
        Signatures.V1,
        Webhook.CONCURRENCY_DEFAULT,
        Webhook.PER_SECOND_MAX);
  }

  /// From the first change on; the owner is always the same. Returns the secret.
  String hook(String id, String url, Order order) {
    return hook(id, wanted(url, order));
  }

  String hook(String id, Wanted wanted) {
    return webhooks().create(id, "owner", wanted, -1, null).secret();
  }

  Webhook find(String id) {
    return webhooks().find(id).orElseThrow();
  }

  Webhooks.Counts counts(String id) {
    return webhooks().counts(id);
  }

  /// Writes changes as the ledger would; returns the ids under which they are sent.
  List<String> tell(int count) {
    var first = WrittenLog.tell(count, sequence -> body(sequence).getBytes(UTF_8), jdbc(), feed());
    return IntStream.range(0, count).mapToObj(i -> id(first + i)).toList();
  }

  static String body(long sequence) {
    return "{\"specversion\":\"1.0\",\"id\":\""
        + PublicChange.text(sequence)
        + "\",\"é\":\"Zoll\"}";
  }

  String id(long sequence) {
    return feed().ledger() + "-" + PublicChange.text(sequence);
  }

  static void await(String what, BooleanSupplier holds) {
    var until = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(until);
      pause(10);
    }
  }

  static void pause(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
