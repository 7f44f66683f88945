package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.StackingRules.Rule;

/// Assesses the codes of one question. The measures aimed at the exporter are looked up once, and
/// codes that all of them treat alike are assessed once. For one thread.
final class Assessor {

  /// So many codes are worth an index.
  private static final int MANY = 16;

  private final RateQuery query;
  private final List<Rule> rules;
  private final RateSource source;
  private final KnownLists lists;
  private final ListContents known;
  private final ListContents perhaps;
  private final Valuation valuation;

  /// In the order of their ids.
  private final List<Aimed> measures;

  /// Whether there is a list of which nobody knows what is on it.
  private final boolean namesUnknown;

  private final Map<List<Integer>, Outlook> assessed = new HashMap<>();
  private @Nullable ByGoods byGoods;

  private Assessor(
      RateQuery query,
      List<Rule> rules,
      RateSource source,
      KnownLists lists,
      List<Aimed> measures) {
    this.query = query;
    this.rules = rules;
    this.source = source;
    this.lists = lists;
    this.known = lists.at(query.validAt(), _ -> false);
    this.perhaps = lists.perhapsAt(query.validAt());
    this.measures = measures;
    this.valuation = Valuation.of(query);
    this.namesUnknown =
        measures.stream().anyMatch(aimed -> aimed.named().stream().anyMatch(lists::isUnknown));
  }

  /// For codes within the scopes.
  static Assessor of(RateQuery query, Scopes scopes, List<Rule> rules, RateSource source) {
    var measures =
        scopes.candidates(query, source).stream()
            .flatMap(history -> Aimed.of(history, query, source).stream())
            .sorted(Comparator.comparing(aimed -> aimed.state().imposed().measure().value()))
            .toList();
    var lists = new KnownLists(query.knownAt(), query.position(), source);
    return new Assessor(query, rules, source, lists, measures);
  }

  /// For the same shipment with more claims.
  Assessor claiming(Set<ClaimName> claims) {
    return new Assessor(query.claiming(claims), rules, source, lists, measures);
  }

  Outlook assess(@Nullable ProductCode code) {
    return assess(code, measures);
  }

  /// Many of them.
  NavigableMap<ProductCode, Outlook> assess(Collection<ProductCode> codes) {
    var outlooks = new TreeMap<ProductCode, Outlook>();
    var areMany = codes.size() > MANY;
    codes.forEach(code -> outlooks.put(code, areMany ? oneOfMany(code) : assess(code)));
    return outlooks;
  }

  /// As it is assessed alone, but faster if there are many.
  Outlook oneOfMany(ProductCode code) {
    var goods = byGoods == null ? new ByGoods(measures, known, perhaps) : byGoods;
    byGoods = goods;
    return assessed.computeIfAbsent(
        goods.treatment(code),
        _ -> assess(code, goods.find(code).stream().mapToObj(measures::get).toList()));
  }

  /// A measure that may cover the code, and the lists of unknown content that decide it.
  private record Doubtful(Aimed aimed, Set<ProductListId> unknown) {}

  private Outlook assess(@Nullable ProductCode code, List<Aimed> found) {
    if (!namesUnknown) {
      return new Outlook(List.of(Readings.only(assessment(code, found, known))));
    }
    var doubtful =
        found.stream()
            .map(
                aimed ->
                    new Doubtful(
                        aimed,
                        aimed
                            .lists(code, query, perhaps)
                            .filter(lists::isUnknown)
                            .collect(Collectors.toSet())))
            .toList();
    return doubtful.stream().allMatch(measure -> measure.unknown.isEmpty())
        ? new Outlook(List.of(Readings.only(assessment(code, found, known))))
        : new Outlook(apart(doubtful).stream().map(group -> readings(code, group)).toList());
  }

  private Readings readings(@Nullable ProductCode code, Group group) {
    var unknown =
        group.unknown.stream().sorted(Comparator.comparing(ProductListId::value)).toList();
    return Readings.of(
        unknown,
        on -> assessment(code, group.measures, lists.at(query.validAt(), on::contains)),
        () -> assessment(code, group.measures, perhaps));
  }

  /// What charges nothing anyway is told as soon as it may cover the goods.
  private Assessment assessment(
      @Nullable ProductCode code, List<Aimed> found, ListContents contents) {
    var contenders =
        found.stream()
            .flatMap(
                aimed ->
                    Contender.of(
                        aimed,
                        code,
                        query.claims(),
                        aimed.isStanding() ? contents : perhaps,
                        valuation)
                        .stream())
            .toList();
    return Assessment.of(contenders, query, rules, source);
  }

  /// Measures whose programmes have no list of unknown content and no stacking rule in common with
  /// the others: what they charge does not depend on them.
  private static final class Group {
    final List<Aimed> measures = new ArrayList<>();
    final Set<ProgrammeId> programmes = new HashSet<>();
    final Set<ProductListId> unknown = new HashSet<>();

    Group(Doubtful one) {
      measures.add(one.aimed);
      programmes.add(one.aimed.programme());
      unknown.addAll(one.unknown);
    }

    void add(Group other) {
      measures.addAll(other.measures);
      programmes.addAll(other.programmes);
      unknown.addAll(other.unknown);
    }
  }

  private List<Group> apart(List<Doubtful> doubtful) {
    var groups = new ArrayList<Group>();
    for (var one : doubtful) {
      var group = new Group(one);
      var linked = groups.stream().filter(other -> areLinked(one, other)).toList();
      groups.removeAll(linked);
      linked.forEach(group::add);
      groups.add(group);
    }
    groups.forEach(
        group ->
            group.measures.sort(
                Comparator.comparing(aimed -> aimed.state().imposed().measure().value())));
    return groups;
  }

  private boolean areLinked(Doubtful one, Group group) {
    return group.programmes.contains(one.aimed.programme())
        || one.unknown.stream().anyMatch(group.unknown::contains)
        || rules.stream()
            .filter(rule -> rule.holdsAt(query.validAt()))
            .map(Rule::set)
            .anyMatch(
                set ->
                    set.when().equals(one.aimed.programme())
                        ? group.programmes.contains(set.suppresses())
                        : set.suppresses().equals(one.aimed.programme())
                            && group.programmes.contains(set.when()));
  }
}
