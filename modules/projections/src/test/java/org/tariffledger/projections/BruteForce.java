package org.tariffledger.projections;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Exemption;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureEvent.ExemptionGranted;
import org.tariffledger.domain.MeasureEvent.ScopeChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.Percent;
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
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.Trigger;
import org.tariffledger.domain.rates.RateQuery;

/// The rules once more, read from the list of events for every question: slow, plain, and without a
/// line of the engine. It takes the records of the language and none of their methods that decide.
final class BruteForce {

  /// What is to be compared; percents as plain decimals, `outcomes` and `statuses` by measure,
  /// `assumptions` by fact.
  record Verdict(
      String status,
      @Nullable String additional,
      @Nullable String low,
      @Nullable String high,
      Set<String> needs,
      Map<String, String> outcomes,
      Map<String, String> statuses,
      Map<String, String> assumptions) {}

  /// A measure that could answer, with all that a programme may choose by.
  private record Runner(
      BruteLife life, int aim, int digits, Duty duty, boolean paused, @Nullable String exempt) {

    String id() {
      return life.imposed().measure().value();
    }

    /// Null for a prohibition.
    @Nullable BigDecimal amount() {
      return duty instanceof Duty.AdValorem(var percent) ? percent.value() : null;
    }

    String price() {
      var amount = amount();
      return amount == null ? "prohibited" : text(amount);
    }
  }

  /// One exact code: null as `high` means that there is no upper bound.
  private record Exact(
      BigDecimal low,
      @Nullable BigDecimal high,
      boolean prohibited,
      boolean open,
      Map<String, String> outcomes,
      Set<String> leading,
      Set<String> standing,
      Set<String> unknown) {

    String price() {
      return prohibited ? "prohibited" : text(low) + "/" + (high == null ? "?" : text(high));
    }
  }

  /// A product with all that lies below it.
  private record Whole(
      BigDecimal low,
      @Nullable BigDecimal high,
      boolean prohibited,
      boolean open,
      boolean deviates,
      Set<String> unknown,
      Map<String, String> outcomes) {

    String price() {
      return prohibited ? "prohibited" : text(low) + "/" + (high == null ? "?" : text(high));
    }
  }

  private final List<Recorded<Event>> known;
  private final List<BruteLife> lives;
  private final RateQuery query;
  private final Set<String> made;
  private final BruteLists lists;
  private final Map<String, Exact> tried = new HashMap<>();

