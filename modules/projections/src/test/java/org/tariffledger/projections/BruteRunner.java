package org.tariffledger.projections;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.Selection;

/// A measure that could answer, with all that a programme may choose by; `price` is that on the
/// full value.
record BruteRunner(
    BruteLife life,
    int aim,
    int digits,
    BruteAmount price,
    Set<String> needs,
    boolean conditional,
    boolean paused,
    @Nullable String exempt) {

  String id() {
    return life.imposed().measure().value();
  }

  static List<BruteRunner> leading(List<BruteRunner> runners, Selection selection) {
    var leading = new ArrayList<BruteRunner>();
    for (var runner : runners) {
      var isBeaten = false;
      for (var rival : runners) {
        isBeaten |= beats(rival, runner, selection);
      }
      if (!isBeaten) {
        leading.add(runner);
      }
    }
    return leading;
  }

  private static boolean beats(BruteRunner a, BruteRunner b, Selection selection) {
    if (a.conditional != b.conditional) {
      return a.conditional;
    }
    return switch (selection) {
      case MOST_SPECIFIC -> a.aim > b.aim || (a.aim == b.aim && a.digits > b.digits);
      case LOWEST -> {
        // Whatever both turn out to be.
        var isAtMost =
            a.price.high() != null
                && !b.price.prohibited()
                && a.price.high().compareTo(b.price.low()) <= 0
                && !(b.price.isSure() && a.price.low().compareTo(b.price.low()) == 0);
        yield !a.price.prohibited() && (b.price.prohibited() || isAtMost);
      }
      case LATEST -> {
        var begins = a.life.start().compareTo(b.life.start());
        yield begins > 0 || (begins == 0 && a.life.announcedAt().isAfter(b.life.announcedAt()));
      }
    };
  }

  /// The part of the value that it is charged on, where these shares are spared.
  BigDecimal part(Set<String> spared, Map<String, Object> facts) {
    var taken = new HashSet<>(spared);
    switch (life.imposed().basis()) {
      case Basis.FullValue _ -> {}
      case Basis.Content(var share) -> {
        return spared.contains(share.value())
            ? BigDecimal.ZERO
            : (BigDecimal) facts.getOrDefault(share.value(), BigDecimal.ZERO);
      }
      case Basis.Remainder(var share, var atLeast) -> {
        var number = (BigDecimal) facts.getOrDefault(share.value(), BigDecimal.ZERO);
        if (atLeast == null || number.compareTo(atLeast) >= 0) {
          taken.add(share.value());
        }
      }
    }
    var part = BigDecimal.ONE;
    for (var share : taken) {
      part = part.subtract((BigDecimal) facts.getOrDefault(share, BigDecimal.ZERO));
    }
    return part;
  }
}
