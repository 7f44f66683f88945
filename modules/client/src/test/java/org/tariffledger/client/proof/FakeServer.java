package org.tariffledger.client.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A server with a log. It may tell other changes than those that it has signed, and cut an export
/// in its middle.
final class FakeServer implements AutoCloseable {

  private static final Pattern AFTER = Pattern.compile("after=(\\d+)");
  private static final Pattern LIMIT = Pattern.compile("limit=(\\d+)");

  final NaiveLog log;
  final List<byte[]> told;
  String checkpoint;
  byte[] export = new byte[0];
  boolean isCut;
  private final HttpServer server;

  FakeServer(NaiveLog log) {
    this.log = log;
    this.told = new ArrayList<>(log.changes);
    this.checkpoint = log.checkpoint();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/audit/checkpoint", e -> send(e, checkpoint));
    server.createContext(
        "/v1/audit/keys", e -> send(e, "{\"keys\":[{\"vkey\":\"%s\"}]}".formatted(log.vkey())));
    server.createContext("/v1/audit/export", this::export);
    server.createContext("/v1/changes", this::changes);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void changes(HttpExchange exchange) throws IOException {
    var query = exchange.getRequestURI().getQuery();
    var after = AFTER.matcher(query);
    var limit = LIMIT.matcher(query);
    int from = after.find() ? Integer.parseInt(after.group(1)) + 1 : 0;
    int to = Math.min(told.size(), from + (limit.find() ? Integer.parseInt(limit.group(1)) : 100));
    exchange.getResponseHeaders().set("Next-After", "%020d".formatted(to - 1));
    send(
        exchange,
        told.subList(Math.min(from, to), to).stream()
            .map(change -> new String(change, UTF_8))
            .collect(Collectors.joining(",", "[", "]")));
  }

  private void export(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, isCut ? export.length + 1 : export.length);
      exchange.getResponseBody().write(export);
      exchange.getResponseBody().flush();
      if (isCut) {
        awaitItsReader();
      }
    }
  }

  /// Of what comes just before a cut a client may lose the last.
  private static void awaitItsReader() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void send(HttpExchange exchange, String text) throws IOException {
    try (exchange) {
      var bytes = text.getBytes(UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
