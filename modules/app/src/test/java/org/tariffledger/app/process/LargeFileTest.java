package org.tariffledger.app.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that does not end, sent without its length to a server of 256 MB.
class LargeFileTest {

  private static final long SENT_BYTES_MAX = 1L << 30;
  private static final int CHUNK_BYTES = 1 << 16;

  /// A code for ever, a schedule, one endless line, an open quote.
  private static final List<String> REPEATED =
      List.of(
          "8471.30.01\n", "0101.21.00,2.5%," + "a long description ".repeat(30) + "\n", "1", "\"");

  @TempDir Path folder;

  @Test
  void a_file_of_a_gigabyte_is_refused_in_time_and_the_server_answers_on() throws Exception {
    var command = ServerCommand.in(folder).with("TARIFF_LEDGER_SCENARIO", "none");
    try (var server = command.start()) {
      var url = server.awaitReady();
      var key = Files.readString(folder.resolve("data/bootstrap-admin-key")).strip();
      var client = new LedgerClient(url, key);

      for (var repeated : REPEATED) {
        assertThat(answer(url, key, repeated))
            .as("%.20s…%n%s", repeated, server.output())
            .startsWith("HTTP/1.1 413 ");
      }

      assertThat(client.position()).isZero();
      client.register();
      assertThat(client.position()).isPositive();
      assertThat(server.output()).doesNotContain("OutOfMemoryError", " ERROR ", " WARN ");
    }
  }

  private static String answer(URI url, String key, String repeated) throws Exception {
    var path =
        repeated.contains("%")
            ? "/v1/schedules?importer=US&edition=HTS-1&effectiveFrom=2025-01-01T00:00:00Z"
            : "/v1/product-lists/US-LARGE/versions";
    try (var socket = new Socket(url.getHost(), url.getPort())) {
      var answer = CompletableFuture.supplyAsync(() -> read(socket));
      var sent = send(socket, path, key, repeated, answer);

      assertThat(sent).isLessThan(SENT_BYTES_MAX / 2);
      return answer.get(60, TimeUnit.SECONDS);
    }
  }

  /// Until the server has answered, or takes no more; returns how many bytes of the file that were.
  private static long send(
      Socket socket, String path, String key, String repeated, CompletableFuture<String> answer)
      throws IOException {
    var lines = repeated.repeat(CHUNK_BYTES / repeated.length());
    var chunk = (Integer.toHexString(lines.length()) + "\r\n" + lines + "\r\n").getBytes(US_ASCII);
    var out = socket.getOutputStream();
    var head =
        String.join(
            "\r\n",
            "POST " + path + " HTTP/1.1",
            "Host: localhost",
            "Authorization: Bearer " + key,
            "Content-Type: text/csv",
            "Transfer-Encoding: chunked",
            "",
            "");
    out.write(head.getBytes(US_ASCII));
    var sent = 0L;
    try {
      while (sent < SENT_BYTES_MAX && !answer.isDone()) {
        out.write(chunk);
        sent += lines.length();
      }
    } catch (IOException _) {
      // It has closed the connection after its answer.
    }
    return sent;
  }

  private static String read(Socket socket) {
    try {
      var start = socket.getInputStream().readNBytes(200);
      return new String(start, US_ASCII);
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }
}
