package org.tariffledger.rest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.tariffledger.commands.StaleVersion;

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

  /// What is addressed is not there, for a reason that can be told.
  static HttpRefusal notThere(String code, String detail) {
    return new HttpRefusal(HttpStatus.NOT_FOUND, code, detail);
  }

  /// Says what the caller would have to have seen.
  static HttpRefusal stale(StaleVersion stale) {
    var what = stale.stream().replaceFirst(":", " ");
    var version = stale.version();
    if (version == null) {
      return new HttpRefusal(
          HttpStatus.PRECONDITION_FAILED, "stale", "There is no " + what + " yet.");
    }
    var eTag = ETags.of(version);
    var refusal =
        new HttpRefusal(
            HttpStatus.PRECONDITION_FAILED, "stale", "The ETag of " + what + " is " + eTag + ".");
    refusal.headers.setETag(eTag);
    return refusal;
  }

  static HttpRefusal keyReused() {
    return new HttpRefusal(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "idempotency-key-reused",
        "Another request was answered under this idempotency key.");
  }

  static HttpRefusal tooLarge(long bytesMax) {
    return new HttpRefusal(
        HttpStatus.CONTENT_TOO_LARGE,
        "body-too-large",
        "A body has at most " + bytesMax + " bytes.");
  }

  static HttpRefusal brokenOff() {
    return new HttpRefusal(HttpStatus.BAD_REQUEST, "unreadable-body", "The body broke off.");
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
