package org.tariffledger.rest.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;
import org.tariffledger.domain.rates.Rates;

/// How long an answer may be kept: a pinned one for a day under a strong ETag, any other until
/// something could change it, with the name of the pinned one that says the same.
public final class RateCaching {

  static final Duration PINNED_FOR = Duration.ofDays(1);

  public static <T> ResponseEntity<T> pinned(T body, long position) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(PINNED_FOR).cachePublic())
        .eTag("\"" + position + "-" + Rates.ENGINE_REVISION + "\"")
        .header(ReadPosition.HEADER, String.valueOf(position))
        .body(body);
  }

  public static <T> ResponseEntity<T> fresh(T body, long position, Duration freshFor, URI pinned) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(freshFor).cachePublic())
        .header(HttpHeaders.CONTENT_LOCATION, pinned.toString())
        .varyBy(ReadPosition.HEADER)
        .header(ReadPosition.HEADER, String.valueOf(position))
        .body(body);
  }

  /// The same answer with more headers, such as where the rest is.
  public static <T> ResponseEntity<T> with(HttpHeaders more, ResponseEntity<T> answer) {
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .headers(more)
        .body(answer.getBody());
  }

  /// `path?name=value&…` without the parameters that have no value.
  public static URI url(String path, Map<String, ? extends @Nullable Object> parameters) {
    return URI.create(
        parameters.entrySet().stream()
            .filter(parameter -> parameter.getValue() != null)
            .map(
                p ->
                    p.getKey()
                        + "="
                        + UriUtils.encode(String.valueOf(p.getValue()), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", path + "?", "")));
  }

  private RateCaching() {}
}
