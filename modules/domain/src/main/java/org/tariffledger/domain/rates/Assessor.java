package org.tariffledger.domain.rates;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.StackingRules.Rule;

/// Assesses the codes of one question. The measures aimed at the exporter are looked up once, and
/// codes that all of them treat alike are assessed once. For one thread.
final class Assessor {

  /// So many codes are worth an index.
  private static final int MANY = 16;

  private final RateQuery query;
  private final Scopes scopes;
  private final Stacking rules;
  private final RateSource source;
  private final KnownLists lists;
  private final ListContents perhaps;
  private final Pricing pricing;

  /// In the order of their ids.
  private final List<Aimed> measures;

  /// What is taken to be the other way round than it ordinarily is.
  private final Set<Predicate> contrary;

  private final Map<List<Object>, Outlook> assessed = new HashMap<>();
  private @Nullable ByGoods byGoods;

  private Assessor(
      RateQuery query,
      Scopes scopes,
      Stacking rules,
      RateSource source,
      KnownLists lists,
      List<Aimed> measures,
      Set<Predicate> contrary,
      Pricing pricing) {
    this.query = query;
    this.scopes = scopes;
    this.rules = rules;
    this.source = source;
    this.lists = lists;
    this.perhaps = lists.perhapsAt(query.validAt());
    this.measures = measures;
    this.contrary = contrary;
    this.pricing = pricing;
  }

  /// For codes within the scopes.
  static Assessor of(RateQuery query, Scopes scopes, List<Rule> rules, RateSource source) {
    var measures =
        scopes.candidates(query, source).stream()
            .flatMap(history -> Aimed.of(history, query, source).stream())
            .sorted(Comparator.comparing(aimed -> aimed.state().imposed().measure().value()))
            .toList();
    var lists = new KnownLists(query.knownAt(), query.position(), source);
    return new Assessor(
        query,
        scopes,
        Stacking.of(rules, query.validAt()),
        source,
        lists,
        measures,
        Set.of(),
        Pricing.additional(query, source));
  }

  /// For what is charged all in, where an all-in duty decides; empty if none is aimed at anything.
  Optional<Assessor> allIn() {
    return countsBaseDuties()
        ? Optional.of(
            new Assessor(
                query,
                scopes,
                rules,
                source,
                lists,
                measures,
                contrary,
                Pricing.allIn(query, source)))
        : Optional.empty();
  }

  /// For a shipment that is not ordinary in these respects.
  Assessor assuming(Set<Predicate> predicates) {
    return new Assessor(query, scopes, rules, source, lists, measures, predicates, pricing);
  }

  /// Whether a measure is aimed at the exporter that charges the goods all in, so that what lines
  /// are charged hangs on their base duties. Other measures may be at hand, by what is recorded
  /// later.
  boolean countsBaseDuties() {
    return measures.stream()
        .filter(aimed -> aimed.charge() instanceof Duty.TopUpTo)
        .map(aimed -> aimed.state().products())
        .anyMatch(
            products -> scopes.anyMatch(code -> products.matchedDigits(code, perhaps).isPresent()));
  }

  /// Those of the headings that a measure names that is known, or that are on a list of which it is
  /// known what is on it.
  List<ProductCode> named(Collection<ProductCode> headings) {
    var known = lists.at(query.validAt(), _ -> false);
    var goods = measures.stream().flatMap(aimed -> aimed.goods().stream()).distinct().toList();
    return headings.stream()
        .filter(heading -> goods.stream().anyMatch(all -> all.names(heading, known)))
        .toList();
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
    var goods =
        byGoods == null
            ? new ByGoods(measures, lists.at(query.validAt(), _ -> false), perhaps)
            : byGoods;
    byGoods = goods;
    var found = goods.find(code).stream().mapToObj(measures::get).toList();
    return assessed.computeIfAbsent(treatment(code, goods, found), _ -> assess(code, found));
  }

  /// Codes of which this is the same are charged alike: also what they are charged as base duty is
  /// the same, where an all-in duty counts it.
  private List<Object> treatment(ProductCode code, ByGoods goods, List<Aimed> found) {
    var treatment = new ArrayList<Object>(goods.treatment(code));
    for (var aimed : found) {
      if (aimed.charge() instanceof Duty.TopUpTo(_, var column)) {
        treatment.add(List.copyOf(pricing.baseOf(code, column, situation(Map.of())).values()));
      }
    }
    return treatment;
  }

