package org.tariffledger.rest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// A request that is refused whatever its content says.
final class HttpRefusal extends RuntimeException {

  private final transient Problem problem;
  private final transient HttpHeaders headers = new HttpHeaders();

  private HttpRefusal(HttpStatus status, String code, String detail) {
    super(detail);
    this.problem = Problem.of(status, code, detail);
  }

  static HttpRefusal unknown(String what, String id) {
    return new HttpRefusal(
        HttpStatus.NOT_FOUND,
        "unknown-" + what,
        "No " + what.replace('-', ' ') + " " + Quoted.of(id) + " is recorded.");
  }

  static HttpRefusal tooLarge(long bytesMax) {
    return new HttpRefusal(
        HttpStatus.CONTENT_TOO_LARGE,
        "body-too-large",
        "A body has at most " + bytesMax + " bytes.");
  }

  static HttpRefusal notYet(String code, String detail) {
    return new HttpRefusal(HttpStatus.SERVICE_UNAVAILABLE, code, detail).retryAfterSeconds(1);
  }

  static HttpRefusal tooMany(String code, String detail) {
    return new HttpRefusal(HttpStatus.TOO_MANY_REQUESTS, code, detail).retryAfterSeconds(5);
  }

  private HttpRefusal retryAfterSeconds(int seconds) {
    headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    return this;
  }

  Problem problem() {
    return problem;
  }

  HttpHeaders headers() {
    return headers;
  }
}
