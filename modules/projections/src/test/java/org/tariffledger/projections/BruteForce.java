package org.tariffledger.projections;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
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
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffLifted;
import org.tariffledger.domain.MeasureEvent.TariffPaused;
import org.tariffledger.domain.Membership;
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
import org.tariffledger.domain.Trigger;
import org.tariffledger.domain.rates.RateQuery;

/// The rules once more, read from the list of events for every question: slow, plain, and without a
/// line of the engine. It takes the records of the language and none of their methods that decide.
final class BruteForce {

  /// What is to be compared; percents as plain decimals, `outcomes` by measure.
  record Verdict(
      String status,
      @Nullable String additional,
      @Nullable String low,
      @Nullable String high,
      Set<String> needs,
      Map<String, String> outcomes) {}

  /// A measure that could answer, with all that a programme may choose by.
  private record Runner(TariffImposed imposed, int aim, int digits, Duty duty, boolean paused) {

    String id() {
      return imposed.measure().value();
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
      Set<String> leading) {

    String price() {
      return prohibited ? "prohibited" : text(low) + "/" + (high == null ? "?" : text(high));
    }
  }

  private final List<Recorded<Event>> known;
  private final RateQuery query;

  private BruteForce(List<Recorded<Event>> entries, RateQuery query) {
    this.query = query;
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
  }

  static Verdict answer(List<Recorded<Event>> entries, RateQuery query) {
    return new BruteForce(entries, query).verdict(entries);
  }

  static String peak(List<Recorded<Event>> entries, RateQuery query) {
    var model = new BruteForce(entries, query);
    BigDecimal peak = null;
    var scopes = new ArrayList<@Nullable String>(model.headings(entries, ""));
    scopes.add(null);
    for (var scope : scopes) {
      var exact = model.exact(scope, entries);
      if (!exact.prohibited && (peak == null || exact.low.compareTo(peak) > 0)) {
        peak = exact.low;
      }
    }
    return peak == null ? "none" : text(peak);
  }

  private Verdict verdict(List<Recorded<Event>> entries) {
    var product = query.product() == null ? null : query.product().value();
    var here = exact(product, entries);
    var outcomes = new TreeMap<>(here.outcomes);
    var low = here.low;
    var high = here.high;
    var needs = new TreeSet<String>();
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
    if (here.prohibited && !deviates) {
      return new Verdict("PROHIBITED", null, null, null, Set.of(), outcomes);
    }
    if (here.open) {
      needs.add("measure");
    }
    if (deviates) {
      needs.add("product");
    }
    if (coverage() != CoverageState.COMPLETE) {
      needs.add("coverage");
      high = null;
    }
    return needs.isEmpty()
        ? new Verdict("DETERMINED", text(low), text(low), text(low), needs, outcomes)
        : new Verdict(
            "UNDETERMINED", null, text(low), high == null ? null : text(high), needs, outcomes);
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
    for (var entry : entries) {
      if (entry.event() instanceof TariffImposed imposed
          && imposed.imposer().equals(query.importer())) {
        for (var goods : imposed.products().include()) {
          headings.add(goods.toString());
        }
        for (var code : imposed.products().exclude()) {
          headings.add(code.value());
        }
      }
    }
    headings.removeIf(h -> h.equals("ALL") || !h.startsWith(above) || h.equals(above));
    return headings;
  }

  private Exact exact(@Nullable String code, List<Recorded<Event>> entries) {
    var outcomes = new TreeMap<String, String>();
    var byProgramme = new TreeMap<String, List<Runner>>();
    for (var entry : known) {
      if (entry.event() instanceof TariffImposed imposed
          && imposed.imposer().equals(query.importer())) {
        run(imposed, code, outcomes, byProgramme);
      }
    }
    var silenced = silenced(byProgramme.keySet());
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
    return new Exact(low, high, prohibited, open, outcomes, leadingIds);
  }

  private void run(
      TariffImposed imposed,
      @Nullable String code,
      Map<String, String> outcomes,
      Map<String, List<Runner>> byProgramme) {
    int digits = digits(imposed, code);
    int aim = aim(imposed);
    if (digits < 0 || aim < 0) {
      return;
    }
    var id = imposed.measure();
    var end = imposed.expiresAt();
    var duty = imposed.duty();
    var dutySince = Instant.MIN;
    var at =
        query.validAt().isBefore(imposed.effectiveFrom())
            ? imposed.effectiveFrom()
            : query.validAt();
    TariffPaused pause = null;
    for (var entry : known) {
      switch (entry.event()) {
        case TariffLifted e when e.measure().equals(id) -> end = e.effectiveFrom();
        case DutyChanged e when e.measure().equals(id) -> {
          if (!e.effectiveFrom().isBefore(dutySince) && !e.effectiveFrom().isAfter(at)) {
            duty = e.duty();
            dutySince = e.effectiveFrom();
          }
        }
        case TariffPaused e
            when e.measure().equals(id)
                && !query.validAt().isBefore(e.from())
                && (e.until() == null || query.validAt().isBefore(e.until())) ->
            pause = e;
        default -> {}
      }
    }
    if (end != null && !end.isAfter(imposed.effectiveFrom())) {
      outcomes.put(id.value(), "NOT_YET_IN_FORCE");
    } else if (end != null && !query.validAt().isBefore(end)) {
      return;
    } else if (query.validAt().isBefore(imposed.effectiveFrom())) {
      outcomes.put(id.value(), "NOT_YET_IN_FORCE");
    } else if (pause != null && pause.residual() instanceof Residual.StepsAside) {
      outcomes.put(id.value(), "PAUSED");
    } else {
      var charged =
          pause != null && pause.residual() instanceof Residual.Charges(var residual)
              ? residual
              : duty;
      byProgramme
          .computeIfAbsent(imposed.programme().value(), _ -> new ArrayList<>())
          .add(new Runner(imposed, aim, digits, charged, pause != null));
    }
  }

  /// -1 for goods that are not covered.
  private static int digits(TariffImposed imposed, @Nullable String code) {
    for (var excluded : imposed.products().exclude()) {
      if (code != null && code.startsWith(excluded.value())) {
        return -1;
      }
    }
    int digits = -1;
    for (var goods : imposed.products().include()) {
      if (goods instanceof Goods.All) {
        digits = Math.max(digits, 0);
      } else if (code != null && code.startsWith(goods.toString())) {
        digits = Math.max(digits, goods.toString().length());
      }
    }
    return digits;
  }

  /// -1 no target, 0 world, 1 group, 2 union, 3 itself.
  private int aim(TariffImposed imposed) {
    for (var target : imposed.targets().exclude()) {
      if (aim(target) >= 0) {
        return -1;
      }
    }
    int aim = -1;
    for (var target : imposed.targets().include()) {
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
        var begins = a.imposed.effectiveFrom().compareTo(b.imposed.effectiveFrom());
        yield begins > 0
            || (begins == 0
                && a.imposed
                    .announcement()
                    .announcedAt()
                    .isAfter(b.imposed.announcement().announcedAt()));
      }
    };
  }

  /// From the lowest-numbered programme up, which is the way all rules here point.
  private Set<String> silenced(Set<String> answering) {
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
            && (rule.trigger() == Trigger.COVERED || !silenced.contains(rule.when().value()))) {
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
