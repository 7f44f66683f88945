package org.tariffledger.projections;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Exemption;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureEvent.ExemptionGranted;
import org.tariffledger.domain.MeasureEvent.ScopeChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.GroupMembersChanged;
import org.tariffledger.domain.ReferenceEvent.GroupRegistered;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.ReferenceEvent.StackingRuleEnded;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.Trigger;
import org.tariffledger.domain.rates.RateQuery;

/// The rules once more, read from the list of events for every question: slow, plain, and without a
/// line of the engine. It takes the records of the language and none of their methods that decide.
final class BruteForce {

  /// What is to be compared; percents as plain decimals, `outcomes` and `statuses` by measure, with
  /// the percentages, `assumptions` by fact and value: the additional duty otherwise and the total.
  record Verdict(
      String status,
      @Nullable String additional,
      String total,
      @Nullable String low,
      @Nullable String high,
      Set<String> needs,
      Set<String> baseClaims,
      Map<String, String> outcomes,
      Map<String, String> statuses,
      Map<String, String> assumptions) {}

  /// Null as `high` means that there is no upper bound.
  private record Amount(BigDecimal low, @Nullable BigDecimal high, boolean prohibited) {

    static final Amount NOTHING = of(BigDecimal.ZERO);
    static final Amount ANYTHING = new Amount(BigDecimal.ZERO, null, false);
    static final Amount PROHIBITED = new Amount(BigDecimal.ZERO, null, true);

    static Amount of(BigDecimal percent) {
      return new Amount(percent, percent, false);
    }

    boolean isSure() {
      return high != null && low.compareTo(high) == 0;
    }

    String price() {
      return prohibited ? "prohibited" : text(low) + "/" + (high == null ? "?" : text(high));
    }

    /// What it is, if that is sure.
    String percent() {
      return isSure() ? text(low) : "?";
    }

    Amount on(BigDecimal part) {
      return prohibited || part.signum() == 0 ? prohibited ? this : NOTHING : scaled(part);
    }

    private Amount scaled(BigDecimal part) {
      return new Amount(low.multiply(part), high == null ? null : high.multiply(part), false);
    }

    Amount plus(Amount other) {
      return prohibited || other.prohibited
          ? PROHIBITED
          : new Amount(
              low.add(other.low),
              high == null || other.high == null ? null : high.add(other.high),
              false);
    }

    /// Nobody knows which of them.
    static Amount oneOf(Collection<Amount> all) {
      BigDecimal low = null;
      BigDecimal high = BigDecimal.ZERO;
      var prohibited = true;
      for (var one : all) {
        prohibited &= one.prohibited;
        if (!one.prohibited) {
          low = low == null ? one.low : low.min(one.low);
        }
        high = high == null || one.high == null ? null : high.max(one.high);
      }
      return prohibited ? PROHIBITED : new Amount(low == null ? BigDecimal.ZERO : low, high, false);
    }
  }

  /// A measure that could answer, with all that a programme may choose by; `price` is that on the
  /// full value.
  private record Runner(
      BruteLife life,
      int aim,
      int digits,
      Amount price,
      Set<String> needs,
      boolean conditional,
      boolean paused,
      @Nullable String exempt) {

    String id() {
      return life.imposed().measure().value();
    }
  }

  /// One exact code in one case.
  private record Reading(
      Amount amount,
      Set<String> needs,
      Map<String, String> outcomes,
      Set<String> leading,
      Set<String> standing) {}

  /// One exact code in every case that may be.
  private record Exact(
      Amount amount, Set<String> needs, Map<String, String> outcomes, Set<String> leading) {}

  /// A product with all that lies below it, and what is charged as base duty.
  private record Whole(
      Amount amount,
      boolean deviates,
      Set<String> needs,
      Map<String, String> outcomes,
      BruteBase.Found base) {

    boolean chargesTheSameAs(Whole other) {
      return amount.price().equals(other.amount.price())
          && base.charges().equals(other.base.charges());
    }
  }

  private final List<Recorded<Event>> known;
  private final List<BruteLife> lives;
  private final RateQuery query;
  private final BruteLists lists;
  private final BruteBase base;
  private final Map<String, Exact> tried = new HashMap<>();
  private final Map<String, StackingRuleSet> rules;

  /// What is not as it ordinarily is.
  private Set<Predicate> contrary = Set.of();

  private BruteForce(Recorder recorder, RateQuery query) {
    var entries = recorder.entries();
    this.query = query;
    this.lives = lives(entries);
    this.known = new ArrayList<>();
    for (var entry : entries) {
      if (entry.position() <= query.position()
          && entry.event().announcement().announcedAt().compareTo(query.knownAt()) <= 0) {
        known.add(entry);
      }
    }
    // Whoever comes later in this list has the last word.
    known.sort(
        (a, b) -> {
          var byDay =
              a.event()
                  .announcement()
                  .announcedAt()
                  .compareTo(b.event().announcement().announcedAt());
          return byDay != 0 ? byDay : Long.compare(a.position(), b.position());
        });
    this.lists = new BruteLists(recorder, known, query);
    this.base = new BruteBase(entries, recorder.editions(), query);
    this.rules = rules();
  }

