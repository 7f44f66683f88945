package org.tariffledger.domain.rates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.AllInColumn;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.rates.RateAnswer.Need;

/// What duties come to on the full customs value, for the codes of one question. For one thread.
final class Pricing {

  /// Stands for what no fact settles that could be said of a shipment.
  static final String DUTY = "duty";

  private record Counted(ProductCode code, AllInColumn column, Set<ClaimName> alsoMade) {}

  private static final String IS_LOADED = " No parameter gives that: a schedule does, once loaded.";

  private final RateQuery query;
  private final boolean isAllIn;
  private final RateSource source;
  private final Valuation valuation;
  private final Map<Counted, BaseDuties.Found> counted = new HashMap<>();

  private Pricing(RateQuery query, boolean isAllIn, RateSource source) {
    this.query = query;
    this.isAllIn = isAllIn;
    this.source = source;
    this.valuation = Valuation.of(query);
  }

  /// Beside the base duty.
  static Pricing additional(RateQuery query, RateSource source) {
    return new Pricing(query, false, source);
  }

  /// With the base duty, where an all-in duty counts it.
  static Pricing allIn(RateQuery query, RateSource source) {
    return new Pricing(query, true, source);
  }

  Charge of(Duty duty, @Nullable ProductCode code, Situation situation) {
    if (!(duty instanceof Duty.TopUpTo(var percent, var column))) {
      return Charge.of(valuation.of(duty));
    }
    return isAllIn
        ? Charge.of(new Duty.AdValorem(percent))
        : base(code, column, situation).missingTo(percent);
  }

  /// What the goods are charged as base duty, as far as that can be told.
  private Charge base(@Nullable ProductCode code, AllInColumn column, Situation situation) {
    if (code == null) {
      return Charge.ANYTHING;
    }
    var duties = counted(code, column, situation).duties().values();
    return duties.isEmpty()
        ? Charge.ANYTHING
        : Charge.oneOf(duties.stream().map(valuation::of).map(Charge::of).distinct().toList());
  }

  /// What would have to be said of the shipment to tell what the duty comes to. `what` names it, as
  /// a sentence begins.
  List<Need> needs(Duty duty, @Nullable ProductCode code, Situation situation, String what) {
    if (!(duty instanceof Duty.TopUpTo(_, var column))) {
      return valuation.needs(duty, what, DUTY);
    }
    if (of(duty, code, situation).determined().isPresent()) {
      return List.of();
    }
    var why = what + " is all-in: it depends on the base duty of the goods.";
    return code == null
        ? List.of(new Need("product", why + " Give a code.", List.of()))
        : ofBase(counted(code, column, situation).answer().needs(), why);
  }

  /// What can be said of the shipment, if that settles it. Else the ledger has to learn it.
  private static List<Need> ofBase(List<Need> ofBase, String why) {
    var askable =
        ofBase.stream().filter(need -> !need.fact().equals(BaseDuties.BASE_DUTY)).toList();
    var others =
        ofBase.stream()
            .filter(need -> need.fact().equals(BaseDuties.BASE_DUTY))
            .map(need -> " " + need.why())
            .collect(Collectors.joining());
    return askable.isEmpty() || !others.isEmpty()
        ? Stream.concat(
                Stream.of(new Need(BaseDuties.BASE_DUTY, why + IS_LOADED + others, List.of())),
                askable.stream())
            .toList()
        : askable.stream()
            .map(need -> new Need(need.fact(), why + " " + need.why(), need.values()))
            .toList();
  }

  private BaseDuties.Found counted(ProductCode code, AllInColumn column, Situation situation) {
    var alsoMade = column.isCharged() ? situation.alsoMade() : Set.<ClaimName>of();
    return counted.computeIfAbsent(
        new Counted(code, column, alsoMade),
        _ -> BaseDuties.counted(query.on(code).claiming(alsoMade), column, source));
  }

  /// The duties that an all-in duty of this column counts for the code, whatever is claimed.
  Map<String, Duty> baseOf(ProductCode code, AllInColumn column, Situation situation) {
    return counted(code, column, situation).duties();
  }
}
