package org.tariffledger.rest.rates;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Claims;
import org.tariffledger.rest.json.Faults;

/// Claims as a query string writes them: `USMCA,!OTHER`, or `none`.
final class ClaimsText {

  private static final String NONE = "none";
  private static final String NOT = "!";

  static Claims read(String text, Faults faults) {
    if (text.equals(NONE)) {
      return new Claims(Set.of(), Set.of(), true);
    }
    var made = new HashSet<ClaimName>();
    var denied = new HashSet<ClaimName>();
    for (var part : text.split(",", -1)) {
      var isDenied = part.startsWith(NOT);
      var name = isDenied ? part.substring(1) : part;
      var claim = faults.value("claims", "malformed-claim", name, ClaimName::new);
      if (claim != null) {
        (isDenied ? denied : made).add(claim);
      }
    }
    made.stream()
        .filter(denied::contains)
        .sorted(Comparator.comparing(ClaimName::value))
        .forEach(
            claim ->
                faults.add(
                    "claims", "malformed-claim", claim + " cannot be claimed and not claimed."));
    return new Claims(made, denied, false);
  }

  /// Null where nothing was said.
  static @Nullable String of(Claims claims) {
    if (claims.othersDenied()) {
      return NONE;
    }
    var text =
        Stream.concat(
                sorted(claims.made()).map(ClaimName::value),
                sorted(claims.denied()).map(claim -> NOT + claim))
            .collect(Collectors.joining(","));
    return text.isEmpty() ? null : text;
  }

  private static Stream<ClaimName> sorted(Set<ClaimName> claims) {
    return claims.stream().sorted(Comparator.comparing(ClaimName::value));
  }

  private ClaimsText() {}
}
