package org.tariffledger.projections;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.CustomsValue;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Predicate.Comparison;
import org.tariffledger.domain.Predicate.Ordinarily;
import org.tariffledger.domain.Quantity;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.Shipment.Assume;
import org.tariffledger.domain.UnitOfQuantity;

/// What measures ask of shipments beside claims and goods, and shipments, drawn at random: few
/// facts and few thresholds, so that they collide.
///
/// Shares are fifths. A percentage of six decimals times a fifth never ends in half of the sixth
/// decimal, so that a share a trifle beside a threshold charges, rounded, what the threshold does:
/// a range that is closed is one that the model attains.
final class RandomFacts {

  static final List<String> SHARES = List.of("share.copper", "share.steel", "share.usContent");

  private static final List<String> FIFTHS = List.of("0.2", "0.4", "0.6");
  private static final List<String> WORTHS = List.of("100", "800");

  private final RandomGenerator random;
  private final Supplier<Instant> moments;

  RandomFacts(RandomGenerator random, Supplier<Instant> moments) {
    this.random = random;
    this.moments = moments;
  }

  Predicate predicate() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> inTransit();
      case 2 -> new Predicate.QuotaInHand();
      case 3 ->
          new Predicate.MeltedIn(some(2, () -> new EconomyCode(pick(List.of("US", "JP", "CN")))));
      case 4 -> measured("weightShare.metal", FIFTHS);
      case 5 -> measured("customsValue", WORTHS);
      default -> measured(pick(SHARES), FIFTHS);
    };
  }

  private Predicate inTransit() {
    var loadedBefore = moments.get();
    return new Predicate.InTransit(
        loadedBefore, loadedBefore.plus(Duration.ofDays(random.nextInt(12))));
  }

  private Predicate measured(String fact, List<String> values) {
    return new Predicate.Measured(
        new NumericFact(fact),
        pick(List.of(Comparison.values())),
        new BigDecimal(pick(values)),
        random.nextInt(3) == 0 ? null : pick(List.of(Ordinarily.values())));
  }

  /// Of the full value half the time, and where the lowest duty answers always.
  Basis basis() {
    return switch (random.nextInt(5)) {
      case 0 -> new Basis.Content(share());
      case 1 -> new Basis.Remainder(share(), null);
      case 2 -> new Basis.Remainder(share(), new BigDecimal(pick(FIFTHS)));
      default -> Basis.FULL_VALUE;
    };
  }

  NumericFact share() {
    return new NumericFact(pick(SHARES));
  }

  /// Half of them say nothing but what they claim.
  Shipment shipment(Claims claims) {
    if (random.nextInt(2) == 0) {
      return Shipment.claiming(claims);
    }
    return new Shipment(
        claims,
        maybe(3, () -> CustomsValue.of(pick(List.of("70", "100", "250", "800", "1000")))),
        maybe(
            3,
            () ->
                new Quantity(
                    new BigDecimal(pick(List.of("1", "7", "400"))),
                    new UnitOfQuantity(pick(List.of("kg", "No."))))),
        maybe(4, moments),
        maybe(4, random::nextBoolean),
        maybe(4, () -> new EconomyCode(pick(List.of("US", "JP", "CN", "KR")))),
        shares(),
        random.nextBoolean() ? Assume.NOTHING : Assume.ORDINARY);
  }

  private Map<NumericFact, BigDecimal> shares() {
    var shares = new HashMap<NumericFact, BigDecimal>();
    var left = 5;
    for (var share : SHARES) {
      if (random.nextInt(4) == 0) {
        var fifths = random.nextInt(left + 1);
        shares.put(new NumericFact(share), new BigDecimal(2 * fifths).movePointLeft(1));
        left -= fifths;
      }
    }
    if (random.nextInt(3) == 0) {
      shares.put(
          new NumericFact("weightShare.metal"), new BigDecimal(pick(List.of("0.1", "0.4", "1"))));
    }
    return shares;
  }

  private <T> @Nullable T maybe(int oneIn, Supplier<T> one) {
    return random.nextInt(oneIn) == 0 ? one.get() : null;
  }

  private <T> List<T> some(int max, Supplier<T> one) {
    return Stream.generate(one).limit(1 + random.nextInt(max)).distinct().toList();
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
