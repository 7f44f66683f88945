package org.tariffledger.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import tools.jackson.databind.json.JsonMapper;

/// A receiver of webhooks that refuses a call now and then, keeps one waiting for too long, and is
/// away for a while. What it has heard is what it said yes to.
final class WebhookChannel implements Channel {

  /// Without a promise of order, or one by one.
  enum Order {
    PARALLEL,
    STRICT
  }

  private static final int AWAY_MS_MAX = 4_000;
  private static final long TOO_LONG_MS = 3_000;
  private static final long BETWEEN_LOOKS_MS = 100;
  private static final JsonMapper JSON = new JsonMapper();

  private final Order order;
  private final String key;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private volatile boolean isAway;

  WebhookChannel(Order order, String key) throws IOException {
    this.order = order;
    this.key = key;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::receive);
    server.start();
  }

  @Override
  public String name() {
    return name(order) + " webhook";
  }

  private static String name(Order order) {
    return switch (order) {
      case PARALLEL -> "parallel";
      case STRICT -> "strict";
    };
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "TARIFF_LEDGER_WEBHOOKS_ALLOW",
        "127.0.0.1",
        "TARIFF_LEDGER_SECRET_KEY",
        "a-secret-key-of-this-campaign-0123456789",
        "TARIFFLEDGER_WEBHOOKS_TIMEOUT",
        "2s",
        "TARIFFLEDGER_WEBHOOKS_RETRYDELAYS",
        String.join(",", Collections.nCopies(100, "1s")));
  }

  @Override
  public void listen(Servers servers) throws Exception {
    String body =
        """
        {"id": "%1$s", "url": "http://127.0.0.1:%2$d/", "from": "earliest", "order": "%1$s",
         "concurrency": 16, "perSecond": 1000}\
        """
            .formatted(name(order), server.getAddress().getPort());
    HttpRequest request =
        HttpRequest.newBuilder(servers.urls().getFirst().resolve("/v1/webhooks"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
  }

  private void receive(HttpExchange call) throws IOException {
    try (call) {
      String text = new String(call.getRequestBody().readAllBytes(), UTF_8);
      String sequence = JSON.readTree(text).get("sequence").stringValue();
      assertThat(call.getRequestHeaders().getFirst("webhook-id")).endsWith(sequence);
      int dice = ThreadLocalRandom.current().nextInt(200);
      if (isAway || dice == 0) {
        call.sendResponseHeaders(500, -1);
        return;
      }
      if (dice == 1) {
        Thread.sleep(TOO_LONG_MS);
      }
      heard.add(new Heard(order == Order.STRICT ? "" : sequence, Long.parseLong(sequence), text));
      call.sendResponseHeaders(204, -1);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void disturb(RandomGenerator random) throws InterruptedException {
    isAway = true;
    Thread.sleep(random.nextInt(AWAY_MS_MAX));
    isAway = false;
  }

  @Override
  public List<Heard> heard(long upTo, Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (heard.stream().map(Heard::sequence).distinct().count() <= upTo
        && System.nanoTime() - until < 0) {
      Thread.sleep(BETWEEN_LOOKS_MS);
    }
    return List.copyOf(heard);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
