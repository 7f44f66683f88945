package org.tariffledger.benchmarks;

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
    return start(database, scenario, false, handlers);
  }

  /// One that writes the change log.
  static Server telling(Database database, String scenario) {
    return start(database, scenario, true);
  }

  private static Server start(
      Database database, String scenario, boolean isTelling, Class<?>... handlers) {
    System.setProperty("disable-axoniq-console-message", "true"); // As TariffLedger.main does.
    var arguments =
        Stream.concat(
            database.arguments().stream(),
            Stream.of(
                "--server.port=0",
                "--server.tomcat.max-keep-alive-requests=-1",
                "--tariff-ledger.change-log=" + isTelling,
                "--tariff-ledger.scenario=" + scenario));
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
