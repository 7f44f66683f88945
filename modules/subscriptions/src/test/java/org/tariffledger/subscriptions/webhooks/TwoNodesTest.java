package org.tariffledger.subscriptions.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.subscriptions.webhooks.HookNode.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tariffledger.projections.RateBook;
import org.tariffledger.subscriptions.Database;
import org.tariffledger.subscriptions.secrets.MasterKey;
import org.tariffledger.subscriptions.webhooks.Recorder.Outcome;
import org.tariffledger.subscriptions.webhooks.Webhook.Order;

/// Two servers that share webhooks, whose connections die when they would commit, before or after
/// it, and a receiver that fails at random.
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(Database.class)
class TwoNodesTest {

  private static final int CHANGES = 120;

  @Parameter Database database;

  private final AtomicInteger deaths = new AtomicInteger();

  @Test
  void every_change_comes_at_least_once_under_one_id_and_in_order_where_that_is_strict() {
    var url = database.newUrl();
    var random = new Random(11);
    try (var parallel = new Receiver().answering(_ -> random.nextInt(4) == 0 ? 500 : 200);
        var strict = new Receiver().answering(_ -> random.nextInt(8) == 0 ? 500 : 200);
        var one = HookNode.at(url, "tariff-ledger.webhooks.timeout=500ms");
        var other = HookNode.at(url, "tariff-ledger.webhooks.timeout=500ms")) {
      one.dispatcher().stop();
      other.dispatcher().stop();
      var rivals = List.of(flaky(one, 1), flaky(other, 2));
      rivals.forEach(Dispatcher::start);
      one.hook("parallel", parallel.url(), Order.PARALLEL);
      one.hook("strict", strict.url(), Order.STRICT);
      var told = new ArrayList<String>();
      for (int i = 0; i < CHANGES / 10; i++) {
        told.addAll((i % 2 == 0 ? one : other).tell(10));
        HookNode.pause(10);
      }
      await("all came", () -> parallel.accepted().size() == CHANGES);
      await("all came in order", () -> strict.accepted().size() == CHANGES);
      rivals.forEach(Dispatcher::stop);

      assertThat(deaths).hasPositiveValue();
      assertThat(parallel.accepted()).containsExactlyInAnyOrderElementsOf(told);
      assertThat(strict.accepted()).containsExactlyElementsOf(told);
    }
  }

  @Test
  void what_comes_of_a_claim_that_was_lost_does_not_count() {
    try (var node = HookNode.at(database.newUrl())) {
      node.dispatcher().stop();
      node.hook("one", "http://127.0.0.1:1/", Order.STRICT);
      node.tell(1);
      var jdbc = node.jdbc();
      var transactions = new TransactionTemplate(new DataSourceTransactionManager(source(node)));
      var queue = queue(node, jdbc, transactions);
      var recorder = recorder(node, jdbc, transactions);
      assertThat(queue.fill("one")).isTrue();
      var lost = queue.claim("one", 9).getFirst();
      assertThat(queue.claim("one", 9)).isEmpty();
      jdbc.update("update webhook_delivery set lease_ms = 0");
      var taken = queue.claim("one", 9).getFirst();

      recorder.record(new ArrayList<>(List.of(outcome(lost, 500))));
      assertThat(node.deliveries().list("one", null, 9, 9).getFirst().attempts()).isEmpty();
      recorder.record(new ArrayList<>(List.of(outcome(taken, 204))));
      recorder.record(new ArrayList<>(List.of(outcome(taken, 204))));
      assertThat(node.counts("one").delivered()).isOne();
      assertThat(node.deliveries().list("one", null, 9, 9).getFirst().attempts()).hasSize(1);
    }
  }

  private static Outcome outcome(Job job, int status) {
    var attempt = new Attempt(Instant.now(), Duration.ZERO, status, null, null);
    return new Outcome(job, new Caller.Result(attempt, Duration.ZERO));
  }

  private static DataSource source(HookNode node) {
    return node.context().getBean(DataSource.class);
  }

  private static Queue queue(HookNode node, JdbcTemplate jdbc, TransactionTemplate transactions) {
    var secrets = new SecretStore(jdbc, node.context().getBean(MasterKey.class), Clock.systemUTC());
    var settings = node.context().getBean(WebhookSettings.class);
    return new Queue(jdbc, transactions, node.feed(), secrets, settings, Clock.systemUTC());
  }

  private static Recorder recorder(
      HookNode node, JdbcTemplate jdbc, TransactionTemplate transactions) {
    return new Recorder(
        jdbc,
        transactions,
        node.feed(),
        node.context().getBean(WebhookSettings.class),
        node.context().getBean(WebhookMeters.class),
        Clock.systemUTC());
  }

  private Dispatcher flaky(HookNode node, long seed) {
    var context = node.context();
    var dataSource = dying(context.getBean(DataSource.class), new Random(seed));
    var jdbc = new JdbcTemplate(dataSource);
    var transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    return new Dispatcher(
        queue(node, jdbc, transactions),
        recorder(node, jdbc, transactions),
        context.getBean(Caller.class),
        node.feed(),
        context.getBean(RateBook.class),
        context.getBean(SurveyTaker.class),
        context.getBean(WebhookMeters.class),
        Clock.systemUTC());
  }

  private DataSource dying(DataSource real, Random random) {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              var result = method.invoke(real, arguments);
              return result instanceof Connection connection ? dying(connection, random) : result;
            });
  }

  /// Whether what was committed is known to be, only the database can tell.
  private Connection dying(Connection real, Random random) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("commit") && random.nextInt(8) == 0) {
                deaths.incrementAndGet();
                if (random.nextBoolean()) {
                  real.commit();
                } else {
                  real.rollback();
                }
                throw new SQLException("The connection died.", "08006");
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
