package org.tariffledger.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that is much larger than the memory there is.
class BigFileTest {

  private static final long BYTES = 300_000_000;
  private static final int SECONDS_MAX = 60;

  @TempDir Path folder;

  @Test
  void a_file_of_300_MB_is_sent_with_a_heap_of_24() throws Exception {
    try (var file = new RandomAccessFile(folder.resolve("big.csv").toFile(), "rw")) {
      file.setLength(BYTES);
    }
    Files.writeString(folder.resolve("key"), "k");
    var received = new AtomicLong();
    var server = server(received);
    try {
      var client = client(server.getAddress().getPort());
      var ended = client.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
      client.destroyForcibly();

      var output = Files.readString(folder.resolve("output"));
      assertThat(ended).as(output).isTrue();
      assertThat(client.exitValue()).as(output).isZero();
      assertThat(received).hasValue(BYTES);
      assertThat(output).startsWith("Recorded.");
    } finally {
      server.stop(0);
    }
  }

  private Process client(int port) throws IOException {
    var line =
        ("-Xmx24m -XX:+UseSerialGC -cp "
                + System.getProperty("java.class.path")
                + " org.tariffledger.client.TariffLedgerCommand import schedule big.csv"
                + " --importer US --edition E --effective-from 2025-01-01T00:00:00Z"
                + " --key-file key --server http://127.0.0.1:"
                + port)
            .split(" ");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(line));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private static HttpServer server(AtomicLong received) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange;
              var body = exchange.getRequestBody()) {
            received.set(body.transferTo(OutputStream.nullOutputStream()));
            var answer = "{\"events\": [{}]}".getBytes(UTF_8);
            exchange.sendResponseHeaders(201, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
    return server;
  }
}
