package org.tariffledger.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// The changes of a ledger, told by a server that may fail in every way that a network has. A
/// filter by importer leaves every second change.
final class FakeFeed implements AutoCloseable {

  static final String LEDGER = "0b1f5f3e-6a53-4a7c-9a8e-2f3f4f5a6b7c";

  final AtomicLong count = new AtomicLong();
  final AtomicInteger failures = new AtomicInteger();
  private final RandomGenerator random;
  private final double failing;
  private final HttpServer server;

  FakeFeed() {
    this(0, RandomGenerator.getDefault(), 0);
  }

  /// Of the answers a part fails.
  FakeFeed(int port, RandomGenerator random, double failing) {
    this.random = random;
    this.failing = failing;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/changes", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  FakeFeed with(long changes) {
    count.set(changes);
    return this;
  }

  static String change(long sequence) {
    return """
    {"specversion":"1.0","id":"%1$020d","source":"urn:uuid:%2$s",\
    "type":"org.tariffledger.fact.tariff-lifted","subject":"measure:m-%1$d",\
    "time":"2025-04-09T04:01:00Z","recordedtime":"2025-04-09T04:01:00.000001Z",\
    "sequence":"%1$020d","datacontenttype":"application/json",\
    "data":{"position":%1$d,"legalBasis":[{"instrument":"EO %1$d"}]}}\
    """
        .formatted(sequence, LEDGER);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var asked = parameters(exchange.getRequestURI().getRawQuery());
      if (!exchange.getRequestHeaders().getFirst("Accept").contains("cloudevents-batch+json")) {
        send(exchange, 406, "{\"title\":\"Not acceptable\"}", false);
      } else if (asked.containsKey("ledger") && !asked.get("ledger").equals(LEDGER)) {
        send(exchange, 400, "{\"title\":\"Other ledger\",\"code\":\"other-ledger\"}", false);
      } else if (failing > 0 && random.nextDouble() < failing) {
        fail(exchange, asked);
      } else {
        answer(exchange, asked, false);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail(HttpExchange exchange, Map<String, String> asked)
      throws IOException, InterruptedException {
    failures.incrementAndGet();
    switch (random.nextInt(4)) {
      case 0 -> send(exchange, 503, "{\"title\":\"Catching up\"}", false);
      case 1 -> send(exchange, 502, "<html>Bad gateway</html>", false);
      case 2 -> {} // Hangs up without a word.
      default -> answer(exchange, asked, true);
    }
  }

  private void answer(HttpExchange exchange, Map<String, String> asked, boolean isCut)
      throws IOException, InterruptedException {
    long after =
        switch (asked.getOrDefault("after", "earliest")) {
          case "earliest" -> -1;
          case "now" -> count.get() - 1;
          case String sequence -> Long.parseLong(sequence);
        };
    var until = System.nanoTime() + 1e9 * Integer.parseInt(asked.getOrDefault("timeout", "0"));
    while (count.get() - 1 <= after && System.nanoTime() < until) {
      Thread.sleep(5);
    }
    var limit = Integer.parseInt(asked.getOrDefault("limit", "100"));
    var page = new StringBuilder("[");
    var next = after;
    for (int told = 0; told < limit && next < count.get() - 1; ) {
      next++;
      if (!asked.containsKey("importer") || next % 2 == 0) {
        page.append(told++ == 0 ? "" : ",").append(change(next));
      }
    }
    var headers = exchange.getResponseHeaders();
    headers.set("Next-After", next < 0 ? "earliest" : "%020d".formatted(next));
    headers.set("Ledger-Id", LEDGER);
    send(exchange, 200, page + "]", isCut);
  }

  private static void send(HttpExchange exchange, int status, String text, boolean isCut)
      throws IOException {
    var bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Retry-After", "0");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes, 0, isCut ? bytes.length / 2 : bytes.length);
    exchange.getResponseBody().flush();
  }

  private static Map<String, String> parameters(String query) {
    var parameters = new TreeMap<String, String>();
    for (var part : query.split("&", -1)) {
      var pair = part.split("=", 2);
      parameters.put(pair[0], pair[1]);
    }
    return parameters;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
