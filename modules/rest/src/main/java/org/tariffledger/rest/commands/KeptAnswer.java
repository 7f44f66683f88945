package org.tariffledger.rest.commands;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.json.HttpJson;

/// The first answer to a request that is repeated; its body is the same UTF-8 again.
public record KeptAnswer(
    String fingerprint,
    int status,
    @Nullable String eTag,
    @Nullable String location,
    long position,
    String body) {

  public static final String REPLAYED = "Idempotency-Replayed";

  /// Instead of an answer of the controller's own making: the bytes are the first answer's.
  public static final class Found extends RuntimeException {

    private final transient KeptAnswer answer;

    Found(KeptAnswer answer) {
      super("The request was answered before.");
      this.answer = answer;
    }

    public ResponseEntity<byte[]> answer() {
      return answer.again();
    }
  }

  static KeptAnswer of(String fingerprint, ResponseEntity<?> answer) {
    var headers = answer.getHeaders();
    return new KeptAnswer(
        fingerprint,
        answer.getStatusCode().value(),
        headers.getETag(),
        headers.getFirst(HttpHeaders.LOCATION),
        Long.parseLong(String.valueOf(headers.getFirst(ReadPosition.HEADER))),
        HttpJson.MAPPER.writeValueAsString(answer.getBody()));
  }

  private ResponseEntity<byte[]> again() {
    var answer =
        ResponseEntity.status(status)
            .contentType(MediaType.APPLICATION_JSON)
            .header(ReadPosition.HEADER, String.valueOf(position))
            .header(REPLAYED, "true");
    if (eTag != null) {
      answer.eTag(eTag);
    }
    if (location != null) {
      answer.location(URI.create(location));
    }
    return answer.body(body.getBytes(StandardCharsets.UTF_8));
  }
}