  private List<BruteLife> lives(List<Recorded<Event>> entries) {
    var byMeasure = new TreeMap<String, List<Recorded<MeasureEvent>>>();
    for (var entry : entries) {
      if (entry.event() instanceof MeasureEvent event) {
        byMeasure
            .computeIfAbsent(event.measure().value(), _ -> new ArrayList<>())
            .add(new Recorded<>(entry.position(), entry.recordedAt(), event));
      }
    }
    var known = new ArrayList<BruteLife>();
    for (var whole : byMeasure.values()) {
      var life = new BruteLife(whole, query.knownAt(), query.position());
      if (life.isKnown() && life.imposed().imposer().equals(query.importer())) {
        known.add(life);
      }
    }
    return known;
  }

  static Verdict answer(Recorder recorder, RateQuery query) {
    return new BruteForce(recorder, query).verdict(recorder.entries());
  }

  /// Whether the measure has a part in what is answered then of such goods.
  static boolean bears(Recorder recorder, RateQuery query, String measure) {
    var entries = recorder.entries();
    var model = new BruteForce(recorder, query);
    for (var life : model.lives) {
      if (life.imposed().measure().value().equals(measure)
          && !(life.hasEnded(query.validAt()) && !life.isVain())) {
        return model.namesSome(life, entries);
      }
    }
    return false;
  }

  /// Whether it is aimed at the exporter and covers some of the goods, whether it charges or not.
  private boolean namesSome(BruteLife life, List<Recorded<Event>> entries) {
    var now = query.validAt();
    var goods = life.value("products", now, life.imposed().products());
    for (var code : codes(entries)) {
      if (digits(goods, code, lists.perhaps()) >= 0) {
        return aim(life.value("targets", now, life.imposed().targets())) >= 0;
      }
    }
    return false;
  }

  /// The product and what lies below it.
  private List<@Nullable String> codes(List<Recorded<Event>> entries) {
    var codes = new ArrayList<@Nullable String>();
    codes.add(query.product() == null ? null : query.product().value());
    if (query.product() != null) {
      codes.addAll(headings(entries, query.product().value()));
    }
    return codes;
  }

  /// The highest of the rates that can be told, and between what the highest of all lies.
  static String peak(Recorder recorder, RateQuery query) {
    var entries = recorder.entries();
    var model = new BruteForce(recorder, query);
    var isComplete = model.coverage() == CoverageState.COMPLETE;
    BigDecimal told = null;
    BigDecimal low = null;
    BigDecimal high = BigDecimal.ZERO;
    var scopes = new ArrayList<@Nullable String>(model.headings(entries, ""));
    scopes.add(null);
    scopes.add("00");
    for (var scope : scopes) {
      var exact = model.exact(scope, entries);
      var amount = exact.amount;
      if (amount.prohibited) {
        continue;
      }
      low = low == null ? amount.low : low.max(amount.low);
      high = high == null || amount.high == null ? null : high.max(amount.high);
      if (isComplete && amount.isSure()) {
        told = told == null ? amount.low : told.max(amount.low);
      }
    }
    return "%s of %s/%s"
        .formatted(
            told == null ? "none" : text(told),
            low == null ? "none" : text(low),
            low == null || high == null || !isComplete ? "none" : text(high));
  }

  private Verdict verdict(List<Recorded<Event>> entries) {
    var whole = whole(entries);
    var statuses = new TreeMap<String, String>();
    for (var life : lives) {
      var id = life.imposed().measure().value();
      if (whole.outcomes.containsKey(id)) {
        statuses.put(id, status(life));
      }
    }
    var assumptions = assumptions(whole, entries);
    if (whole.amount.prohibited) {
      return new Verdict(
          "PROHIBITED",
          null,
          "?",
          null,
          null,
          Set.of(),
          Set.of(),
          whole.outcomes,
          statuses,
          assumptions);
    }
    var needs = new TreeSet<>(whole.needs);
    var high = whole.amount.high;
    if (whole.deviates) {
      needs.add("product");
    }
    if (needs.remove("undecided")) {
      needs.add(whole.deviates ? "product" : "duty");
    }
    if (coverage() != CoverageState.COMPLETE) {
      needs.add("coverage");
      high = null;
    }
    var low = text(whole.amount.low);
    var baseClaims = baseClaims();
    return new Verdict(
        needs.isEmpty() ? "DETERMINED" : "UNDETERMINED",
        needs.isEmpty() ? low : null,
        needs.isEmpty() ? total(whole, baseClaims) : "?",
        low,
        high == null ? null : text(high),
        needs,
        baseClaims,
        whole.outcomes,
        statuses,
        assumptions);
  }

  private static String total(Whole whole, Set<String> baseClaims) {
    var percent = whole.base.percent();
    return percent == null || !baseClaims.isEmpty() ? "?" : text(whole.amount.low.add(percent));
  }

  /// The claims that decide the base duty and of which nothing is said or assumed.
  private Set<String> baseClaims() {
    var open = new TreeSet<String>();
    var facts = new BruteFacts(query.shipment(), Set.of(), query.validAt());
    for (var claim : base.columnClaims()) {
      if (query.product() != null
          && query.shipment().assume() == Shipment.Assume.NOTHING
          && !facts.isSaid("claims." + claim)) {
        open.add(claim);
      }
    }
    var deciding = new TreeSet<String>();
    for (var made : BruteLists.subsets(open)) {
      for (var claim : open) {
        var more = new HashSet<>(made);
        more.add(claim);
        if (!base.find(made).charges().equals(base.find(more).charges())) {
          deciding.add("claims." + claim);
        }
      }
    }
    return deciding;
  }

