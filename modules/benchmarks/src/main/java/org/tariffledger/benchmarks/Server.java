package org.tariffledger.benchmarks;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.tariffledger.app.TariffLedger;

/// The whole server in this process, with the constant reply beside its own. It keeps connections
/// for any number of requests: opening new ones would cost what is measured and its floor alike.
record Server(ConfigurableApplicationContext context) implements AutoCloseable {

  static final String DEMONSTRATION = "";
  static final String NO_SCENARIO = "none";

  /// With these handlers on it too. The change log is not written, since its writer would share the
  /// processors with what is measured.
  static Server start(Database database, String scenario, Class<?>... handlers) {
    return start(database, scenario, List.of("--tariff-ledger.change-log=false"), handlers);
  }

  /// One that writes the change log.
  static Server telling(Database database, String scenario, String... more) {
    return start(database, scenario, List.of(more));
  }

  static Server start(Database database, String scenario, List<String> more, Class<?>... handlers) {
    System.setProperty("disable-axoniq-console-message", "true"); // As TariffLedger.main does.
    var arguments =
        Stream.of(
                database.arguments(),
                List.of(
                    "--server.port=0",
                    "--server.tomcat.max-keep-alive-requests=-1",
                    "--tariff-ledger.scenario=" + scenario),
                more)
            .flatMap(List::stream);
    return new Server(
        new SpringApplicationBuilder(TariffLedger.class, ConstantReply.class)
            .sources(handlers)
            .run(arguments.toArray(String[]::new)));
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
