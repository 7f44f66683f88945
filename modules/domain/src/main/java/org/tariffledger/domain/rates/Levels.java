package org.tariffledger.domain.rates;

import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ProgrammeId;

/// How much is charged on several goods of one exporter: on general goods, if they are asked for,
/// all of it, and on goods of a code what each programme adds. Of goods that are treated alike the
/// first stands for all.
///
/// @param programmes on whose measures hangs what is added on goods of a code
record Levels(boolean hasGeneral, Map<NamedGoods, NamedGoods> firsts, Set<ProgrammeId> programmes) {

  /// General goods; or goods of a code and a programme.
  record Of(@Nullable NamedGoods goods, @Nullable ProgrammeId programme) {

    static final Of GENERAL = new Of(null, null);
  }

  boolean areNone() {
    return !hasGeneral && firsts.isEmpty();
  }

  /// All of them, in a fixed order.
  List<NamedGoods> goods() {
    return List.copyOf(firsts.keySet());
  }

  /// Those that stand for it.
  NamedGoods first(NamedGoods goods) {
    return Objects.requireNonNull(firsts.get(goods));
  }

  List<NamedGoods> lookedAt() {
    return firsts.values().stream().distinct().toList();
  }

  /// What each programme adds on the goods.
  static Map<NamedGoods, Map<ProgrammeId, Level>> shares(
      Collection<NamedGoods> goods, Assessor assessor) {
    var shares = new LinkedHashMap<NamedGoods, Map<ProgrammeId, Level>>();
    var known = new IdentityHashMap<Outlook, Map<ProgrammeId, Level>>();
    for (var one : goods) {
      shares.put(one, known.computeIfAbsent(assessor.oneOfMany(one.example()), Levels::shares));
    }
    return shares;
  }

  private static Map<ProgrammeId, Level> shares(Outlook outlook) {
    var shares = new TreeMap<ProgrammeId, Level>(Comparator.comparing(ProgrammeId::value));
    outlook.shares().forEach((programme, charge) -> shares.put(programme, Level.of(charge)));
    return shares;
  }

  /// Whatever has a level in one of them.
  static Set<Of> either(Map<Of, Level> one, Map<Of, Level> other) {
    var either = new LinkedHashMap<>(one);
    either.putAll(other);
    return either.keySet();
  }
}