  private Outlook assess(@Nullable ProductCode code, List<Aimed> found) {
    var covering =
        found.stream()
            .filter(aimed -> aimed.state().products().matchedDigits(code, perhaps).isPresent())
            .toList();
    var asked = new LinkedHashMap<Aimed, Asked>();
    covering.stream()
        .filter(Aimed::isStanding)
        .forEach(aimed -> asked.put(aimed, Asked.by(aimed, code, query.validAt(), perhaps, lists)));
    var programmes =
        covering.stream()
            .collect(groupingBy(Aimed::programme, () -> new TreeMap<>(BY_ID), toList()));
    var answering = new LinkedHashSet<ProgrammeId>();
    asked.keySet().forEach(aimed -> answering.add(aimed.programme()));
    var open = new OpenFacts(query, contrary);
    asked.values().forEach(open::ask);
    answering.forEach(
        programme ->
            rules
                .shares(programme, answering)
                .filter(share -> query.shipment().number(share) == null)
                .forEach(open::value));
    columnClaims(asked.keySet()).forEach(open::ask);
    var variables = open.variables();
    var fitting = open.fitting(variables);
    var base = situation(firsts(variables));
    var forIdle = base.takingPerhaps(perhaps);
    var elections = new ArrayList<Election>();
    programmes.forEach(
        (programme, aimed) -> {
          var election =
              new Election(programme, selection(programme), code, aimed, base, forIdle, pricing);
          election.asks(
              open(facts(aimed, asked), variables),
              open(shares(programme, answering), variables),
              fitting);
          elections.add(election);
        });
    return new Outlook(
        apart(elections).stream().map(group -> Cases.of(group, rules, fitting)).toList());
  }

  private static final Comparator<ProgrammeId> BY_ID = Comparator.comparing(ProgrammeId::value);

  private Situation situation(Map<Fact, Value> taken) {
    return new Situation(
        query.shipment(), query.validAt(), on -> lists.at(query.validAt(), on::contains), taken);
  }

  private static Map<Fact, Value> firsts(Map<Fact, Variable> variables) {
    var firsts = new HashMap<Fact, Value>();
    variables.forEach((fact, variable) -> firsts.put(fact, variable.values().getFirst()));
    return firsts;
  }

  /// Those that have several values.
  private static List<Variable> open(Set<Fact> facts, Map<Fact, Variable> variables) {
    return facts.stream()
        .flatMap(fact -> Stream.ofNullable(variables.get(fact)))
        .filter(variable -> variable.size() > 1)
        .toList();
  }

  private Set<Fact> facts(List<Aimed> measures, Map<Aimed, Asked> asked) {
    var facts = new TreeSet<Fact>();
    for (var aimed : measures) {
      facts.addAll(asked.getOrDefault(aimed, Asked.NOTHING).facts());
    }
    columnClaims(measures).forEach(claim -> facts.add(new Fact.Claimed(claim.claim())));
    return facts;
  }

  /// The claims that decide by which column goods are charged, where an all-in duty counts that.
  private List<Predicate.Claim> columnClaims(Collection<Aimed> measures) {
    return measures.stream()
            .anyMatch(
                aimed ->
                    aimed.charge() instanceof Duty.TopUpTo(_, var column) && column.isCharged())
        ? Columns.unsaidClaims(query, source).stream().map(Predicate.Claim::new).toList()
        : List.of();
  }

  private Set<Fact> shares(ProgrammeId programme, Set<ProgrammeId> answering) {
    var shares = new TreeSet<Fact>();
    rules.shares(programme, answering).forEach(share -> shares.add(new Fact.Numeric(share)));
    return shares;
  }

  private Selection selection(ProgrammeId programme) {
    return source
        .programme(programme)
        .map(ProgrammeRegistered::selection)
        .orElse(Selection.MOST_SPECIFIC);
  }

  /// Programmes that ask for no open fact together, and that no stacking rule links: what they
  /// charge does not depend on each other.
  private List<List<Election>> apart(List<Election> elections) {
    if (elections.stream().allMatch(election -> election.variables().isEmpty())) {
      return elections.isEmpty() ? List.of() : List.of(elections);
    }
    var groups = new ArrayList<List<Election>>();
    for (var election : elections) {
      var group = new ArrayList<>(List.of(election));
      var linked =
          groups.stream()
              .filter(other -> other.stream().anyMatch(o -> areLinked(election, o)))
              .toList();
      groups.removeAll(linked);
      linked.forEach(group::addAll);
      group.sort(Comparator.comparing(Election::programme, BY_ID));
      groups.add(group);
    }
    return groups;
  }

  private boolean areLinked(Election one, Election other) {
    return rules.areLinked(one.programme(), other.programme())
        || one.variables().stream()
            .anyMatch(
                variable ->
                    other.variables().contains(variable)
                        || (isValued(variable)
                            && other.variables().stream().anyMatch(Assessor::isValued)));
  }

  /// Shares of the value leave each other less.
  private static boolean isValued(Variable variable) {
    return variable.fact() instanceof Fact.Numeric(NumericFact of) && of.isShare();
  }
}
