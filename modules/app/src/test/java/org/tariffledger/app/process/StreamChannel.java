package org.tariffledger.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A reader of Server-Sent Events that is cut off now and then, and goes on at the other server
/// after the last event that it was given.
final class StreamChannel implements Channel {

  /// A server that is halted says nothing; shorter than its heartbeat, so that this ends a stream
  /// without a fault as well.
  private static final int SILENT_MS_MAX = 5_000;

  private static final int CONNECT_MS_MAX = 2_000;
  private static final long AFTER_FAILURE_MS = 100;

  private final HeardInOrder heard = new HeardInOrder();
  private final AtomicBoolean isOver = new AtomicBoolean();
  private volatile @Nullable HttpURLConnection connection;
  private volatile String lastEventId = "";

  @Override
  public String name() {
    return "stream";
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public void listen(Servers servers) {
    Thread.ofVirtual().start(() -> follow(servers));
  }

  private void follow(Servers servers) {
    URI url = servers.urls().getLast();
    while (!isOver.get()) {
      try {
        read(url);
      } catch (IOException _) {
        HeardInOrder.pause(AFTER_FAILURE_MS);
      }
      url = servers.otherThan(url);
    }
  }

  private void read(URI url) throws IOException {
    var stream =
        (HttpURLConnection)
            url.resolve("/v1/changes/stream?after=earliest").toURL().openConnection();
    stream.setConnectTimeout(CONNECT_MS_MAX);
    stream.setReadTimeout(SILENT_MS_MAX);
    stream.setRequestProperty("Accept", "text/event-stream");
    if (!lastEventId.isEmpty()) {
      stream.setRequestProperty("Last-Event-ID", lastEventId);
    }
    connection = stream;
    try (var lines = new BufferedReader(new InputStreamReader(stream.getInputStream(), UTF_8))) {
      String id = lastEventId;
      String data = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring("id: ".length());
        } else if (line.startsWith("data: ")) {
          data = line.substring("data: ".length());
        } else if (line.isEmpty()) {
          lastEventId = id;
          hear(id, data);
          data = "";
        }
      }
    } finally {
      stream.disconnect();
    }
  }

  /// An event without data only says how far the stream is.
  private void hear(String id, String data) {
    if (!data.isEmpty()) {
      heard.add(new Heard("", Long.parseLong(id), data));
    }
  }

  /// Cuts the connection.
  @Override
  public void disturb(RandomGenerator random) {
    HttpURLConnection cut = connection;
    if (cut != null) {
      cut.disconnect();
    }
  }

  @Override
  public List<Heard> heard(long upTo, Duration atMost) {
    return heard.upTo(upTo, atMost);
  }

  @Override
  public void close() {
    isOver.set(true);
    disturb(RandomGenerator.getDefault());
  }
}
