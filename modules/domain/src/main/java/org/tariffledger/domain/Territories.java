package org.tariffledger.domain;

import static org.tariffledger.domain.Refusal.Code.MEMBER_OF_A_UNION;

import java.time.Instant;
import java.util.Optional;
import org.tariffledger.domain.Economies.UnionMembership;

/// Duties are levied by customs territories. A question about a member of a union is answered as
/// its union, so that nobody would ever be told what is recorded of the member itself.
final class Territories {

  /// What speaks against a fact of the economy that holds from the moment on.
  static Optional<Refusal> refusal(EconomyCode economy, String pointer, Instant from) {
    return membership(economy, from).map(membership -> refusal(membership, pointer));
  }

  /// What speaks against a fact that is said at the moment and holds at no certain time: only a
  /// member that will leave may need it.
  static Optional<Refusal> refusalOfUndated(EconomyCode economy, String pointer, Instant said) {
    return membership(economy, said)
        .filter(membership -> membership.until() == null)
        .map(membership -> refusal(membership, pointer));
  }

  /// Whether no duty is charged between the two.
  static boolean isOne(EconomyPair pair, Instant at) {
    return customsOf(pair.importer(), at).equals(customsOf(pair.exporter(), at));
  }

  private static EconomyCode customsOf(EconomyCode economy, Instant at) {
    return Economies.unionOf(economy, at).orElse(economy);
  }

  private static Optional<UnionMembership> membership(EconomyCode economy, Instant at) {
    return Economies.membershipsOf(economy).stream()
        .filter(membership -> membership.holdsAt(at))
        .findFirst();
  }

  private static Refusal refusal(UnionMembership membership, String pointer) {
    var zone = Economies.zoneOf(membership.union());
    var from = membership.from().atZone(zone).toLocalDate();
    var until = membership.until() == null ? null : membership.until().atZone(zone).toLocalDate();
    var sentence =
        until == null
            ? "%1$s belongs to the customs union %2$s since %3$s: record it of %2$s."
            : "%1$s belonged to the customs union %2$s from %3$s until %4$s: record it of %2$s, or"
                + " from then on.";
    return new Refusal(
        MEMBER_OF_A_UNION,
        pointer,
        sentence.formatted(membership.member(), membership.union(), from, until));
  }

  private Territories() {}
}
