package org.tariffledger.client.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What came back, in full.
public record Reply(int status, HttpHeaders headers, String body) {

  static Reply of(HttpResponse<String> response) {
    return new Reply(response.statusCode(), response.headers(), response.body());
  }

  static Reply of(HttpResponse<?> response, byte[] body) {
    return new Reply(response.statusCode(), response.headers(), new String(body, UTF_8));
  }

  static boolean isAccepted(int status) {
    return status >= 200 && status < 300;
  }

  public boolean isAccepted() {
    return isAccepted(status);
  }

  /// The same request may do better a little later.
  boolean isNotNow() {
    return status == 429 || status == 502 || status == 503 || status == 504;
  }

  public boolean isFaultOfTheServer() {
    return status >= 500 || isNotNow();
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /// In seconds or as a date, as RFC 9110 has it; empty if the server did not say.
  Optional<Duration> retryAfter(Instant now) {
    return header("Retry-After").map(String::strip).flatMap(text -> duration(text, now));
  }

  private static Optional<Duration> duration(String text, Instant now) {
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      var then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return Optional.of(Duration.between(now, then));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// Empty where the body is no JSON object.
  public Optional<ObjectNode> tree() {
    try {
      return Json.MAPPER.readTree(body) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  public JsonNode json() {
    return tree().orElseThrow(Reply::notJson);
  }

  /// Where a list is expected.
  JsonNode array() {
    try {
      var json = Json.MAPPER.readTree(body);
      if (json.isArray()) {
        return json;
      }
    } catch (JacksonException _) {
      // Said below.
    }
    throw notJson();
  }

  private static NoAnswerException notJson() {
    return new NoAnswerException("What answers there is no Tariff Ledger: its answer is not JSON.");
  }
}
