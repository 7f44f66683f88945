package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.StackingRules.Rule;
import org.tariffledger.domain.rates.Levels.Of;

/// How much is charged on the goods of one exporter at any time, by what somebody holds of the
/// record.
final class PairLevels {

  private final Levels levels;
  private final RateQuery query;
  private final List<Rule> rules;
  private final FoldedSource source;

  /// Of the programmes on which the levels of goods hang.
  private final FoldedSource linked;

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
    var then = query.at(moment);
    var found = new LinkedHashMap<Of, Level>();
    if (levels.hasGeneral()) {
      found.put(Of.GENERAL, Rates.level(then, rules, source));
    }
    if (!levels.goods().isEmpty()) {
      found.putAll(levels.shares(Assessor.of(then, levels.codes(), rules, linked)));
    }
    return found;
  }

  /// When one may change.
  NavigableSet<Instant> moments() {
    var moments = new TreeSet<Instant>();
    if (levels.hasGeneral()) {
      Upcoming.all(query, new Scopes.General(), rules, source)
          .forEach(cause -> moments.add(cause.at()));
    }
    if (!levels.goods().isEmpty()) {
      Stream.concat(
              Upcoming.all(query, levels.codes(), rules, linked),
              ScheduleMoments.upcoming(query.on(levels.goods().getFirst().example()), source))
          .forEach(cause -> moments.add(cause.at()));
    }
    return moments;
  }
}
