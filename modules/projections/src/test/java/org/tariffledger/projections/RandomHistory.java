package org.tariffledger.projections;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffLifted;
import org.tariffledger.domain.MeasureEvent.TariffPaused;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.GroupMembersChanged;
import org.tariffledger.domain.ReferenceEvent.GroupRegistered;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.ReferenceEvent.StackingRuleEnded;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.Trigger;
import org.tariffledger.domain.rates.RateQuery;

/// Histories and questions drawn at random from a small world, so that acts collide often: few
/// days, few economies, codes that contain each other.
final class RandomHistory {

  private static final Instant DAY_0 = Instant.parse("2025-04-01T04:00:00Z");
  private static final int DAYS = 12;
  private static final List<String> IMPORTERS = List.of("US", "EU", "CN");
  private static final List<String> EXPORTERS = List.of("US", "CN", "JP", "DE", "FR", "EU");
  private static final List<String> GROUPS = List.of("ANNEX", "ALLIES");
  private static final List<String> CODES = List.of("87", "8703", "870323", "9018", "90183100");
  private static final List<String> ASKED =
      List.of("87", "8703", "870323", "87032301", "9018", "90183100", "2701", "9018310040");
  private static final int PROGRAMMES_PER_IMPORTER = 3;

  private final RandomGenerator random;
  private final List<Recorded<Event>> entries = new ArrayList<>();
  private final List<TariffImposed> measures = new ArrayList<>();
  private final List<StackingRuleSet> rules = new ArrayList<>();

  RandomHistory(RandomGenerator random, int events) {
    this.random = random;
    IMPORTERS.forEach(
        importer ->
            IntStream.range(0, PROGRAMMES_PER_IMPORTER)
                .forEach(i -> record(programme(importer, i))));
    GROUPS.forEach(id -> record(new GroupRegistered(new GroupId(id), id, members(), announced())));
    while (entries.size() < events) {
      record(event());
    }
  }

  List<Recorded<Event>> entries() {
    return entries;
  }

  RateQuery question() {
    var importer = pick(IMPORTERS);
    var exporter = pick(EXPORTERS);
    while (exporter.equals(importer)) {
      exporter = pick(EXPORTERS);
    }
    return new RateQuery(
        new EconomyCode(importer),
        new EconomyCode(exporter),
        random.nextInt(4) == 0 ? null : new ProductCode(pick(ASKED)),
        moment(),
        moment(),
        random.nextInt(3) == 0 ? 1 + random.nextInt(entries.size()) : entries.size());
  }

  private void record(Event event) {
    var position = entries.size() + 1L;
    entries.add(new Recorded<>(position, DAY_0.plus(Duration.ofDays(90 + position)), event));
    if (event instanceof TariffImposed imposed) {
      measures.add(imposed);
    } else if (event instanceof StackingRuleSet rule) {
      rules.add(rule);
    }
  }

  private Event event() {
    var kind = measures.isEmpty() ? 0 : random.nextInt(20);
    if (kind < 8) {
      return imposed();
    } else if (kind < 11) {
      return new DutyChanged(measure(), duty(), moment(), List.of(), null, announced());
    } else if (kind < 14) {
      var from = moment();
      return new TariffPaused(measure(), from, maybeAfter(from), residual(), announced());
    } else if (kind < 15) {
      return new TariffLifted(measure(), moment(), announced());
    } else if (kind < 16) {
      return new GroupMembersChanged(new GroupId(pick(GROUPS)), members(), announced());
    } else if (kind < 18) {
      return random.nextInt(4) == 0 && !rules.isEmpty() ? ruleEnded() : ruleSet();
    }
    return new CoverageDeclared(
        new EconomyCode(pick(IMPORTERS)),
        random.nextInt(5) > 0 ? CoverageState.COMPLETE : pick(List.of(CoverageState.values())),
        moment(),
        announced());
  }

  private ProgrammeRegistered programme(String importer, int number) {
    return new ProgrammeRegistered(
        programmeId(importer, number),
        new EconomyCode(importer),
        "Programme " + number,
        List.of(Selection.values()).get(number),
        announced());
  }

  private TariffImposed imposed() {
    var importer = pick(IMPORTERS);
    var from = moment();
    return new TariffImposed(
        new MeasureId("m-" + (measures.size() + 1)),
        new EconomyCode(importer),
        programmeId(importer, random.nextInt(PROGRAMMES_PER_IMPORTER)),
        new Targets(
            some(2, this::target), random.nextInt(4) == 0 ? some(1, this::target) : List.of()),
        new Products(
            some(2, () -> random.nextInt(2) == 0 ? new Goods.All() : Goods.of(pick(CODES))),
            random.nextInt(3) == 0 ? some(1, () -> new ProductCode(pick(CODES))) : List.of()),
        duty(),
        from,
        maybeAfter(from),
        List.of(),
        announced());
  }

  private StackingRuleSet ruleSet() {
    var importer = pick(IMPORTERS);
    var from = moment();
    // From a lower to a higher number only: never a circle.
    var when = random.nextInt(PROGRAMMES_PER_IMPORTER - 1);
    var suppresses = when + 1 + random.nextInt(PROGRAMMES_PER_IMPORTER - 1 - when);
    return new StackingRuleSet(
        new RuleId("r-" + (rules.size() + 1)),
        new EconomyCode(importer),
        programmeId(importer, when),
        pick(List.of(Trigger.values())),
        programmeId(importer, suppresses),
        from,
        maybeAfter(from),
        announced());
  }

  private StackingRuleEnded ruleEnded() {
    var rule = pick(rules);
    return new StackingRuleEnded(rule.imposer(), rule.rule(), moment(), announced());
  }

  private Target target() {
    return switch (random.nextInt(5)) {
      case 0 -> new Target.World();
      case 1 -> Target.of(pick(GROUPS));
      default -> Target.of(pick(EXPORTERS));
    };
  }

  private List<Membership> members() {
    return EXPORTERS.stream()
        .filter(_ -> random.nextInt(3) == 0)
        .map(
            economy -> {
              var from = random.nextBoolean() ? null : moment();
              return new Membership(
                  new EconomyCode(economy), from, from == null ? null : maybeAfter(from));
            })
        .toList();
  }

  private Duty duty() {
    return random.nextInt(15) == 0
        ? new Duty.Prohibited()
        : new Duty.AdValorem(Percent.of(pick(List.of("0", "10", "24", "25", "7.5"))));
  }

  private Residual residual() {
    return random.nextInt(3) == 0 ? new Residual.StepsAside() : new Residual.Charges(duty());
  }

  private static ProgrammeId programmeId(String importer, int number) {
    return new ProgrammeId(importer + "-PROGRAMME-" + number);
  }

  private MeasureId measure() {
    return pick(measures).measure();
  }

  private Announcement announced() {
    return Announcement.at(moment());
  }

  private Instant moment() {
    return DAY_0.plus(Duration.ofDays(random.nextInt(DAYS)));
  }

  private @Nullable Instant maybeAfter(Instant from) {
    return random.nextBoolean() ? null : from.plus(Duration.ofDays(1 + random.nextInt(DAYS)));
  }

  private <T> List<T> some(int max, java.util.function.Supplier<T> one) {
    return Stream.generate(one).limit(1 + random.nextInt(max)).distinct().toList();
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
