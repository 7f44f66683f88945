package org.tariffledger.app.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A reader of the feed from its beginning, which asks the other server when one does not answer.
final class FeedChannel implements Channel {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
  private static final long AFTER_FAILURE_MS = 100;
  private static final JsonMapper JSON = new JsonMapper();

  private final HeardInOrder heard = new HeardInOrder();
  private final AtomicBoolean isOver = new AtomicBoolean();
  private @Nullable Thread reader;

  @Override
  public String name() {
    return "feed";
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public void listen(Servers servers) {
    reader = Thread.ofVirtual().start(() -> follow(servers));
  }

  private void follow(Servers servers) {
    URI url = servers.urls().getFirst();
    String after = "earliest";
    while (!isOver.get()) {
      try {
        after = page(url, after);
      } catch (IOException _) {
        url = servers.otherThan(url);
        HeardInOrder.pause(AFTER_FAILURE_MS);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  /// Returns after which change to go on.
  private String page(URI url, String after) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/v1/changes?limit=200&timeout=1&after=" + after))
            .timeout(ANSWER_MAX)
            .build();
    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.body());
    }
    List<Heard> page =
        StreamSupport.stream(JSON.readTree(answer.body()).spliterator(), false)
            .map(
                change ->
                    new Heard(
                        "",
                        Long.parseLong(change.get("sequence").stringValue()),
                        JSON.writeValueAsString(change)))
            .toList();
    heard.addAll(page);
    return answer.headers().firstValue("Next-After").orElseThrow();
  }

  @Override
  public void disturb(RandomGenerator random) {
    // The servers fail, and so do its connections.
  }

  @Override
  public List<Heard> heard(long upTo, Duration atMost) {
    return heard.upTo(upTo, atMost);
  }

  @Override
  public void close() {
    isOver.set(true);
    if (reader != null) {
      reader.interrupt();
    }
  }
}
