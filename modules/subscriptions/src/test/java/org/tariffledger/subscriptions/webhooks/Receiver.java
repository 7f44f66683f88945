package org.tariffledger.subscriptions.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/// Somebody who is called: keeps what came and answers as it is told to.
final class Receiver implements AutoCloseable {

  /// What came in one call, and what was answered.
  record Call(String id, String timestamp, String signature, String type, String body, int status) {

    boolean isAccepted() {
      return status < 300;
    }
  }

  interface Reply {
    void write(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();
  private volatile ToIntFunction<String> status = _ -> 204;
  private volatile Reply reply = exchange -> {};

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /// By the id of the message.
  Receiver answering(ToIntFunction<String> status) {
    this.status = status;
    return this;
  }

  Receiver writing(Reply reply) {
    this.reply = reply;
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  private void answer(HttpExchange exchange) throws IOException {
    mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var id = header(exchange, "webhook-id");
      var code = status.applyAsInt(id);
      calls.add(
          new Call(
              id,
              header(exchange, "webhook-timestamp"),
              header(exchange, "webhook-signature"),
              header(exchange, "content-type"),
              body,
              code));
      reply.write(exchange);
      if (exchange.getResponseCode() < 0) {
        exchange.sendResponseHeaders(code, -1);
      }
    } finally {
      open.decrementAndGet();
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  /// In the order in which they were accepted, each once.
  List<String> accepted() {
    return calls.stream().filter(Call::isAccepted).map(Call::id).distinct().toList();
  }

  int mostOpen() {
    return mostOpen.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
