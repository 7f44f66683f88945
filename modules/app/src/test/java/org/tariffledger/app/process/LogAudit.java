package org.tariffledger.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// Whether the verifiable log is whole after all that happened: every change is what was logged,
/// and the log goes on from every checkpoint that was ever kept in the folder. One that was cut off
/// as it was written had not been shown.
record LogAudit(URI url, Path folder) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE_MAX = Duration.ofSeconds(60);
  private static final Pattern KEPT =
      Pattern.compile("[^\n]+\n([0-9]+)\n([A-Za-z0-9+/]{43}=)\n\n\u2014 [^\n]+\n");

  /// Answers how many checkpoints were kept.
  long check() throws IOException, InterruptedException {
    var until = System.nanoTime() + PATIENCE_MAX.toNanos();
    while (!isGood()) {
      assertThat(System.nanoTime()).isLessThan(until);
      Thread.sleep(100);
    }
    var notes = new StringBuilder();
    try (var files = Files.newDirectoryStream(folder, "checkpoints-*")) {
      for (var file : files) {
        notes.append(Files.readString(file));
      }
    }
    var kept = KEPT.matcher(notes).results().toList();
    assertThat(kept).isNotEmpty().allSatisfy(this::assertGoesOn);
    return kept.size();
  }

  private boolean isGood() throws IOException, InterruptedException {
    var verification = new JsonMapper().readTree(get("/v1/audit/verification").body());
    assertThat(verification.at("/findings")).isEmpty();
    return verification.at("/state").asString().equals("good");
  }

  private void assertGoesOn(MatchResult checkpoint) throws IOException, InterruptedException {
    var root = URLEncoder.encode(checkpoint.group(2), StandardCharsets.UTF_8);
    var query = "?from=" + checkpoint.group(1) + "&fromRoot=" + root;
    var answer = get("/v1/audit/consistency" + query);
    assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(200);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(url.resolve(path)).build(), BodyHandlers.ofString());
  }
}