  private String status(BruteLife life) {
    if (life.isVain()) {
      return "SUPERSEDED_BEFORE_EFFECT";
    } else if (query.validAt().isBefore(life.start())) {
      return "ANNOUNCED";
    } else if (life.isAnnulled()) {
      return "ANNULLED_REFUNDABLE";
    }
    return life.pausedWith(query.validAt()) == null ? "IN_FORCE" : "PAUSED";
  }

  /// Whatever is taken to be ordinary is tried out the other way round: each alone, what a
  /// condition or an exemption asks for together, and all of it.
  private Map<String, String> assumptions(Whole ordinary, List<Recorded<Event>> entries) {
    var assumptions = new TreeMap<String, String>();
    if (query.shipment().assume() == Shipment.Assume.NOTHING) {
      return assumptions;
    }
    for (var together : alternatives(entries)) {
      var all = assuming(together, entries);
      for (var one : all.chargesTheSameAs(ordinary) ? Set.<Predicate>of() : together) {
        var others = new HashSet<>(together);
        others.remove(one);
        if (!assuming(others, entries).chargesTheSameAs(all)
            && !assumptions.containsKey(words(one))) {
          var with = with(one, others, all, entries);
          assumptions.put(words(one), String.join(" and ", with) + ": " + otherwise(all));
        }
      }
    }
    return assumptions;
  }

  /// Which of the others it takes: one after the other is left out, if that changes nothing.
  private List<String> with(
      Predicate one, Set<Predicate> others, Whole all, List<Recorded<Event>> entries) {
    var byWords = new TreeMap<String, Predicate>();
    others.forEach(other -> byWords.put(words(other), other));
    var with = new HashSet<>(others);
    for (var other : byWords.values()) {
      var without = new HashSet<>(with);
      without.remove(other);
      var both = new HashSet<>(without);
      both.add(one);
      if (assuming(both, entries).chargesTheSameAs(all)
          && !assuming(without, entries).chargesTheSameAs(all)) {
        with = without;
      }
    }
    return with.stream().map(this::words).sorted().toList();
  }

  private Whole assuming(Set<Predicate> other, List<Recorded<Event>> entries) {
    contrary = other;
    var whole = whole(entries);
    contrary = Set.of();
    return whole;
  }

  /// The fewest first, else by their words.
  private List<Set<Predicate>> alternatives(List<Recorded<Event>> entries) {
    var asked = new ArrayList<Set<Predicate>>();
    for (var life : lives) {
      if (bearsOnSome(life, entries)) {
        asked.add(new HashSet<>(life.imposed().conditions()));
        life.exemptions(query.validAt()).forEach(x -> asked.add(new HashSet<>(x.when())));
        if (life.imposed().basis() instanceof Basis.Remainder(var share, var atLeast)
            && atLeast != null) {
          asked.add(Set.of(BruteFacts.threshold(share, atLeast)));
        }
      }
    }
    if (query.product() != null) {
      base.columnClaims()
          .forEach(claim -> asked.add(Set.of(new Predicate.Claim(new ClaimName(claim)))));
    }
    var facts = new BruteFacts(query.shipment(), Set.of(), query.validAt());
    var all = new HashSet<Predicate>();
    var sets = new HashSet<Set<Predicate>>();
    for (var together : asked) {
      var assumed = new HashSet<Predicate>();
      for (var one : together) {
        if (BruteFacts.ordinarily(one) != null
            && isTimely(one)
            && !facts.isSaid(BruteFacts.name(one))) {
          assumed.add(one);
          sets.add(Set.of(one));
        }
      }
      sets.add(assumed);
      all.addAll(assumed);
    }
    sets.add(all);
    sets.removeIf(set -> !new BruteFacts(query.shipment(), set, query.validAt()).canBe());
    var sorted = new ArrayList<>(sets);
    sorted.sort(
        Comparator.<Set<Predicate>>comparingInt(Set::size)
            .thenComparing(
                set -> String.join(" ", set.stream().map(this::words).sorted().toList())));
    return sorted;
  }

  private boolean bearsOnSome(BruteLife life, List<Recorded<Event>> entries) {
    for (var code : codes(entries)) {
      if (bearsOn(life, code)) {
        return true;
      }
    }
    return false;
  }

  /// A fact and what is assumed of it.
  private String words(Predicate predicate) {
    var assumed =
        switch (predicate) {
          case Predicate.Claim _ -> "not made";
          case Predicate.Products _ -> "";
          case Predicate.InTransit(var loadedBefore, _) -> "not before " + there(loadedBefore);
          case Predicate.QuotaInHand _ -> "false";
          case Predicate.MeltedIn(var economies) ->
              "not in " + String.join(", ", economies.stream().map(e -> e.value()).toList());
          case Predicate.Measured(_, var is, var than, var ordinarily) -> {
            var isMet = ordinarily == Predicate.Ordinarily.MET;
            var words =
                switch (is) {
                  case AT_LEAST -> isMet ? "at least " : "below ";
                  case AT_MOST -> isMet ? "at most " : "above ";
                  case BELOW -> isMet ? "below " : "at least ";
                  case ABOVE -> isMet ? "above " : "at most ";
                };
            yield words + text(than);
          }
        };
    return BruteFacts.name(predicate) + " " + assumed;
  }

