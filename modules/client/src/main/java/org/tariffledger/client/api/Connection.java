package org.tariffledger.client.api;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where a server is, whose key is sent, how long one request is tried, and who is told why it
/// takes longer.
public record Connection(
    URI server, @Nullable String key, Duration patience, Consumer<String> notes) {

  private static final Duration PATIENCE_DEFAULT = Duration.ofSeconds(60);

  public Connection {
    var isHttp = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
    if (!isHttp || server.getHost() == null || server.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "\"" + server + "\" is no address of a server, such as http://localhost:8080");
    }
    if (!patience.isPositive()) {
      throw new IllegalArgumentException("It takes some patience.");
    }
    server = URI.create(server.toString().replaceFirst("/+$", ""));
  }

  /// Without a key, for reading; a request is tried for a minute.
  public static Connection to(String server) {
    return new Connection(URI.create(server), null, PATIENCE_DEFAULT, _ -> {});
  }

  public Connection withKey(String key) {
    return new Connection(server, key, patience, notes);
  }

  public Connection withPatience(Duration patience) {
    return new Connection(server, key, patience, notes);
  }

  public Connection withNotes(Consumer<String> notes) {
    return new Connection(server, key, patience, notes);
  }

  /// Without the key.
  @Override
  public String toString() {
    return server.toString();
  }
}
