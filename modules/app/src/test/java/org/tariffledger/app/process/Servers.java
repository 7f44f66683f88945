package org.tariffledger.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Two servers on one store, each on a port that it keeps. They are killed, halted and started
/// again by one thread, and asked by many.
final class Servers implements AutoCloseable {

  private static final int SERVERS = 2;

  private final List<ServerCommand> commands;
  private final List<URI> urls;
  private final List<ServerProcess> running = new ArrayList<>();

  Servers(ServerCommand command) {
    List<Integer> ports = IntStream.range(0, SERVERS).mapToObj(_ -> freePort()).toList();
    commands =
        ports.stream().map(port -> command.with("TARIFF_LEDGER_PORT", port.toString())).toList();
    urls = ports.stream().map(port -> URI.create("http://127.0.0.1:" + port)).toList();
    // One after the other, so that one of them makes the tables.
    for (ServerCommand each : commands) {
      running.add(each.start());
      running.getLast().awaitReady();
    }
  }

  URI any(RandomGenerator random) {
    return urls.get(random.nextInt(SERVERS));
  }

  /// Whatever the other, or this one, is doing.
  URI otherThan(URI url) {
    return urls.get((urls.indexOf(url) + 1) % SERVERS);
  }

  List<URI> urls() {
    return urls;
  }

  /// SIGKILL.
  void kill(int index) {
    running.get(index).kill();
  }

  void startAgain(int index) {
    running.set(index, commands.get(index).start());
  }

  void awaitReady() {
    running.forEach(ServerProcess::awaitReady);
  }

  /// SIGSTOP: it does nothing more, and its connections stay.
  void halt(int index) throws IOException, InterruptedException {
    signal("STOP", running.get(index).process().pid());
  }

  /// SIGCONT.
  void goOn(int index) throws IOException, InterruptedException {
    signal("CONT", running.get(index).process().pid());
  }

  static void signal(String name, long pid) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, "" + pid).inheritIO().start();
    assertThat(kill.waitFor()).as("kill -%s", name).isZero();
  }

  String output() {
    return String.join("\n", running.stream().map(ServerProcess::output).toList());
  }

  @Override
  public void close() {
    running.forEach(ServerProcess::close);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