  private String there(Instant at) {
    return at.atZone(Economies.zoneOf(query.importer())).toOffsetDateTime().toString();
  }

  private String otherwise(Whole other) {
    if (other.amount.prohibited) {
      return "prohibited";
    }
    if (coverage() != CoverageState.COMPLETE || !other.amount.isSure()) {
      return "?/?";
    }
    var percent = other.base.percent();
    var total = percent == null ? "?" : text(other.amount.low.add(percent));
    return text(other.amount.low) + "/" + total;
  }

  private Whole whole(List<Recorded<Event>> entries) {
    var product = query.product() == null ? null : query.product().value();
    var claims = new HashSet<String>();
    for (var predicate : contrary) {
      if (predicate instanceof Predicate.Claim(var claim)) {
        claims.add(claim.value());
      }
    }
    var found = base.find(claims);
    var here = exact(product, entries);
    var headings = product == null ? Set.<String>of() : headings(entries, product);
    var goods = product == null ? Set.<String>of() : goods(product, headings);
    var charges = new LinkedHashMap<String, Exact>();
    for (var code : goods) {
      charges.putIfAbsent(exact(code, entries).amount.price(), exact(code, entries));
    }
    if (charges.size() == 1) {
      var all = charges.values().iterator().next();
      return new Whole(all.amount, false, all.needs, new TreeMap<>(all.outcomes), found);
    }
    var outcomes = new TreeMap<>(here.outcomes);
    var deviating = new ArrayList<Amount>();
    for (var heading : headings) {
      var there = exact(heading, entries);
      var above = java.util.Objects.requireNonNull(product);
      for (var shorter : headings) {
        if (heading.startsWith(shorter) && !heading.equals(shorter)) {
          above = shorter;
        }
      }
      if (!there.amount.price().equals(exact(above, entries).amount.price())) {
        deviating.add(there.amount);
        there.leading.forEach(id -> outcomes.putIfAbsent(id, "OPEN ?"));
      }
    }
    var deviates = !deviating.isEmpty();
    deviating.add(here.amount);
    var amounts = new ArrayList<Amount>();
    charges.values().forEach(one -> amounts.add(one.amount));
    return new Whole(
        Amount.oneOf(amounts.isEmpty() ? deviating : amounts),
        deviates,
        here.needs,
        outcomes,
        found);
  }

  /// What the goods may be, if the schedule has all: its lines, and what measures name of these.
  private Set<String> goods(@Nullable String product, Set<String> headings) {
    var lines = base.ends(java.util.Objects.requireNonNull(product));
    var goods = new TreeSet<>(lines);
    for (var heading : headings) {
      for (var line : lines) {
        if (heading.startsWith(line)) {
          goods.add(heading);
        }
      }
    }
    return goods;
  }

  private CoverageState coverage() {
    CoverageState state = CoverageState.ABSENT;
    Instant since = Instant.MIN;
    for (var entry : known) {
      if (entry.event() instanceof CoverageDeclared declared
          && declared.importer().equals(query.importer())
          && declared.since().compareTo(query.validAt()) <= 0
          && declared.since().compareTo(since) >= 0) {
        state = declared.state();
        since = declared.since();
      }
    }
    return state;
  }

  private Set<String> headings(List<Recorded<Event>> entries, String above) {
    var headings = new TreeSet<String>();
    var imposers = new HashMap<String, String>();
    for (var entry : entries) {
      List<Products> named =
          switch (entry.event()) {
            case TariffImposed e -> {
              imposers.put(e.measure().value(), e.imposer().value());
              var goods = goods(e.conditions());
              goods.add(e.products());
              yield goods;
            }
            case ScopeChanged e when e.products() != null -> List.of(e.products());
            case ExemptionGranted e -> goods(e.exemption().when());
            default -> List.of();
          };
      if (entry.event() instanceof MeasureEvent e
          && query.importer().value().equals(imposers.get(e.measure().value()))) {
        for (var products : named) {
          products.include().forEach(goods -> headings.add(goods.toString()));
          products.exclude().forEach(code -> headings.add(code.toString()));
        }
      }
    }
    List.copyOf(headings).forEach(name -> headings.addAll(lists.everOn(name)));
    headings.removeIf(
        h -> !h.chars().allMatch(Character::isDigit) || !h.startsWith(above) || h.equals(above));
    return headings;
  }

  private static List<Products> goods(List<Predicate> predicates) {
    var goods = new ArrayList<Products>();
    for (var predicate : predicates) {
      if (predicate instanceof Predicate.Products(var products)) {
        goods.add(products);
      }
    }
    return goods;
  }

  private Exact exact(@Nullable String code, List<Recorded<Event>> entries) {
    var key = code + " " + contrary;
    var known = tried.get(key);
    if (known == null) {
      known = every(code, entries);
      tried.put(key, known);
    }
    return known;
  }

