package org.tariffledger.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/// A broker of Kafka as a process of its own.
record Broker(Process process, int port) implements AutoCloseable {

  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

  static Broker start(Path folder) throws Exception {
    var port = Start.freePort();
    var controller = Start.freePort();
    var settings =
        List.of(
            "process.roles=broker,controller",
            "node.id=1",
            "controller.quorum.voters=1@127.0.0.1:" + controller,
            "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
            "advertised.listeners=PLAINTEXT://127.0.0.1:" + port,
            "controller.listener.names=CONTROLLER",
            "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "log.dirs=" + folder.resolve("logs"),
            "offsets.topic.replication.factor=1",
            "transaction.state.log.replication.factor=1",
            "transaction.state.log.min.isr=1");
    var file = folder.resolve("server.properties");
    Files.write(file, settings);
    try (var output = new PrintStream(folder.resolve("format.txt").toFile())) {
      StorageTool.execute(
          new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
          output);
    }
    var command = Jvm.running(kafka.Kafka.class, file.toString());
    command.redirectErrorStream(true).redirectOutput(folder.resolve("output.txt").toFile());
    var broker = new Broker(command.directory(folder.toFile()).start(), port);
    broker.awaitReady();
    return broker;
  }

  String servers() {
    return "127.0.0.1:" + port;
  }

  private void awaitReady() throws InterruptedException {
    var began = System.nanoTime();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() - began > PATIENCE_NANOS) {
        throw new IllegalStateException("The broker does not start.");
      }
      Thread.sleep(100);
    }
  }

  private boolean isReady() throws InterruptedException {
    var settings = new Properties();
    settings.putAll(Map.of("bootstrap.servers", servers(), "request.timeout.ms", "2000"));
    try (var admin = Admin.create(settings)) {
      return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
  }
}
