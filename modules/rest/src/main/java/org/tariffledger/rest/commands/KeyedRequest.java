package org.tariffledger.rest.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.tariffledger.rest.http.Preconditions;
import org.tariffledger.rest.http.Sha256;
import org.tariffledger.rest.json.Faults;

/// A command that is done once, however often it is sent: who sent it under which key, and what
/// tells it from another. A key is written as it is, or as a structured field's string (RFC 9651).
public record KeyedRequest(String principal, String key, String fingerprint) {

  public static final String HEADER = "Idempotency-Key";

  private static final Pattern BARE = Pattern.compile("[\\x21\\x23-\\x7E][\\x21-\\x7E]{0,254}");
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\"\\\\]){1,255})\"");

  /// Null if the request names no key.
  static @Nullable KeyedRequest of(
      HttpServletRequest request, String principal, byte[] body, Faults faults) {
    var written = Preconditions.header(request, HEADER);
    if (written == null) {
      return null;
    }
    var key = key(written);
    if (key == null) {
      faults.add(
          HEADER, "bad-idempotency-key", "An idempotency key has 1 to 255 visible characters.");
      return null;
    }
    return new KeyedRequest(principal, key, fingerprint(request, body));
  }

  private static @Nullable String key(String written) {
    var quoted = QUOTED.matcher(written);
    if (quoted.matches()) {
      return quoted.group(1).replaceAll("\\\\(.)", "$1");
    }
    return BARE.matcher(written).matches() ? written : null;
  }

  /// None of the parts before the body can hold the line's end that separates them.
  private static String fingerprint(HttpServletRequest request, byte[] body) {
    var head =
        Stream.of(
                request.getMethod(),
                request.getRequestURI(),
                request.getQueryString(),
                Preconditions.header(request, HttpHeaders.IF_MATCH),
                Preconditions.header(request, HttpHeaders.IF_NONE_MATCH))
            .map(part -> part == null ? "" : part)
            .collect(Collectors.joining("\n", "", "\n"));
    return Sha256.of(head.getBytes(UTF_8), body);
  }
}