  /// However the facts may be of which nothing is said: each way is tried.
  private Exact every(@Nullable String code, List<Recorded<Event>> entries) {
    var cases = facts(code).cases();
    var plain = cases.getFirst();
    var readings = new ArrayList<Reading>();
    for (var one : cases) {
      readings.add(reading(code, one, plain, entries));
    }
    var mattering = new TreeSet<String>();
    for (var fact : plain.keySet()) {
      if (matters(fact, cases, readings)) {
        mattering.add(fact);
      }
    }
    var considered = new ArrayList<Reading>();
    for (int i = 0; i < cases.size(); i++) {
      var isPlain = true;
      for (var fact : plain.keySet()) {
        isPlain &= mattering.contains(fact) || plain.get(fact).equals(cases.get(i).get(fact));
      }
      if (isPlain) {
        considered.add(readings.get(i));
      }
    }
    return together(considered, readings, mattering);
  }

  /// Whether there are two cases that differ in nothing else, and in what is charged.
  private static boolean matters(
      String fact, List<Map<String, Object>> cases, List<Reading> readings) {
    var prices = new HashMap<Map<String, Object>, String>();
    for (int i = 0; i < cases.size(); i++) {
      var others = new HashMap<>(cases.get(i));
      others.remove(fact);
      var price = readings.get(i).amount.price();
      if (!price.equals(prices.getOrDefault(others, price))) {
        return true;
      }
      prices.put(others, price);
    }
    return false;
  }

  /// @param considered in which facts that do not matter are as little as can be said
  private static Exact together(
      List<Reading> considered, List<Reading> all, Set<String> mattering) {
    var needs = new TreeSet<String>();
    var unknown = new TreeSet<String>();
    for (var fact : mattering) {
      if (fact.startsWith("list.")) {
        unknown.add(fact.substring(5));
      } else {
        needs.add(fact);
      }
    }
    if (!unknown.isEmpty()) {
      needs.add("productList" + unknown);
    }
    var leading = new HashSet<String>();
    for (var one : considered) {
      needs.addAll(one.needs);
      leading.addAll(one.leading);
    }
    var outcomes = new TreeMap<String, String>();
    var plain = considered.getFirst();
    for (var one : considered) {
      for (var id : one.outcomes.keySet()) {
        var isSame = true;
        for (var other : considered) {
          isSame &= kind(one.outcomes.get(id)).equals(kind(other.outcomes.get(id)));
        }
        outcomes.put(id, isSame ? plain.outcomes.get(id) : "OPEN ?");
      }
    }
    var amounts = new ArrayList<Amount>();
    for (var one : all) {
      amounts.add(one.amount);
      one.standing.forEach(id -> outcomes.putIfAbsent(id, "OPEN ?"));
    }
    return new Exact(Amount.oneOf(amounts), needs, outcomes, leading);
  }

  /// Whichever exemption it is.
  private static String kind(@Nullable String outcome) {
    var words = outcome == null ? List.of("none") : List.of(outcome.split(" ", -1));
    return words.getFirst() + words.getLast();
  }

  /// All that is asked of a shipment of these goods by what may bear on them.
  private BruteFacts facts(@Nullable String code) {
    var facts = new BruteFacts(query.shipment(), contrary, query.validAt());
    var programmes = new HashSet<String>();
    for (var life : lives) {
      if (bearsOn(life, code)) {
        programmes.add(life.imposed().programme().value());
        ask(life, code, facts);
      }
    }
    for (var rule : rules.values()) {
      if (rule.share() != null
          && programmes.contains(rule.when().value())
          && programmes.contains(rule.suppresses().value())) {
        facts.ask(rule.share().value());
      }
    }
    return facts;
  }

  private void ask(BruteLife life, @Nullable String code, BruteFacts facts) {
    var predicates = new ArrayList<>(life.imposed().conditions());
    for (var exemption : life.exemptions(query.validAt())) {
      if (mayHold(exemption.when(), code)) {
        predicates.addAll(exemption.when());
      }
    }
    predicates.forEach(facts::ask);
    switch (life.imposed().basis()) {
      case Basis.FullValue _ -> {}
      case Basis.Content(var share) -> facts.ask(share.value());
      case Basis.Remainder(var share, var atLeast) -> {
        if (atLeast == null) {
          facts.ask(share.value());
        } else {
          facts.ask(BruteFacts.threshold(share, atLeast));
        }
      }
    }
    if (duty(life) instanceof Duty.TopUpTo(_, var column) && column.isCharged()) {
      base.columnClaims().forEach(claim -> facts.ask(new Predicate.Claim(new ClaimName(claim))));
    }
    var named =
        new ArrayList<>(
            List.of(life.value("products", query.validAt(), life.imposed().products())));
    for (var predicate : predicates) {
      if (predicate instanceof Predicate.Products(var products)) {
        named.add(products);
      }
    }
    for (var products : named) {
      var goods = new ArrayList<>(products.include());
      goods.addAll(products.exclude());
      for (var one : goods) {
        if (lists.isSilent(one.toString(), code)) {
          facts.ask("list." + one);
        }
      }
    }
  }

  /// Whether it charges such goods, if everything is so.
  private boolean bearsOn(BruteLife life, @Nullable String code) {
    var now = query.validAt();
    return !isIdle(life)
        && aim(life.value("targets", now, life.imposed().targets())) >= 0
        && digits(life.value("products", now, life.imposed().products()), code, lists.perhaps())
            >= 0
        && mayHold(life.imposed().conditions(), code);
  }

