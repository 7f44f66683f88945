package org.tariffledger.domain;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a shipment claims and what it does not. Of the rest nothing was said, unless
/// `othersDenied`; by default it is not claimed either.
public record Claims(Set<ClaimName> made, Set<ClaimName> denied, boolean othersDenied) {

  public static final Claims UNSAID = new Claims(Set.of(), Set.of(), false);

  public Claims {
    made = Set.copyOf(made);
    denied = Set.copyOf(denied);
  }

  public boolean isUnsaid(ClaimName claim) {
    return !othersDenied && !made.contains(claim) && !denied.contains(claim);
  }

  public Claims plus(Set<ClaimName> more) {
    return new Claims(
        Stream.concat(made.stream(), more.stream()).collect(Collectors.toSet()),
        denied,
        othersDenied);
  }
}
