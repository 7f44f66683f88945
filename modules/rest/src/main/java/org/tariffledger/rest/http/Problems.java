package org.tariffledger.rest.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.tariffledger.rest.json.HttpJson;

/// Problems that only the protocol knows, and how they are written where no controller answers.
public final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String NOT_ACCEPTABLE = "not-acceptable";

  /// What nobody expected: the log says what it was, and the caller by which id it is found there.
  public static Problem ofFailure(Exception failure) {
    var id = UUID.randomUUID().toString();
    LOG.error("Request failed, error {}", id, failure);
    return Problem.of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal-error",
        "Something failed here; the log names it as " + id + ".");
  }

  public static Problem of(HttpStatus status) {
    return switch (status) {
      case UNAUTHORIZED ->
          Problem.of(status, "key-needed", "This needs a valid key: Authorization: Bearer tl_….");
      case FORBIDDEN -> Problem.of(status, "scope-missing", "The key has not the scope for this.");
      case NOT_FOUND -> Problem.of(status, "unknown-path", "There is nothing under this path.");
      case METHOD_NOT_ALLOWED ->
          Problem.of(status, "method-not-allowed", "The path does not take this method.");
      case NOT_ACCEPTABLE ->
          Problem.of(status, NOT_ACCEPTABLE, "There is no answer of a type that was asked for.");
      case REQUEST_TIMEOUT ->
          Problem.of(status, "request-timeout", "The rest of the request did not come in time.");
      case UNSUPPORTED_MEDIA_TYPE ->
          Problem.of(
              status,
              "unsupported-media-type",
              "A body is application/json, or text/csv where a file may be sent.");
      case INTERNAL_SERVER_ERROR ->
          Problem.of(status, "internal-error", "Something failed here; the log names it.");
      default -> Problem.of(status, "malformed-request", "The request is not well-formed.");
    };
  }

  /// Says what there is instead.
  public static Problem notAcceptable(Collection<MediaType> produced) {
    var types = produced.stream().map(MediaType::toString).distinct().sorted().toList();
    return types.isEmpty()
        ? of(HttpStatus.NOT_ACCEPTABLE)
        : Problem.of(
            HttpStatus.NOT_ACCEPTABLE,
            NOT_ACCEPTABLE,
            "Answers here are " + String.join(" or ", types) + ".");
  }

  public static void write(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(HttpJson.MAPPER.writeValueAsBytes(problem));
  }

  private Problems() {}
}
