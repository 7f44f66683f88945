package org.tariffledger.projections;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Exemption;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.Selection;

/// One exact code in one case: each fact is this. Every measure runs, and the rules decide.
final class BruteCase {

  private final BruteRecord record;
  private final BruteRules rules;
  private final @Nullable String code;
  private final Map<String, Object> facts;

  /// As little as can be said: so are judged those that charge nothing anyway.
  private final Map<String, Object> plain;

  private final Map<String, String> outcomes = new TreeMap<>();
  private final Map<String, List<BruteRunner>> byProgramme = new TreeMap<>();
  private final Set<String> leadingIds = new HashSet<>();
  private final Set<String> standing = new HashSet<>();
  private final Set<String> needs = new TreeSet<>();

  private BruteCase(
      BruteRecord record,
      BruteRules rules,
      @Nullable String code,
      Map<String, Object> facts,
      Map<String, Object> plain) {
    this.record = record;
    this.rules = rules;
    this.code = code;
    this.facts = facts;
    this.plain = plain;
  }

  static BruteReading read(
      BruteRecord record,
      BruteRules rules,
      @Nullable String code,
      Map<String, Object> facts,
      Map<String, Object> plain) {
    return new BruteCase(record, rules, code, facts, plain).read();
  }

  private BruteReading read() {
    var on = new HashSet<String>();
    facts.forEach(
        (fact, value) -> {
          if (fact.startsWith("list.") && value.equals(true)) {
            on.add(fact.substring(5));
          }
        });
    record.lists().take(on);
    record.lives().forEach(this::run);
    var exempt = new HashSet<String>();
    for (var programme : byProgramme.keySet()) {
      if (leading(programme).stream().allMatch(runner -> runner.exempt() != null)) {
        exempt.add(programme);
      }
    }
    var spared = new HashMap<String, Set<String>>();
    var silenced = rules.silenced(byProgramme.keySet(), exempt, spared);
    var amount = BruteAmount.NOTHING;
    for (var programme : byProgramme.keySet()) {
      var charged = charged(programme, spared.getOrDefault(programme, Set.of()));
      var isSilenced = silenced.contains(programme);
      tell(programme, charged, isSilenced);
      if (!isSilenced) {
        amount = amount.plus(answer(programme, charged));
      }
    }
    return new BruteReading(amount, needs, outcomes, leadingIds, standing);
  }

  private List<BruteRunner> runners(String programme) {
    return java.util.Objects.requireNonNull(byProgramme.get(programme));
  }

  private List<BruteRunner> leading(String programme) {
    return BruteRunner.leading(runners(programme), record.selection(programme));
  }

  /// What each of the leading ones charges.
  private SortedMap<String, BruteAmount> charged(String programme, Set<String> spared) {
    var charged = new TreeMap<String, BruteAmount>();
    for (var runner : leading(programme)) {
      charged.put(runner.id(), runner.price().on(runner.part(spared, facts)));
    }
    return charged;
  }

  /// What becomes of each measure of the programme, and what is needed to tell.
  private void tell(String programme, SortedMap<String, BruteAmount> charged, boolean isSilenced) {
    leadingIds.addAll(charged.keySet());
    var isOpen = isOpen(charged);
    var winner = charged.firstKey();
    for (var runner : runners(programme)) {
      standing.add(runner.id());
      outcomes.put(runner.id(), outcome(runner, charged, isSilenced));
      var own = charged.get(runner.id());
      if (!isSilenced && own != null && !own.isSure() && (isOpen || runner.id().equals(winner))) {
        needs.addAll(runner.needs());
      }
    }
  }

  private static String outcome(
      BruteRunner runner, SortedMap<String, BruteAmount> charged, boolean isSilenced) {
    var own = charged.get(runner.id());
    if (own == null) {
      return "REPLACED_BY 0";
    } else if (isSilenced) {
      return "SUPPRESSED_BY 0";
    } else if (isOpen(charged)) {
      return "OPEN ?";
    } else if (!runner.id().equals(charged.firstKey())) {
      return "REPLACED_BY 0";
    } else if (!runner.needs().isEmpty() && !own.isSure()) {
      return "OPEN ?";
    }
    var answers = runner.paused() ? "PAUSED" : "APPLIED";
    return (runner.exempt() == null ? answers : "EXEMPT " + runner.exempt()) + " " + own.percent();
  }

  private static boolean isOpen(Map<String, BruteAmount> charged) {
    return charged.values().stream().map(BruteAmount::price).distinct().count() > 1;
  }

