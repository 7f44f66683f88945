package org.tariffledger.rest.commands;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.Faults;

/// Who sends a command, as part of what, and under which key if it is to be done only once.
public record Caller(String actor, @Nullable String correlation, @Nullable KeyedRequest keyed) {

  public static final String CORRELATION = "Correlation-Id";

  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]{1,100}");

  public static Caller of(HttpServletRequest request, byte[] body, Faults faults) {
    var actor = Objects.requireNonNull(request.getUserPrincipal()).getName();
    var correlation = request.getHeader(CORRELATION);
    if (correlation != null && !PRINTABLE.matcher(correlation).matches()) {
      faults.add(
          CORRELATION, "bad-correlation", "A correlation id has 1 to 100 printable characters.");
    }
    return new Caller(actor, correlation, KeyedRequest.of(request, actor, body, faults));
  }
}
