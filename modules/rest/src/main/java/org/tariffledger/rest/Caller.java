package org.tariffledger.rest;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;

/// Who sends a command, and as part of what.
record Caller(String actor, @Nullable String correlation) {

  static final String CORRELATION = "Correlation-Id";

  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]{1,100}");

  static Caller of(NativeWebRequest request) {
    var correlation = request.getHeader(CORRELATION);
    if (correlation != null && !PRINTABLE.matcher(correlation).matches()) {
      throw BadInput.of(
          CORRELATION, "bad-correlation", "A correlation id has 1 to 100 printable characters.");
    }
    return new Caller(Objects.requireNonNull(request.getUserPrincipal()).getName(), correlation);
  }
}
