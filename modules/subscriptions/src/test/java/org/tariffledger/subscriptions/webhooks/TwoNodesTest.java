package org.tariffledger.subscriptions.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.subscriptions.webhooks.HookNode.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tariffledger.projections.RateBook;
import org.tariffledger.subscriptions.Database;
import org.tariffledger.subscriptions.webhooks.Webhook.Order;

/// Two servers that share webhooks, whose connections die when they would commit, before or after
/// it, and a receiver that fails at random.
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

  private Dispatcher flaky(HookNode node, long seed) {
    var context = node.context();
    var dataSource = dying(context.getBean(DataSource.class), new Random(seed));
    var jdbc = new JdbcTemplate(dataSource);
    var transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    var settings = context.getBean(WebhookSettings.class);
    var clock = Clock.systemUTC();
    var secrets = new SecretStore(jdbc, context.getBean(MasterKey.class), clock);
    var meters = context.getBean(WebhookMeters.class);
    return new Dispatcher(
        new Queue(jdbc, transactions, node.feed(), secrets, settings, clock),
        new Recorder(jdbc, transactions, node.feed(), settings, meters, clock),
        context.getBean(Caller.class),
        node.feed(),
        context.getBean(RateBook.class),
        context.getBean(SurveyTaker.class),
        meters,
        clock);
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
