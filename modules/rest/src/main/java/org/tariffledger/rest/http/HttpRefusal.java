package org.tariffledger.rest.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.tariffledger.commands.LedgerBusy;
import org.tariffledger.commands.StaleVersion;
import org.tariffledger.rest.json.Quoted;

/// A request that is refused whatever its content says.
public final class HttpRefusal extends RuntimeException {

  private final transient Problem problem;
  private final transient HttpHeaders headers = new HttpHeaders();

  private HttpRefusal(HttpStatus status, String code, String detail) {
    super(detail);
    this.problem = Problem.of(status, code, detail);
  }

  public static HttpRefusal unknown(String what, String id) {
    return new HttpRefusal(
        HttpStatus.NOT_FOUND,
        "unknown-" + what,
        "No " + what.replace('-', ' ') + " " + Quoted.of(id) + " is recorded.");
  }

  /// What is addressed is not there, for a reason that can be told.
  public static HttpRefusal notThere(String code, String detail) {
    return new HttpRefusal(HttpStatus.NOT_FOUND, code, detail);
  }

  /// What is there already does not go together with what is asked for.
  public static HttpRefusal conflict(String code, String detail) {
    return new HttpRefusal(HttpStatus.CONFLICT, code, detail);
  }

  /// Says what the caller would have to have seen.
  public static HttpRefusal stale(StaleVersion stale) {
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

  public static HttpRefusal keyReused() {
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

  public static HttpRefusal brokenOff() {
    return new HttpRefusal(HttpStatus.BAD_REQUEST, "unreadable-body", "The body broke off.");
  }

  public static HttpRefusal notYet(String code, String detail) {
    return new HttpRefusal(HttpStatus.SERVICE_UNAVAILABLE, code, detail).retryAfterSeconds(1);
  }

  /// Will not be there by itself.
  public static HttpRefusal unavailable(String code, String detail) {
    return new HttpRefusal(HttpStatus.SERVICE_UNAVAILABLE, code, detail);
  }

  /// Others kept the ledger locked for too long.
  public static HttpRefusal busy(LedgerBusy busy) {
    return notYet("ledger-busy", String.valueOf(busy.getMessage()));
  }

  public static HttpRefusal tooMany(String code, String detail) {
    return new HttpRefusal(HttpStatus.TOO_MANY_REQUESTS, code, detail).retryAfterSeconds(5);
  }

  private HttpRefusal retryAfterSeconds(int seconds) {
    headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    return this;
  }

  public Problem problem() {
    return problem;
  }

  public HttpHeaders headers() {
    return headers;
  }
}
