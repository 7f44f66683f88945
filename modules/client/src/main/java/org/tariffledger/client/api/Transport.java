package org.tariffledger.client.api;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Requests and answers over HTTP, tried again until the time is up.
final class Transport implements AutoCloseable {

  private static final long ANSWER_BYTES_MAX = 64L << 20;
  private static final String ACCEPTED =
      "application/json, application/cloudevents-batch+json, application/problem+json,"
          + " text/plain";
  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
  private static final BodyHandler<String> IN_FULL =
      BodyHandlers.limiting(BodyHandlers.ofString(), ANSWER_BYTES_MAX);

  private final Connection connection;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_MAX)
          .build();

  Transport(Connection connection) {
    this.connection = connection;
  }

  HttpRequest.Builder request(String path, Query query) {
    var request =
        HttpRequest.newBuilder(URI.create(connection.server() + path + query))
            .setHeader("Accept", ACCEPTED);
    var key = connection.key();
    return key == null ? request : request.header("Authorization", "Bearer " + key);
  }

  /// Until there is an answer that is not "not now", or the time is up.
  Reply send(HttpRequest request, Duration answerMax) {
    var retries = new Retries(connection.patience(), this::note, Thread::sleep);
    while (true) {
      try {
        var reply = answer(start(request), answerMax);
        if (!reply.isNotNow() || !retries.afterAnswer(reply, Instant.now())) {
          return reply;
        }
      } catch (IOException e) {
        if (!retries.afterFailure(e)) {
          throw noAnswer(e);
        }
      }
    }
  }

  CompletableFuture<HttpResponse<String>> start(HttpRequest request) {
    return client.sendAsync(request, IN_FULL);
  }

  /// Passes on the body of an answer as it comes, however large it is. It is not begun anew once it
  /// has begun; what is silent for too long is cut.
  void download(HttpRequest request, Duration silenceMax, Download to) {
    var retries = new Retries(connection.patience(), this::note, Thread::sleep);
    while (true) {
      try {
        var response =
            response(client.sendAsync(request, BodyHandlers.ofInputStream()), silenceMax);
        try (var body = response.body()) {
          if (Reply.isAccepted(response.statusCode())) {
            Incoming.pass(body, silenceMax, to, connection);
            return;
          }
          var reply = Reply.of(response, body.readNBytes((int) ANSWER_BYTES_MAX));
          if (!reply.isNotNow() || !retries.afterAnswer(reply, Instant.now())) {
            throw new ProblemException(reply);
          }
        }
      } catch (IOException e) {
        if (!retries.afterFailure(e)) {
          throw noAnswer(e);
        }
      }
    }
  }

  /// Of a request that was started; [CancellationException] if it was called off.
  Reply answer(CompletableFuture<HttpResponse<String>> started, Duration max) throws IOException {
    return Reply.of(response(started, max));
  }

  private <T> HttpResponse<T> response(CompletableFuture<HttpResponse<T>> started, Duration max)
      throws IOException {
    try {
      return started.get(max.toNanos(), NANOSECONDS);
    } catch (TimeoutException _) {
      started.cancel(true);
      throw new HttpTimeoutException("no answer within " + max.toSeconds() + " s");
    } catch (InterruptedException _) {
      started.cancel(true);
      throw NoAnswerException.interrupted(connection);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  void note(String why) {
    connection.notes().accept(connection + ": " + why);
  }

  NoAnswerException noAnswer(IOException e) {
    return new NoAnswerException("No answer from " + connection + ": " + Reason.of(e), e);
  }

  boolean isClosed() {
    return client.isTerminated();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