  private BruteAmount answer(String programme, Map<String, BruteAmount> charged) {
    if (record.selection(programme) == Selection.LOWEST) {
      return BruteAmount.lowest(charged.values());
    }
    if (isOpen(charged)) {
      needs.add("measure");
    }
    return BruteAmount.oneOf(charged.values());
  }

  private void run(BruteLife life) {
    var seen = record.isIdle(life) ? plain : facts;
    var imposed = life.imposed();
    var now = record.query().validAt();
    var products = life.value("products", now, imposed.products());
    var taken = record.isIdle(life) ? record.lists().perhaps() : record.lists().taken();
    int digits = record.digits(products, code, taken);
    int aim = record.aim(life.value("targets", now, imposed.targets()));
    if (digits < 0 || aim < 0 || !hold(imposed.conditions(), seen, taken)) {
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
      var exemption = met(life, seen);
      if (exemption != null && exemption.effect() == Exemption.Effect.MEASURE_STEPS_ASIDE) {
        outcomes.put(id, "EXEMPT " + exemption.id() + " 0");
        return;
      }
      var needs = new TreeSet<String>();
      var price = exemption == null ? price(record.duty(life), seen, needs) : BruteAmount.NOTHING;
      byProgramme
          .computeIfAbsent(imposed.programme().value(), _ -> new ArrayList<>())
          .add(
              new BruteRunner(
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

  /// On the full value.
  private BruteAmount price(Duty duty, Map<String, Object> facts, Set<String> needs) {
    return switch (duty) {
      case Duty.AdValorem(var percent) -> BruteAmount.of(percent.value());
      case Duty.Prohibited _ -> BruteAmount.PROHIBITED;
      case Duty.TopUpTo(var percent, var column) ->
          missing(percent.value(), column.value(), facts, needs);
      case Duty.Specific _, Duty.Compound _, Duty.AsWritten _ ->
          throw new AssertionError("not in these histories");
    };
  }

  /// What the base duty is short of the percentage.
  private BruteAmount missing(
      BigDecimal percent, String column, Map<String, Object> facts, Set<String> needs) {
    var claims = new HashSet<String>();
    facts.forEach(
        (fact, value) -> {
          if (fact.startsWith("claims.") && value.equals(true)) {
            claims.add(fact.substring(7));
          }
        });
    var found = code == null ? null : record.base().counted(code, column, claims);
    var bases = new ArrayList<BruteAmount>();
    for (var text : found == null ? List.<String>of() : found.texts()) {
      var meaning = BruteBase.meaning(text);
      var exact = record.base().percentOf(meaning);
      var least = meaning.percent() == null ? BigDecimal.ZERO : new BigDecimal(meaning.percent());
      bases.add(exact == null ? new BruteAmount(least, null, false) : BruteAmount.of(exact));
    }
    var counted = bases.isEmpty() ? BruteAmount.ANYTHING : BruteAmount.oneOf(bases);
    var least = counted.high() == null ? BigDecimal.ZERO : percent.subtract(counted.high());
    var amount =
        new BruteAmount(
            least.max(BigDecimal.ZERO),
            percent.subtract(counted.low()).max(BigDecimal.ZERO),
            false);
    if (!amount.isSure()) {
      needs.add(code == null ? "product" : "baseDuty");
      if (found != null) {
        found.needs().forEach(need -> needs.add(need.split(" ", -1)[0]));
      }
    }
    return amount;
  }

  /// The first by its id of which everything holds.
  private @Nullable Exemption met(BruteLife life, Map<String, Object> facts) {
    Exemption aside = null;
    for (var exemption : life.exemptions(record.query().validAt())) {
      var holds = hold(exemption.when(), facts, record.lists().taken());
      if (holds && exemption.effect() == Exemption.Effect.PROGRAMME_ANSWERS_ZERO) {
        return exemption;
      }
      aside = holds && aside == null ? exemption : aside;
    }
    return aside;
  }

  /// What nobody asks for that charges is as it ordinarily is.
  private boolean hold(
      List<Predicate> predicates, Map<String, Object> facts, BruteLists.Taken taken) {
    for (var predicate : predicates) {
      var holds =
          predicate instanceof Predicate.Products(var products)
              ? record.digits(products, code, taken) >= 0
              : facts.containsKey(BruteFacts.name(predicate))
                  ? BruteFacts.holds(predicate, record.query().validAt(), facts)
                  : Boolean.TRUE.equals(BruteFacts.ordinarily(predicate));
      if (!holds) {
        return false;
      }
    }
    return true;
  }
}