  private boolean mayHold(List<Predicate> predicates, @Nullable String code) {
    for (var predicate : predicates) {
      if (!isTimely(predicate)
          || (predicate instanceof Predicate.Products(var products)
              && digits(products, code, lists.perhaps()) < 0)) {
        return false;
      }
    }
    return true;
  }

  /// Whether it is not too late for it.
  private boolean isTimely(Predicate predicate) {
    return !(predicate instanceof Predicate.InTransit(_, var entered))
        || query.validAt().isBefore(entered);
  }

  private Reading reading(
      @Nullable String code,
      Map<String, Object> facts,
      Map<String, Object> plain,
      List<Recorded<Event>> entries) {
    var on = new HashSet<String>();
    facts.forEach(
        (fact, value) -> {
          if (fact.startsWith("list.") && value.equals(true)) {
            on.add(fact.substring(5));
          }
        });
    lists.take(on);
    var outcomes = new TreeMap<String, String>();
    var byProgramme = new TreeMap<String, List<Runner>>();
    lives.forEach(life -> run(life, code, isIdle(life) ? plain : facts, outcomes, byProgramme));
    var exempt = new HashSet<String>();
    for (var programme : byProgramme.keySet()) {
      var answering = leading(byProgramme.get(programme), selection(programme, entries));
      if (answering.stream().allMatch(runner -> runner.exempt != null)) {
        exempt.add(programme);
      }
    }
    var spared = new HashMap<String, Set<String>>();
    var silenced = silenced(byProgramme.keySet(), exempt, spared);
    var leadingIds = new HashSet<String>();
    var standing = new HashSet<String>();
    var needs = new TreeSet<String>();
    var amount = Amount.NOTHING;
    for (var programme : byProgramme.keySet()) {
      var runners = byProgramme.get(programme);
      var selection = selection(programme, entries);
      var leading = leading(runners, selection);
      var charged = new TreeMap<String, Amount>();
      for (var runner : leading) {
        var without = spared.getOrDefault(programme, Set.of());
        charged.put(runner.id(), runner.price.on(part(runner, without, facts)));
      }
      var prices = new HashSet<String>();
      charged.values().forEach(one -> prices.add(one.price()));
      leadingIds.addAll(charged.keySet());
      var isSilenced = silenced.contains(programme);
      var isOpen = prices.size() > 1;
      var winner = charged.firstKey();
      for (var runner : runners) {
        standing.add(runner.id());
        String outcome;
        if (!leading.contains(runner)) {
          outcome = "REPLACED_BY 0";
        } else if (isSilenced) {
          outcome = "SUPPRESSED_BY 0";
        } else if (isOpen) {
          outcome = "OPEN ?";
        } else if (!runner.id().equals(winner)) {
          outcome = "REPLACED_BY 0";
        } else if (!runner.needs.isEmpty()
            && !java.util.Objects.requireNonNull(charged.get(winner)).isSure()) {
          outcome = "OPEN ?";
        } else {
          outcome = runner.paused ? "PAUSED" : "APPLIED";
          outcome = runner.exempt == null ? outcome : "EXEMPT " + runner.exempt;
          outcome += " " + java.util.Objects.requireNonNull(charged.get(winner)).percent();
        }
        outcomes.put(runner.id(), outcome);
        var own = charged.get(runner.id());
        if (!isSilenced && own != null && !own.isSure() && (isOpen || runner.id().equals(winner))) {
          needs.addAll(runner.needs);
        }
      }
      if (isSilenced) {
        continue;
      }
      if (isOpen && selection != Selection.LOWEST) {
        needs.add("undecided");
      }
      amount =
          amount.plus(
              selection == Selection.LOWEST
                  ? lowest(charged.values())
                  : Amount.oneOf(charged.values()));
    }
    return new Reading(amount, needs, outcomes, leadingIds, standing);
  }

  /// Whichever it is that is lowest.
  private static Amount lowest(Collection<Amount> all) {
    var lowest = Amount.PROHIBITED;
    for (var one : all) {
      if (lowest.prohibited || one.prohibited) {
        lowest = lowest.prohibited ? one : lowest;
      } else {
        var high =
            lowest.high == null || one.high == null
                ? lowest.high == null ? one.high : lowest.high
                : lowest.high.min(one.high);
        lowest = new Amount(lowest.low.min(one.low), high, false);
      }
    }
    return lowest;
  }

