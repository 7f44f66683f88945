package org.tariffledger.subscriptions.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.tariffledger.subscriptions.webhooks.Webhook.Signatures;

/// Calls a receiver: once, without following it elsewhere, in bounded time and with little of what
/// it answers.
final class Caller implements AutoCloseable {

  static final int REPLY_BYTES_MAX = 16 << 10;
  static final int REPLY_CHARACTERS_KEPT = 1_000;

  private static final int CONNECTIONS_MAX = Dispatcher.CALLS_MAX + 8;
  private static final TimeValue CONNECTION_LIFE_MAX = TimeValue.ofMinutes(1);
  private static final ContentType TYPE = ContentType.create("application/cloudevents+json");

  /// What came of a call, and how long the receiver wants to be left alone.
  record Result(Attempt attempt, Duration retryAfter) {}

  private final Places places;
  private final Duration timeout;
  private final Clock clock;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("webhook-deadlines").daemon().factory());

  Caller(Places places, Duration timeout, Clock clock) {
    this.places = places;
    this.timeout = timeout;
    this.clock = clock;
    this.client = client(places, Timeout.of(timeout));
  }

  private static CloseableHttpClient client(Places places, Timeout timeout) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(places)
            .setMaxConnTotal(CONNECTIONS_MAX)
            .setMaxConnPerRoute(CONNECTIONS_MAX)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(timeout)
                    .setSocketTimeout(timeout)
                    .setTimeToLive(CONNECTION_LIFE_MAX)
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .setRedirectsEnabled(false)
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .setUserAgent("TariffLedger-Webhooks/1")
        .build();
  }

  Result call(Webhook webhook, List<SigningKey> keys, Message message) {
    var at = clock.instant();
    var began = System.nanoTime();
    var request = request(webhook, keys, message, at);
    if (!places.isSafe(webhook.wanted().url())) {
      return failed(at, began, "The operator no longer allows this host without TLS.");
    }
    var isLate = new AtomicBoolean();
    var deadline =
        deadlines.schedule(
            () -> {
              isLate.set(true);
              request.cancel();
            },
            timeout.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      var response = client.executeOpen(null, request, null);
      try {
        var answered = answered(response, at, began);
        return isLate.get() ? failed(at, began, late()) : answered;
      } finally {
        cut(request, response);
      }
    } catch (IOException | RuntimeException e) {
      return failed(at, began, isLate.get() ? late() : why(e));
    } finally {
      deadline.cancel(false);
    }
  }

  /// An answer that was read to its end has given back its connection; of any other, to close it
  /// before the connection would be to wait for its end.
  private static void cut(HttpPost request, ClassicHttpResponse response) {
    request.cancel();
    try {
      response.close();
    } catch (IOException _) {
      // As meant.
    }
  }

  long timeoutMs() {
    return timeout.toMillis();
  }

  private static HttpPost request(
      Webhook webhook, List<SigningKey> keys, Message message, Instant at) {
    var timestamp = at.getEpochSecond();
    var request = new HttpPost(webhook.wanted().url());
    request.setHeader("webhook-id", message.id());
    request.setHeader("webhook-timestamp", String.valueOf(timestamp));
    request.setHeader(
        "webhook-signature", signature(webhook.wanted().signatures(), keys, message, timestamp));
    request.setEntity(new ByteArrayEntity(message.bytes(), TYPE));
    return request;
  }

  static String signature(
      Signatures signatures, List<SigningKey> keys, Message message, long timestamp) {
    return keys.stream()
        .flatMap(
            key ->
                switch (signatures) {
                  case V1 -> Stream.of(key.v1(message.id(), timestamp, message.bytes()));
                  case V1_AND_V1A ->
                      Stream.of(
                          key.v1(message.id(), timestamp, message.bytes()),
                          key.v1a(message.id(), timestamp, message.bytes()));
                })
        .collect(Collectors.joining(" "));
  }

  private Result answered(ClassicHttpResponse response, Instant at, long began) throws IOException {
    var reply = reply(response);
    var retryAfter = response.getFirstHeader("Retry-After");
    return new Result(
        new Attempt(at, since(began), response.getCode(), reply, null),
        RetrySchedule.retryAfter(retryAfter == null ? null : retryAfter.getValue(), at));
  }

  private static @Nullable String reply(ClassicHttpResponse response) throws IOException {
    var entity = response.getEntity();
    if (entity == null) {
      return null;
    }
    var bytes = entity.getContent().readNBytes(REPLY_BYTES_MAX);
    var text = new String(bytes, UTF_8).replaceAll("\\p{Cntrl}", " ");
    return text.substring(0, text.offsetByCodePoints(0, kept(text)));
  }

  private static int kept(String text) {
    return Math.min(REPLY_CHARACTERS_KEPT, text.codePointCount(0, text.length()));
  }

  private Result failed(Instant at, long began, String error) {
    return new Result(new Attempt(at, since(began), null, null, error), Duration.ZERO);
  }

  private String late() {
    return "No whole answer within " + timeout.toMillis() + " ms.";
  }

  private static String why(Exception e) {
    return switch (e) {
      case Places.NotAllowed _ -> String.valueOf(e.getMessage());
      case UnknownHostException _ -> "The name of the host is not known.";
      case InterruptedIOException _ -> "No answer in time.";
      case SSLException _ -> "TLS failed: " + firstLine(e);
      default -> "The call failed: " + firstLine(e);
    };
  }

  private static String firstLine(Exception e) {
    var text = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    return text.substring(0, Math.min(text.length(), 200)).replaceAll("\\p{Cntrl}", " ");
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    try {
      client.close();
    } catch (IOException _) {
      // There is nobody left to tell.
    }
  }
}
