package org.tariffledger.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// A receiver of webhooks that counts what comes, and answers with this status.
final class Sink implements AutoCloseable {

  private final HttpServer server;
  private final AtomicLong count = new AtomicLong();

  Sink(int status) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        call -> {
          call.getRequestBody().readAllBytes();
          count.incrementAndGet();
          call.sendResponseHeaders(status, -1);
          // Closing the exchange would close the connection too.
          call.getResponseBody().close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  long count() {
    return count.get();
  }

  /// How many calls a second so many plain callers make with a body of so many bytes.
  double plainCallsPerSecond(int callers, int bytes, long nanos) throws Exception {
    var body = new byte[bytes];
    var until = System.nanoTime() + nanos;
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var threads = Executors.newFixedThreadPool(callers)) {
      var request =
          HttpRequest.newBuilder(URI.create(url()))
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      Callable<Integer> calling =
          () -> {
            var calls = 0;
            while (System.nanoTime() - until < 0) {
              client.send(request, HttpResponse.BodyHandlers.discarding());
              calls++;
            }
            return calls;
          };
      var counts = new ArrayList<Future<Integer>>();
      for (int caller = 0; caller < callers; caller++) {
        counts.add(threads.submit(calling));
      }
      var calls = 0L;
      for (var one : counts) {
        calls += one.get();
      }
      return calls / (nanos / 1e9);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