  /// The part of the value that it is charged on, where these shares are spared.
  private static BigDecimal part(Runner runner, Set<String> spared, Map<String, Object> facts) {
    var taken = new HashSet<>(spared);
    switch (runner.life.imposed().basis()) {
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

  private void run(
      BruteLife life,
      @Nullable String code,
      Map<String, Object> facts,
      Map<String, String> outcomes,
      Map<String, List<Runner>> byProgramme) {
    var imposed = life.imposed();
    var now = query.validAt();
    var products = life.value("products", now, imposed.products());
    var taken = isIdle(life) ? lists.perhaps() : lists.taken();
    int digits = digits(products, code, taken);
    int aim = aim(life.value("targets", now, imposed.targets()));
    if (digits < 0 || aim < 0 || !hold(imposed.conditions(), code, facts, taken)) {
      return;
    }
    var id = imposed.measure().value();
    var pause = life.pausedWith(now);
    if (life.isVain()) {
      outcomes.put(id, "NOT_YET_IN_FORCE 0");
    } else if (life.hasEnded(now)) {
      return;
    } else if (now.isBefore(life.start())) {
      outcomes.put(id, "NOT_YET_IN_FORCE 0");
    } else if (pause instanceof Residual.StepsAside) {
      outcomes.put(id, "PAUSED 0");
    } else {
      var exemption = met(life, code, facts);
      if (exemption != null && exemption.effect() == Exemption.Effect.MEASURE_STEPS_ASIDE) {
        outcomes.put(id, "EXEMPT " + exemption.id() + " 0");
        return;
      }
      var needs = new TreeSet<String>();
      var price = exemption == null ? price(duty(life), code, facts, needs) : Amount.NOTHING;
      byProgramme
          .computeIfAbsent(imposed.programme().value(), _ -> new ArrayList<>())
          .add(
              new Runner(
                  life,
                  aim,
                  digits,
                  price,
                  needs,
                  !imposed.conditions().isEmpty(),
                  pause != null,
                  exemption == null ? null : exemption.id().value()));
    }
  }

  private Duty duty(BruteLife life) {
    var now = query.validAt();
    return life.pausedWith(now) instanceof Residual.Charges(var residual)
        ? residual
        : life.value("duty", now, life.imposed().duty());
  }

  /// On the full value.
  private Amount price(
      Duty duty, @Nullable String code, Map<String, Object> facts, Set<String> needs) {
    return switch (duty) {
      case Duty.AdValorem(var percent) -> Amount.of(percent.value());
      case Duty.Prohibited _ -> Amount.PROHIBITED;
      case Duty.TopUpTo(var percent, var column) ->
          missing(percent.value(), column.value(), code, facts, needs);
      case Duty.Specific _, Duty.Compound _, Duty.AsWritten _ ->
          throw new AssertionError("not in these histories");
    };
  }

  /// What the base duty is short of the percentage.
  private Amount missing(
      BigDecimal percent,
      String column,
      @Nullable String code,
      Map<String, Object> facts,
      Set<String> needs) {
    var claims = new HashSet<String>();
    facts.forEach(
        (fact, value) -> {
          if (fact.startsWith("claims.") && value.equals(true)) {
            claims.add(fact.substring(7));
          }
        });
    var found = code == null ? null : base.counted(code, column, claims);
    var bases = new ArrayList<Amount>();
    for (var text : found == null ? List.<String>of() : found.texts()) {
      var meaning = BruteBase.meaning(text);
      var exact = base.percentOf(meaning);
      var least = meaning.percent() == null ? BigDecimal.ZERO : new BigDecimal(meaning.percent());
      bases.add(exact == null ? new Amount(least, null, false) : Amount.of(exact));
    }
    var counted = bases.isEmpty() ? Amount.ANYTHING : Amount.oneOf(bases);
    var least = counted.high == null ? BigDecimal.ZERO : percent.subtract(counted.high);
    var amount =
        new Amount(
            least.max(BigDecimal.ZERO), percent.subtract(counted.low).max(BigDecimal.ZERO), false);
    if (!amount.isSure()) {
      var asked = new HashSet<String>();
      if (found != null) {
        found.needs().forEach(need -> asked.add(need.split(" ", -1)[0]));
      }
      // What can be said of the shipment is asked for; else a schedule has to say it.
      needs.addAll(asked);
      if (asked.isEmpty()) {
        needs.add(code == null ? "product" : "baseDuty");
      }
    }
    return amount;
  }

  /// What charges nothing anyway.
  private boolean isIdle(BruteLife life) {
    var now = query.validAt();
    return life.isVain()
        || life.hasEnded(now)
        || now.isBefore(life.start())
        || life.pausedWith(now) instanceof Residual.StepsAside;
  }

  /// The first by its id of which everything holds.
  private @Nullable Exemption met(
      BruteLife life, @Nullable String code, Map<String, Object> facts) {
    Exemption aside = null;
    for (var exemption : life.exemptions(query.validAt())) {
      var holds = hold(exemption.when(), code, facts, lists.taken());
      if (holds && exemption.effect() == Exemption.Effect.PROGRAMME_ANSWERS_ZERO) {
        return exemption;
      }
      aside = holds && aside == null ? exemption : aside;
    }
    return aside;
  }

  /// What nobody asks for that charges is as it ordinarily is.
  private boolean hold(
      List<Predicate> predicates,
      @Nullable String code,
      Map<String, Object> facts,
      BruteLists.Taken taken) {
    for (var predicate : predicates) {
      var holds =
          predicate instanceof Predicate.Products(var products)
              ? digits(products, code, taken) >= 0
              : facts.containsKey(BruteFacts.name(predicate))
                  ? BruteFacts.holds(predicate, query.validAt(), facts)
                  : Boolean.TRUE.equals(BruteFacts.ordinarily(predicate));
      if (!holds) {
        return false;
      }
    }
    return true;
  }

  /// -1 for goods that are not covered.
  private int digits(Products products, @Nullable String code, BruteLists.Taken taken) {
    for (var excluded : products.exclude()) {
      if (digits(excluded, code, taken.excluded()) >= 0) {
        return -1;
      }
    }
    int digits = -1;
    for (var goods : products.include()) {
      digits = Math.max(digits, digits(goods, code, taken.included()));
    }
    return digits;
  }

  private int digits(Goods goods, @Nullable String code, Set<String> on) {
    var name = goods.toString();
    return switch (goods) {
      case Goods.All _ -> 0;
      case Goods.Heading _ -> code != null && code.startsWith(name) ? name.length() : -1;
      case Goods.Listed _ -> code == null ? -1 : lists.digits(name, code, on);
    };
  }

  /// -1 no target, 0 world, 1 group, 2 union, 3 itself.
  private int aim(Targets targets) {
    for (var target : targets.exclude()) {
      if (aim(target) >= 0) {
        return -1;
      }
    }
    int aim = -1;
    for (var target : targets.include()) {
      aim = Math.max(aim, aim(target));
    }
    return aim;
  }

  private int aim(Target target) {
    var exporter = query.exporter().value();
    return switch (target) {
      case Target.World _ -> 0;
      case Target.Group(var id) -> isMember(id.value()) ? 1 : -1;
      case Target.Economy(var code) when code.value().equals(exporter) -> 3;
      case Target.Economy(var code) ->
          code.value().equals("EU") && Set.of("DE", "FR").contains(exporter) ? 2 : -1;
    };
  }

  private boolean isMember(String group) {
    List<Membership> latest = List.of();
    for (var entry : known) {
      List<Membership> members =
          switch (entry.event()) {
            case GroupRegistered e when e.group().value().equals(group) -> e.members();
            case GroupMembersChanged e when e.group().value().equals(group) -> e.members();
            default -> List.of();
          };
      for (var member : members) {
        if (member.economy().equals(query.exporter())) {
          latest = members;
        }
      }
    }
    for (var member : latest) {
      if (member.economy().equals(query.exporter())
          && (member.from() == null || !query.validAt().isBefore(member.from()))
          && (member.until() == null || query.validAt().isBefore(member.until()))) {
        return true;
      }
    }
    return false;
  }

  private static Selection selection(String programme, List<Recorded<Event>> entries) {
    for (var entry : entries) {
      if (entry.event() instanceof ProgrammeRegistered e
          && e.programme().value().equals(programme)) {
        return e.selection();
      }
    }
    throw new AssertionError("no programme " + programme);
  }

  private static List<Runner> leading(List<Runner> runners, Selection selection) {
    var leading = new ArrayList<Runner>();
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

  private static boolean beats(Runner a, Runner b, Selection selection) {
    if (a.conditional != b.conditional) {
      return a.conditional;
    }
    return switch (selection) {
      case MOST_SPECIFIC -> a.aim > b.aim || (a.aim == b.aim && a.digits > b.digits);
      case LOWEST -> {
        // Whatever both turn out to be.
        var isAtMost =
            a.price.high != null
                && !b.price.prohibited
                && a.price.high.compareTo(b.price.low) <= 0
                && !(b.price.isSure() && a.price.low.compareTo(b.price.low) == 0);
        yield !a.price.prohibited && (b.price.prohibited || isAtMost);
      }
      case LATEST -> {
        var begins = a.life.start().compareTo(b.life.start());
        yield begins > 0 || (begins == 0 && a.life.announcedAt().isAfter(b.life.announcedAt()));
      }
    };
  }

  /// The rules that hold.
  private Map<String, StackingRuleSet> rules() {
    var rules = new TreeMap<String, StackingRuleSet>();
    var ends = new HashMap<String, Instant>();
    for (var entry : known) {
      if (entry.event() instanceof StackingRuleSet set && set.imposer().equals(query.importer())) {
        rules.put(set.rule().value(), set);
        ends.remove(set.rule().value());
        if (set.expiresAt() != null) {
          ends.put(set.rule().value(), set.expiresAt());
        }
      } else if (entry.event() instanceof StackingRuleEnded ended
          && rules.containsKey(ended.rule().value())) {
        ends.put(ended.rule().value(), ended.effectiveFrom());
      }
    }
    rules
        .values()
        .removeIf(
            rule -> {
              var end = ends.get(rule.rule().value());
              return query.validAt().isBefore(rule.effectiveFrom())
                  || (end != null && !query.validAt().isBefore(end));
            });
    return rules;
  }

  /// From the lowest-numbered programme up, which is the way all rules here point. Those that are
  /// spared shares only are told in `spared`.
  private Set<String> silenced(
      Set<String> answering, Set<String> exempt, Map<String, Set<String>> spared) {
    var silenced = new HashSet<String>();
    for (var programme : new TreeSet<>(answering)) {
      for (var rule : rules.values()) {
        if (rule.suppresses().value().equals(programme)
            && answering.contains(rule.when().value())
            && (rule.trigger() == Trigger.COVERED
                || (!silenced.contains(rule.when().value())
                    && !exempt.contains(rule.when().value())))) {
          if (rule.share() == null) {
            silenced.add(programme);
          } else {
            spared.computeIfAbsent(programme, _ -> new HashSet<>()).add(rule.share().value());
          }
        }
      }
    }
    return silenced;
  }

  /// Rounded once, when it is told.
  private static String text(BigDecimal value) {
    var rounded = value.setScale(6, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
