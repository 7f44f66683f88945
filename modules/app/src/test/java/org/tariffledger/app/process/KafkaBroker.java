package org.tariffledger.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/// A broker of Kafka as a process of its own, which can be killed, stopped in the middle and
/// started again on the same files and port.
public final class KafkaBroker implements AutoCloseable {

  private static final Duration START_MAX = Duration.ofMinutes(1);
  private static final long BETWEEN_LOOKS_MS = 100;

  private static final String QUIET =
      """
      <configuration>
        <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%date %level %logger{0}: %msg%n</pattern></encoder>
        </appender>
        <root level="warn"><appender-ref ref="console"/></root>
      </configuration>
      """;

  private final Path folder;
  private final int port = freePort();
  private Process process;

  /// Without a topic; `more` are further settings of a broker, as `name=value`.
  public KafkaBroker(Path folder, String... more) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("logback.xml"), QUIET);
      writeSettings(more);
      format();
      process = run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    awaitReady();
  }

  public String servers() {
    return "127.0.0.1:" + port;
  }

  public Map<String, Object> settings() {
    return Map.of("bootstrap.servers", servers());
  }

  /// SIGKILL.
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /// Returns before it is ready.
  public void startAgain() {
    assertThat(process.isAlive()).isFalse();
    process = run();
  }

  public void awaitReady() {
    long until = System.nanoTime() + START_MAX.toNanos();
    while (!isReady()) {
      assertThat(System.nanoTime() - until).as("%s", output()).isNegative();
      assertThat(process.isAlive()).as("%s", output()).isTrue();
      pause();
    }
  }

  private boolean isReady() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertThat(socket.isConnected()).isTrue();
    } catch (IOException e) {
      return false;
    }
    try (Admin admin = Admin.create(settings())) {
      return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
    } catch (Exception e) {
      return false;
    }
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    kill();
  }

  private void writeSettings(String... more) throws IOException {
    int controllerPort = freePort();
    List<String> settings =
        new ArrayList<>(
            List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
                "listeners=PLAINTEXT://127.0.0.1:"
                    + port
                    + ",CONTROLLER://127.0.0.1:"
                    + controllerPort,
                "advertised.listeners=PLAINTEXT://127.0.0.1:" + port,
                "controller.listener.names=CONTROLLER",
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs=" + folder.resolve("logs"),
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=1",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "transaction.state.log.num.partitions=1",
                "broker.session.timeout.ms=3000",
                "broker.heartbeat.interval.ms=500",
                "auto.create.topics.enable=false"));
    settings.addAll(Arrays.asList(more));
    Files.write(settingsFile(), settings);
  }

  private Path settingsFile() {
    return folder.resolve("server.properties");
  }

  private void format() throws IOException {
    Properties read = new Properties();
    try (var reader = Files.newBufferedReader(settingsFile())) {
      read.load(reader);
    }
    String[] command = {
      "format", "-t", Uuid.randomUuid().toString(), "-c", settingsFile().toString()
    };
    try (PrintStream output = new PrintStream(folder.resolve("format.txt").toFile())) {
      assertThat(StorageTool.execute(command, output)).isZero();
    }
  }

  private Process run() {
    List<String> command =
        List.of(
            ServerCommand.java(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
            "-cp",
            System.getProperty("java.class.path"),
            "kafka.Kafka",
            settingsFile().toString());
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(outputFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private java.io.File outputFile() {
    return folder.resolve("output.txt").toFile();
  }

  private String output() {
    try {
      return Files.readString(outputFile().toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS_MS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
