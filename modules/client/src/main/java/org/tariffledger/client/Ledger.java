package org.tariffledger.client;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.CannotGoOn.Why;

/// A server, spoken to over HTTP. All that is sent may be sent again: it only asks, or it carries
/// an idempotency key.
final class Ledger implements AutoCloseable {

  private static final long ANSWER_BYTES_MAX = 64L << 20;
  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
  private static final BodyHandler<String> IN_FULL =
      BodyHandlers.limiting(BodyHandlers.ofString(), ANSWER_BYTES_MAX);

  private final ServerAddress server;
  private final @Nullable AccessKey key;
  private final Patience patience;
  private final Consumer<String> notes;
  private final HttpClient client;

  /// `notes` are told why it takes longer.
  Ledger(ServerAddress server, @Nullable AccessKey key, Patience patience, Consumer<String> notes) {
    this.server = server;
    this.key = key;
    this.patience = patience;
    this.notes = notes;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_MAX)
            .build();
  }

  Reply get(String path, Query query) {
    return accepted(send(request(path, query).GET().build(), patience.max()));
  }

  /// Empty if the server has no such thing.
  Optional<Reply> find(String path) {
    var reply = send(request(path, Query.NONE).GET().build(), patience.max());
    return reply.status() == 404 ? Optional.empty() : Optional.of(accepted(reply));
  }

  Reply post(String path, Query query, Posted posted) {
    return accepted(send(posting(path, query, posted).build(), patience.max()));
  }

  /// The server is asked before the file is sent, so that a refusal is heard and not cut off.
  Reply upload(String path, Query query, Posted file) {
    return accepted(sendFile(path, query, file));
  }

  /// As [#upload], where a refusal for just this reason is what was to be heard.
  void uploadUnless(String reason, String path, Query query, Posted file) {
    var reply = sendFile(path, query, file);
    if (!Problem.codes(reply).equals(Set.of(reason))) {
      accepted(reply);
    }
  }

  private Reply sendFile(String path, Query query, Posted file) {
    var request = posting(path, query, file).expectContinue(true).build();
    return send(request, patience.forAFileMax());
  }

  private HttpRequest.Builder posting(String path, Query query, Posted posted) {
    var request =
        request(path, query).POST(posted.body()).header("Idempotency-Key", posted.idempotencyKey());
    posted.headers().forEach(request::header);
    return request;
  }

  private HttpRequest.Builder request(String path, Query query) {
    var request =
        HttpRequest.newBuilder(server.at(path, query))
            .header("Accept", "application/json, application/problem+json");
    return key == null ? request : request.header("Authorization", "Bearer " + key.text());
  }

  /// Until there is an answer that is not "not now", or the time is up.
  private Reply send(HttpRequest request, Duration answerMax) {
    var retries = new Retries(patience.max(), why -> notes.accept(server + ": " + why));
    while (true) {
      try {
        var reply = once(request, answerMax);
        if (!reply.isNotNow() || !retries.afterAnswer(reply, Instant.now())) {
          return reply;
        }
      } catch (IOException e) {
        if (!retries.afterFailure(e)) {
          throw new CannotGoOn(Why.NO_SERVER, "No answer from " + server + ": " + Reason.of(e));
        }
      }
    }
  }

  private Reply once(HttpRequest request, Duration max) throws IOException {
    var answer = client.sendAsync(request, IN_FULL);
    try {
      return Reply.of(answer.get(max.toNanos(), NANOSECONDS));
    } catch (TimeoutException _) {
      answer.cancel(true);
      throw new HttpTimeoutException("no answer within " + max.toSeconds() + " s");
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new CannotGoOn(Why.NO_SERVER, "Interrupted while waiting for " + server);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  private Reply accepted(Reply reply) {
    if (reply.isAccepted()) {
      return reply;
    }
    List<String> lines = new ArrayList<>(Problem.lines(reply));
    if (reply.status() == 401 || reply.status() == 403) {
      lines.add(key == null ? "  No key was sent." : "  It was sent " + key + ".");
    }
    reply.header("Retry-After").ifPresent(when -> lines.add("  Try again after " + when + " s."));
    var why = reply.isFaultOfTheServer() ? Why.NO_SERVER : Why.REFUSED;
    throw new CannotGoOn(why, lines, reply.tree().orElse(null));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
