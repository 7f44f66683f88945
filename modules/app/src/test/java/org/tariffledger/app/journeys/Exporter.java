package org.tariffledger.app.journeys;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Somebody with a key who exports.
record Exporter(Server server, String key) {

  private static final String BETWEEN = "(?<=}),(?=\\{\"specversion\")";

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
    var told = new ArrayList<String>();
    var after = "earliest";
    while (true) {
      var page = server.http().get("/v1/changes?limit=1000&after=" + after + filter);
      var text = page.text();
      if (!text.equals("[]")) {
        told.addAll(List.of(text.substring(1, text.length() - 1).split(BETWEEN)));
      }
      if (page.header("Next-After").equals(after)) {
        return told;
      }
      after = page.header("Next-After");
    }
  }

  List<String> changes() {
    return feed("");
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
        var response =
            client.send(request, BodyHandlers.ofFile(file, CREATE, WRITE, TRUNCATE_EXISTING));
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
