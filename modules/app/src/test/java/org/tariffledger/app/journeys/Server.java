package org.tariffledger.app.journeys;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.transaction.support.TransactionOperations;
import org.tariffledger.app.TariffLedger;
import org.tariffledger.app.journeys.Database.Place;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.LongReads;
import org.tariffledger.rest.security.ApiKeys;

/// The program, started as anybody starts it, on a port of its own.
final class Server implements AutoCloseable {

  static final Path DEMONSTRATION = Path.of("../../docs/scenarios/april-2025");
  private static final Duration METRIC_PATIENCE_MAX = Duration.ofSeconds(30);
  private static final Map<Database, Server> TOLD = new ConcurrentHashMap<>();
  private static final List<Server> SHARED = new CopyOnWriteArrayList<>();

  static {
    // Of many servers none sets up the log.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Runtime.getRuntime().addShutdownHook(new Thread(Server::stopAll));
  }

  private final ConfigurableApplicationContext context;
  private final Place place;

  private Server(ConfigurableApplicationContext context, Place place) {
    this.context = context;
    this.place = place;
  }

  /// One per database for all who only read; it ends with the tests.
  static Server ofTheDemonstration(Database database) {
    return TOLD.computeIfAbsent(database, d -> start(d.newPlace(), DEMONSTRATION.toString()));
  }

  /// An empty one that ends with the tests.
  static Server shared(Database database) {
    var server = empty(database);
    SHARED.add(server);
    return server;
  }

  static Server empty(Database database) {
    return start(database.newPlace(), "none");
  }

  /// Of which the clock is ours.
  static Server empty(Database database, Clock clock) {
    return start(database.newPlace(), clock);
  }

  static Server start(Place place, Clock clock) {
    return start(place, "none", clock, List.of());
  }

  static Server start(Place place, String scenario, Clock clock, List<String> settings) {
    var program = program();
    program.addInitializers(
        context -> ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock));
    return run(program, 0, place, scenario, settings.toArray(String[]::new));
  }

  /// An empty one with settings of its own, of which the clock is ours, and that ends with the
  /// tests.
  static Server shared(Database database, Clock clock, List<String> settings) {
    var server = start(database.newPlace(), "none", clock, settings);
    SHARED.add(server);
    return server;
  }

  static Server start(Place place, String scenario) {
    return startAt(0, place, scenario);
  }

  /// Lists and schedules that the scenario names are below `data`.
  static Server start(Place place, String scenario, Path data) {
    return run(program(), 0, place, scenario, "--tariff-ledger.data=" + data);
  }

  /// With further settings, as arguments of the program.
  static Server start(Place place, String scenario, List<String> settings) {
    return run(program(), 0, place, scenario, settings.toArray(String[]::new));
  }

  static Server startAt(int port, Place place, String scenario) {
    return run(program(), port, place, scenario);
  }

  private static SpringApplication program() {
    var program = new SpringApplication(TariffLedger.class);
    program.setRegisterShutdownHook(false);
    return program;
  }

  private static Server run(
      SpringApplication program, int port, Place place, String scenario, String... more) {
    var arguments = new ArrayList<>(arguments(place, port, scenario));
    arguments.addAll(List.of(more));
    return new Server(program.run(arguments.toArray(String[]::new)), place);
  }

  static List<String> arguments(Place place, int port, String scenario) {
    var arguments = new ArrayList<>(place.arguments());
    arguments.addAll(
        Arrays.asList(
            "--server.port=" + port,
            "--tariff-ledger.store.folder=" + place.folder(),
            "--tariff-ledger.scenario=" + scenario));
    return arguments;
  }

  int port() {
    return Integer.parseInt(
        String.valueOf(context.getEnvironment().getProperty("local.server.port")));
  }

  /// A caller with the key of the first start.
  Http http() {
    return new Http(port(), key());
  }

  Http withKey(String key) {
    return new Http(port(), key);
  }

  String key() {
    return key(place);
  }

  static String key(Place place) {
    try {
      return Files.readString(place.folder().resolve("bootstrap-admin-key")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String newKey(String name, String... scopes) {
    return context.getBean(ApiKeys.class).issue(name, Set.of(scopes));
  }

  /// What the server does from time to time, now.
  void doWhatIsScheduled() {
    context.getBean(ScheduledTaskHolder.class).getScheduledTasks().stream()
        .filter(task -> task.toString().contains("KeptAnswers"))
        .forEach(task -> task.getTask().getRunnable().run());
  }

  /// Asks while as many long reads run as may.
  <T> T whileLongReadsRun(Supplier<T> ask) {
    return whileTaken(context.getBean(LongReads.class), ask);
  }

  private static <T> T whileTaken(LongReads places, Supplier<T> ask) {
    try {
      return places.take(() -> whileTaken(places, ask));
    } catch (HttpRefusal _) {
      return ask.get();
    }
  }

  /// Waits until it counts so many at least, or exactly none.
  void awaitMetric(String name, long count) throws InterruptedException {
    var meters = context.getBean(MeterRegistry.class);
    var end = System.nanoTime() + METRIC_PATIENCE_MAX.toNanos();
    while (true) {
      var value = meters.get(name).meter().measure().iterator().next().getValue();
      if (count == 0 ? value == 0 : value >= count) {
        return;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(name + " is " + value);
      }
      Thread.sleep(20);
    }
  }

  JdbcClient store() {
    return context.getBean(JdbcClient.class);
  }

  /// What another program would do with the store at one go.
  void inTransaction(Runnable work) {
    context.getBean(TransactionOperations.class).executeWithoutResult(_ -> work.run());
  }

  Place place() {
    return place;
  }

  @Override
  public void close() {
    context.close();
  }

  /// The servers first, since they would complain of a database that is gone.
  private static void stopAll() {
    TOLD.values().forEach(Server::close);
    SHARED.forEach(Server::close);
    Database.stop();
  }
}
