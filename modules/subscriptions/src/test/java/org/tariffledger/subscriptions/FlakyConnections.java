package org.tariffledger.subscriptions;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.tariffledger.commands.EventReader;
import org.tariffledger.commands.LedgerHead;

/// Lets writers lose their connection now and then just when they would commit, and begin anew.
final class FlakyConnections {

  private final AtomicBoolean isStopping = new AtomicBoolean();
  private final AtomicInteger failures = new AtomicInteger();

  void stop() {
    isStopping.set(true);
  }

  int failures() {
    return failures.get();
  }

  /// A thread that writes as the node would, until it is told to stop.
  Thread writing(Node node, long seed) {
    var dataSource = failing(node.context().getBean(DataSource.class), new Random(seed));
    var jdbc = new JdbcTemplate(dataSource);
    var store = new ChangeStore(jdbc, new DataSourceTransactionManager(dataSource));
    return Thread.ofPlatform()
        .start(
            () -> {
              while (!isStopping.get()) {
                var writer =
                    new ChangeWriter(
                        store,
                        new ChangeFeed(jdbc, store, node.book()),
                        node.book(),
                        node.context().getBean(EventReader.class),
                        node.context().getBean(LedgerHead.class),
                        node.context().getBean(java.time.Clock.class),
                        true);
                passUntilItFails(writer);
              }
            });
  }

  private void passUntilItFails(ChangeWriter writer) {
    try {
      while (!isStopping.get()) {
        writer.pass();
      }
    } catch (RuntimeException _) {
      failures.incrementAndGet();
    }
  }

  private static DataSource failing(DataSource real, Random random) {
    return proxy(
        DataSource.class,
        real,
        (name, result) ->
            name.equals("getConnection") ? failing((Connection) result, random) : result);
  }

  private static Connection failing(Connection real, Random random) {
    return (Connection)
        Proxy.newProxyInstance(
            FlakyConnections.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("commit") && random.nextInt(3) == 0) {
                real.rollback();
                throw new SQLException("The connection died.", "08006");
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private interface Wrapping {
    Object wrap(String method, Object result);
  }

  private static <T> T proxy(Class<T> type, T real, Wrapping wrapping) {
    return type.cast(
        Proxy.newProxyInstance(
            FlakyConnections.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              try {
                return wrapping.wrap(method.getName(), method.invoke(real, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