  private BruteForce(Recorder recorder, RateQuery query) {
    var entries = recorder.entries();
    this.query = query;
    this.made = new HashSet<>();
    query.claims().made().forEach(claim -> made.add(claim.value()));
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
      if (exact.prohibited) {
        continue;
      }
      low = low == null ? exact.low : low.max(exact.low);
      high = high == null || exact.high == null ? null : high.max(exact.high);
      if (isComplete && exact.high != null && exact.low.compareTo(exact.high) == 0) {
        told = told == null ? exact.low : told.max(exact.low);
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
    if (whole.prohibited) {
      return new Verdict(
          "PROHIBITED", null, null, null, Set.of(), whole.outcomes, statuses, assumptions);
    }
    var needs = new TreeSet<String>();
    var high = whole.high;
    if (whole.open) {
      needs.add("measure");
    }
    if (whole.deviates) {
      needs.add("product");
    }
    if (!whole.unknown.isEmpty()) {
      needs.add("productList" + whole.unknown);
    }
    if (coverage() != CoverageState.COMPLETE) {
      needs.add("coverage");
      high = null;
    }
    var low = text(whole.low);
    return new Verdict(
        needs.isEmpty() ? "DETERMINED" : "UNDETERMINED",
        needs.isEmpty() ? low : null,
        low,
        high == null ? null : text(high),
        needs,
        whole.outcomes,
        statuses,
        assumptions);
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

  /// Each claim of which nothing is said is tried out, then both: the one more may matter only so.
  private Map<String, String> assumptions(Whole unclaimed, List<Recorded<Event>> entries) {
    var alone = new TreeMap<String, Whole>();
    for (var claim : RandomHistory.CLAIMS) {
      if (isUnsaid(claim) && made.add(claim)) {
        alone.put(claim, whole(entries));
        made.remove(claim);
      }
    }
    made.addAll(alone.keySet());
    var together = whole(entries);
    made.removeAll(alone.keySet());
    var assumptions = new TreeMap<String, String>();
    for (var claim : alone.keySet()) {
      var claimed = alone.get(claim);
      if (claimed.price().equals(unclaimed.price())) {
        var others = alone.entrySet().stream().filter(other -> !other.getKey().equals(claim));
        claimed =
            others.allMatch(other -> !other.getValue().price().equals(together.price()))
                ? together
                : claimed;
      }
      if (!claimed.price().equals(unclaimed.price())) {
        assumptions.put("claims." + claim, otherwise(claimed));
      }
    }
    return assumptions;
  }

  private boolean isUnsaid(String claim) {
    var isDenied = false;
    for (var denied : query.claims().denied()) {
      isDenied |= denied.value().equals(claim);
    }
    return !query.claims().othersDenied() && !isDenied;
  }

  private String otherwise(Whole claimed) {
    var isSure =
        coverage() == CoverageState.COMPLETE
            && !claimed.prohibited
            && claimed.high != null
            && claimed.low.compareTo(claimed.high) == 0;
    return isSure ? text(claimed.low) : "?";
  }

  private Whole whole(List<Recorded<Event>> entries) {
    var product = query.product() == null ? null : query.product().value();
    var here = exact(product, entries);
    var outcomes = new TreeMap<>(here.outcomes);
    var low = here.low;
    var high = here.high;
    var deviates = false;
    var allProhibited = here.prohibited;
    if (product != null) {
      for (var heading : headings(entries, product)) {
        var there = exact(heading, entries);
        var above = product;
        for (var shorter : headings(entries, product)) {
          if (heading.startsWith(shorter) && !heading.equals(shorter)) {
            above = shorter;
          }
        }
        if (there.price().equals(exact(above, entries).price())) {
          continue;
        }
        deviates = true;
        if (allProhibited || (!there.prohibited && there.low.compareTo(low) < 0)) {
          low = there.low;
        }
        allProhibited &= there.prohibited;
        high = high == null || there.high == null ? null : high.max(there.high);
        there.leading.forEach(id -> outcomes.putIfAbsent(id, "OPEN"));
      }
    }
    if (here.prohibited && deviates) {
      high = null;
    }
    return new Whole(
        low, high, here.prohibited && !deviates, here.open, deviates, here.unknown, outcomes);
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
              yield List.of(e.products());
            }
            case ScopeChanged e when e.products() != null -> List.of(e.products());
            case ExemptionGranted e -> {
              var goods = new ArrayList<Products>();
              for (var when : e.exemption().when()) {
                if (when instanceof Predicate.Products(var products)) {
                  goods.add(products);
                }
              }
              yield goods;
            }
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

  /// However the lists read of which nobody knows what is on them: each way is tried.
  private Exact exact(@Nullable String code, List<Recorded<Event>> entries) {
    return tried.computeIfAbsent(code + " " + new TreeSet<>(made), _ -> every(code, entries));
  }

  private Exact every(@Nullable String code, List<Recorded<Event>> entries) {
    var readings = new HashMap<Set<String>, Exact>();
    for (var on : BruteLists.subsets(lists.unknown())) {
      lists.take(on);
      readings.put(on, reading(code, entries));
    }
    var mattering = new TreeSet<String>();
    for (var list : lists.unknown()) {
      for (var on : readings.keySet()) {
        var more = new HashSet<>(on);
        more.add(list);
        if (!readings.get(on).price().equals(readings.get(more).price())) {
          mattering.add(list);
        }
      }
    }
    var considered = new ArrayList<Exact>();
    BruteLists.subsets(mattering).forEach(on -> considered.add(readings.get(on)));
    return together(considered, readings.get(Set.of()), readings.values(), mattering);
  }

  private static Exact together(
      List<Exact> considered, Exact plain, Collection<Exact> all, Set<String> mattering) {
    var open = false;
    var prohibited = true;
    var leading = new HashSet<String>();
    BigDecimal low = null;
    BigDecimal high = BigDecimal.ZERO;
    for (var one : considered) {
      open |= one.open;
      prohibited &= one.prohibited;
      leading.addAll(one.leading);
      if (!one.prohibited) {
        low = low == null ? one.low : low.min(one.low);
      }
      high = high == null || one.high == null || one.prohibited ? null : high.max(one.high);
    }
    var outcomes = new TreeMap<String, String>();
    for (var one : considered) {
      for (var id : one.outcomes.keySet()) {
        var isSame = true;
        for (var other : considered) {
          isSame &= kind(one.outcomes.get(id)).equals(kind(other.outcomes.get(id)));
        }
        outcomes.put(id, isSame ? plain.outcomes.get(id) : "OPEN");
      }
    }
    for (var one : all) {
      for (var id : one.outcomes.keySet()) {
        if (one.standing.contains(id)) {
          outcomes.putIfAbsent(id, "OPEN");
        }
      }
    }
    return new Exact(
        low == null ? BigDecimal.ZERO : low,
        high,
        prohibited,
        open,
        outcomes,
        leading,
        plain.standing,
        mattering);
  }

  /// Whichever exemption it is.
  private static String kind(@Nullable String outcome) {
    return outcome == null ? "none" : outcome.split(" ", 2)[0];
  }

  private Exact reading(@Nullable String code, List<Recorded<Event>> entries) {
    var outcomes = new TreeMap<String, String>();
    var byProgramme = new TreeMap<String, List<Runner>>();
    lives.forEach(life -> run(life, code, outcomes, byProgramme));
    var exempt = new HashSet<String>();
    for (var programme : byProgramme.keySet()) {
      var answering = leading(byProgramme.get(programme), selection(programme, entries));
      if (answering.stream().allMatch(runner -> runner.exempt != null)) {
        exempt.add(programme);
      }
    }
    var silenced = silenced(byProgramme.keySet(), exempt);
    var leadingIds = new HashSet<String>();
    var low = BigDecimal.ZERO;
    BigDecimal high = BigDecimal.ZERO;
    var prohibited = false;
    var open = false;
    for (var programme : byProgramme.keySet()) {
      var runners = byProgramme.get(programme);
      var leading = leading(runners, selection(programme, entries));
      var prices = new HashSet<String>();
      leading.forEach(r -> prices.add(r.price()));
      leading.forEach(r -> leadingIds.add(r.id()));
      var isSilenced = silenced.contains(programme);
      var winner = leading.stream().map(Runner::id).min(String::compareTo).orElseThrow();
      for (var runner : runners) {
        String outcome;
        if (!leading.contains(runner)) {
          outcome = "REPLACED_BY";
        } else if (isSilenced) {
          outcome = "SUPPRESSED_BY";
        } else if (prices.size() > 1) {
          outcome = "OPEN";
        } else if (!runner.id().equals(winner)) {
          outcome = "REPLACED_BY";
        } else {
          outcome = runner.paused ? "PAUSED" : "APPLIED";
          outcome = runner.exempt == null ? outcome : "EXEMPT " + runner.exempt;
        }
        outcomes.put(runner.id(), outcome);
      }
      if (isSilenced) {
        continue;
      }
      open |= prices.size() > 1;
      prohibited |= prices.equals(Set.of("prohibited"));
      BigDecimal least = null;
      BigDecimal most = BigDecimal.ZERO;
      for (var runner : leading) {
        var amount = runner.amount();
        if (amount == null) {
          most = null;
        } else {
          least = least == null ? amount : least.min(amount);
          most = most == null ? null : most.max(amount);
        }
      }
      low = low.add(least == null ? BigDecimal.ZERO : least);
      high = high == null || most == null ? null : high.add(most);
    }
    var standing = new HashSet<String>();
    byProgramme.values().forEach(runners -> runners.forEach(r -> standing.add(r.id())));
    return new Exact(low, high, prohibited, open, outcomes, leadingIds, standing, Set.of());
  }

  private void run(
      BruteLife life,
      @Nullable String code,
      Map<String, String> outcomes,
      Map<String, List<Runner>> byProgramme) {
    var imposed = life.imposed();
    var now = query.validAt();
    var products = life.value("products", now, imposed.products());
    int digits = digits(products, code, isIdle(life) ? lists.perhaps() : lists.taken());
    int aim = aim(life.value("targets", now, imposed.targets()));
    if (digits < 0 || aim < 0) {
      return;
    }
    var id = imposed.measure().value();
    var pause = life.pausedWith(now);
    if (life.isVain()) {
      outcomes.put(id, "NOT_YET_IN_FORCE");
    } else if (life.hasEnded(now)) {
      return;
    } else if (now.isBefore(life.start())) {
      outcomes.put(id, "NOT_YET_IN_FORCE");
    } else if (pause instanceof Residual.StepsAside) {
      outcomes.put(id, "PAUSED");
    } else {
      var duty =
          pause instanceof Residual.Charges(var residual)
              ? residual
              : life.value("duty", now, imposed.duty());
      var exemption = met(life, code);
      if (exemption != null && exemption.effect() == Exemption.Effect.MEASURE_STEPS_ASIDE) {
        outcomes.put(id, "EXEMPT " + exemption.id());
        return;
      }
      byProgramme
          .computeIfAbsent(imposed.programme().value(), _ -> new ArrayList<>())
          .add(
              new Runner(
                  life,
                  aim,
                  digits,
                  exemption == null ? duty : new Duty.AdValorem(Percent.ZERO),
                  pause != null,
                  exemption == null ? null : exemption.id().value()));
    }
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
  private @Nullable Exemption met(BruteLife life, @Nullable String code) {
    Exemption aside = null;
    for (var exemption : life.exemptions(query.validAt())) {
      var holds = true;
      for (var when : exemption.when()) {
        holds &=
            switch (when) {
              case Predicate.Claim(var claim) -> made.contains(claim.value());
              case Predicate.Products(var products) -> digits(products, code, lists.taken()) >= 0;
              case Predicate.InTransit _,
                  Predicate.QuotaInHand _,
                  Predicate.MeltedIn _,
                  Predicate.Measured _ ->
                  throw new AssertionError("not in these histories");
            };
      }
      if (holds && exemption.effect() == Exemption.Effect.PROGRAMME_ANSWERS_ZERO) {
        return exemption;
      }
      aside = holds && aside == null ? exemption : aside;
    }
    return aside;
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
    return switch (selection) {
      case MOST_SPECIFIC -> a.aim > b.aim || (a.aim == b.aim && a.digits > b.digits);
      case LOWEST -> {
        var one = a.amount();
        var other = b.amount();
        yield one != null && (other == null || one.compareTo(other) < 0);
      }
      case LATEST -> {
        var begins = a.life.start().compareTo(b.life.start());
        yield begins > 0 || (begins == 0 && a.life.announcedAt().isAfter(b.life.announcedAt()));
      }
    };
  }

  /// From the lowest-numbered programme up, which is the way all rules here point.
  private Set<String> silenced(Set<String> answering, Set<String> exempt) {
    var rules = new HashMap<String, StackingRuleSet>();
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
    var silenced = new HashSet<String>();
    for (var programme : new TreeSet<>(answering)) {
      for (var rule : rules.values()) {
        var end = ends.get(rule.rule().value());
        if (rule.suppresses().value().equals(programme)
            && answering.contains(rule.when().value())
            && !query.validAt().isBefore(rule.effectiveFrom())
            && (end == null || query.validAt().isBefore(end))
            && (rule.trigger() == Trigger.COVERED
                || (!silenced.contains(rule.when().value())
                    && !exempt.contains(rule.when().value())))) {
          silenced.add(programme);
        }
      }
    }
    return silenced;
  }

  private static String text(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
