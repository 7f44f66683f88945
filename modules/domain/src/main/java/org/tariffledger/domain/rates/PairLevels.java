package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.StackingRules.Rule;
import org.tariffledger.domain.rates.Levels.Of;

/// How much is charged on the goods of one exporter at any time, by what somebody holds of the
/// record. Once it is known when that may change, goods are looked at anew only where theirs may:
/// each of many exemptions is of other goods and begins on another day. For one thread.
final class PairLevels {

  /// When what is charged may change, of general goods and of goods of a code.
  private record Moments(
      NavigableSet<Instant> ofGeneral, Map<NamedGoods, NavigableSet<Instant>> of) {

    Instant since(@Nullable NamedGoods goods, Instant moment) {
      var its = goods == null ? ofGeneral : Objects.requireNonNull(of.get(goods));
      return Objects.requireNonNullElse(its.floor(moment), Instant.MIN);
    }
  }

  /// What is charged from then on, until it may change again.
  private record Lasting<T>(Instant since, T levels) {}

  private final Levels levels;
  private final RateQuery query;
  private final List<Rule> rules;
  private final FoldedSource source;

  /// Of the programmes on which the levels of goods hang.
  private final FoldedSource linked;

  private final Map<NamedGoods, Lasting<Map<ProgrammeId, Level>>> ofGoods = new HashMap<>();
  private @Nullable Lasting<Level> ofGeneral;
  private @Nullable Moments moments;

  /// @param rules the importer's, as far as they are known
  PairLevels(
      EconomyCode importer,
      EconomyCode exporter,
      Levels levels,
      List<Rule> rules,
      Standpoint by,
      FoldedSource source) {
    this.levels = levels;
    this.query = new RateQuery(importer, exporter, null, by.knownAt(), by.knownAt(), by.position());
    this.rules = rules;
    this.source = source;
    this.linked = source.only(levels.programmes());
  }

  Map<Of, Level> at(Instant moment) {
    var found = new LinkedHashMap<Of, Level>();
    if (levels.hasGeneral()) {
      found.put(Of.GENERAL, general(moment));
    }
    look(levels.lookedAt(), moment);
    for (var goods : levels.lookedAt()) {
      Objects.requireNonNull(ofGoods.get(goods))
          .levels()
          .forEach((programme, level) -> found.put(new Of(goods, programme), level));
    }
    return found;
  }

  private Level general(Instant moment) {
    var since = since(null, moment);
    var last = ofGeneral;
    if (last == null || !last.since().equals(since)) {
      last = new Lasting<>(since, Rates.level(query.at(moment), rules, source));
      ofGeneral = last;
    }
    return last.levels();
  }

  private void look(List<NamedGoods> all, Instant moment) {
    var others = all.stream().filter(goods -> !isLasting(goods, moment)).toList();
    if (!others.isEmpty()) {
      var assessor = Assessor.of(query.at(moment), codes(others), rules, linked);
      Levels.shares(others, assessor)
          .forEach(
              (goods, shares) -> ofGoods.put(goods, new Lasting<>(since(goods, moment), shares)));
    }
  }

  private boolean isLasting(NamedGoods goods, Instant moment) {
    var last = ofGoods.get(goods);
    return last != null && last.since().equals(since(goods, moment));
  }

  /// As long as nobody knows when it may change, it lasts for the moment.
  private Instant since(@Nullable NamedGoods goods, Instant moment) {
    return moments == null ? moment : moments.since(goods, moment);
  }

  private static Scopes codes(Collection<NamedGoods> goods) {
    return new Scopes.Several(goods.stream().map(NamedGoods::example).toList());
  }

  /// When one may change.
  NavigableSet<Instant> moments() {
    var known = moments;
    if (known == null) {
      known = new Moments(ofGeneral(), of(levels.lookedAt()));
      moments = known;
      ofGoods.clear();
      ofGeneral = null;
    }
    var all = new TreeSet<>(known.ofGeneral());
    known.of().values().forEach(all::addAll);
    return all;
  }

  private NavigableSet<Instant> ofGeneral() {
    var its = new TreeSet<Instant>();
    if (levels.hasGeneral()) {
      Upcoming.all(query, new Scopes.General(), rules, source)
          .forEach(cause -> its.add(cause.at()));
    }
    return its;
  }

  private Map<NamedGoods, NavigableSet<Instant>> of(List<NamedGoods> goods) {
    var its = new HashMap<NamedGoods, NavigableSet<Instant>>();
    if (goods.isEmpty()) {
      return its;
    }
    var ofSchedule =
        ScheduleMoments.upcoming(query.on(goods.getFirst().example()), source)
            .map(Cause::at)
            .toList();
    var codes = goods.stream().map(NamedGoods::example).distinct().toList();
    var ofCodes = Upcoming.moments(query, codes, rules, linked);
    for (var one : goods) {
      var all = new TreeSet<>(of(one.example(), ofCodes));
      all.addAll(ofSchedule);
      its.put(one, all);
    }
    return its;
  }

  private static NavigableSet<Instant> of(
      ProductCode code, Map<ProductCode, NavigableSet<Instant>> all) {
    return Objects.requireNonNull(all.get(code));
  }
}
