package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

/// Somebody with a key who exports.
record Exporter(Server server, String key) {

  Answer get(String query) {
    return server
        .http()
        .send(
            "GET",
            "/v1/audit/export" + query,
            BodyPublishers.noBody(),
            "Authorization",
            "Bearer " + key);
  }

  /// What the feed tells, each as it is told.
  List<String> feed(String filter) {
    var feed = server.http().get("/v1/changes?limit=1000" + filter).text();
    return feed.equals("[]")
        ? List.of()
        : List.of(feed.substring(1, feed.length() - 1).split("(?<=}),(?=\\{\"specversion\")"));
  }

  List<String> changes() {
    var changes = feed("");
    assertThat(changes).hasSizeBetween(20, 999);
    return changes;
  }

  /// Waits until the log has a checkpoint for it.
  Path save(Path file, String query) {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port() + "/v1/audit/export" + query))
            .header("Authorization", "Bearer " + key)
            .build();
    try (var client = HttpClient.newHttpClient()) {
      for (int attempt = 0; ; attempt++) {
        var response = client.send(request, BodyHandlers.ofFile(file));
        if (response.statusCode() == 200) {
          return file;
        }
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(attempt).as("The log has no checkpoint").isLessThan(100);
        Thread.sleep(200);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
