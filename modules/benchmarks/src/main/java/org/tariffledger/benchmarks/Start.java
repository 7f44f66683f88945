package org.tariffledger.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tariffledger.app.TariffLedger;

/// From the start of the process to the first time it says that it is ready: without anything to
/// load, and with the demonstration to record; beside an empty web application.
final class Start {

  private static final String READINESS = "/actuator/health/readiness";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int ASKING_EVERY_MS = 10;

  static List<Line> measure(Sizes sizes) throws Exception {
    var medians =
        Medians.cold(
            sizes.starts(),
            List.of(
                () -> ledger(Server.NO_SCENARIO),
                () -> ledger(Server.DEMONSTRATION),
                Start::emptyApplication));
    return List.of(
        line("Start of the server, nothing to load", medians[0], medians[2]),
        line("Start of the server with the demonstration", medians[1], medians[2]));
  }

  /// With what the store in the folder holds already, of which no change log was written.
  static Line with(String what, Path store, Sizes sizes) throws Exception {
    var medians =
        Medians.cold(
            sizes.starts(),
            List.of(
                () ->
                    ledger(
                        Server.NO_SCENARIO,
                        "--tariff-ledger.store.folder=" + store,
                        "--tariff-ledger.change-log=false"),
                Start::emptyApplication));
    return line("Start of the server with " + what, medians[0], medians[1]);
  }

  /// From nothing to a scenario recorded and told.
  static Line loading(String what, Path scenario, Sizes sizes) throws Exception {
    var medians =
        Medians.cold(
            sizes.starts(), List.of(() -> ledger(scenario.toString()), Start::emptyApplication));
    return line(what, medians[0], medians[1]);
  }

  private static Line line(String what, double value, double floor) {
    return new Line(what, value, "s", "an empty web application, same class path", floor, null);
  }

  private static double ledger(String scenario, String... arguments)
      throws IOException, InterruptedException {
    try (var scratch = Scratch.make()) {
      var port = freePort();
      var process = Jvm.running(TariffLedger.class, arguments);
      process.environment().put("TARIFF_LEDGER_PORT", String.valueOf(port));
      process.environment().put("TARIFF_LEDGER_SCENARIO", scenario);
      process.environment().remove("TARIFF_LEDGER_DATABASE_URL");
      return secondsUntilReady(process, scratch.folder(), port, READINESS);
    }
  }

  private static double emptyApplication() throws IOException, InterruptedException {
    try (var scratch = Scratch.make()) {
      var port = freePort();
      var process =
          Jvm.running(
              EmptyWebApplication.class,
              "--server.port=" + port,
              "--spring.config.location=optional:file:none/");
      return secondsUntilReady(process, scratch.folder(), port, EmptyWebApplication.PATH);
    }
  }

  private static double secondsUntilReady(
      ProcessBuilder program, Path folder, int port, String path)
      throws IOException, InterruptedException {
    var output = folder.resolve("output").toFile();
    program.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output);
    var began = System.nanoTime();
    var process = program.start();
    try {
      while (!isReady(port, path)) {
        if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
          throw new IllegalStateException("Not ready: " + Files.readString(output.toPath()));
        }
        Thread.sleep(ASKING_EVERY_MS);
      }
      return (System.nanoTime() - began) / 1e9;
    } finally {
      process.destroy();
      process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static boolean isReady(int port, String path) {
    try (var connection = new KeepAlive(port, path)) {
      return connection.ask().status() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Start() {}
}
