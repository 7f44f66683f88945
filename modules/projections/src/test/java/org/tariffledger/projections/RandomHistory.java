package org.tariffledger.projections;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.AllInColumn;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Exemption;
import org.tariffledger.domain.ExemptionId;
import org.tariffledger.domain.Extent;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.MeasureCommand.Annul;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.ChangeScope;
import org.tariffledger.domain.MeasureCommand.Correct;
import org.tariffledger.domain.MeasureCommand.ExtendPause;
import org.tariffledger.domain.MeasureCommand.GrantExemption;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Lift;
import org.tariffledger.domain.MeasureCommand.Pause;
import org.tariffledger.domain.MeasureCommand.Reschedule;
import org.tariffledger.domain.MeasureCommand.Resume;
import org.tariffledger.domain.MeasureCommand.Retract;
import org.tariffledger.domain.MeasureCommand.RevokeExemption;
import org.tariffledger.domain.MeasureCommand.Withdraw;
import org.tariffledger.domain.MeasureEvent.ExemptionGranted;
import org.tariffledger.domain.MeasureEvent.PauseExtended;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffPaused;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.Nature;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceCommand.AssignColumn;
import org.tariffledger.domain.ReferenceCommand.ChangeGroupMembers;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.domain.ReferenceCommand.EndStackingRule;
import org.tariffledger.domain.ReferenceCommand.PublishProductList;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.domain.ReferenceCommand.RegisterGroup;
import org.tariffledger.domain.ReferenceCommand.RegisterProductList;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.ReferenceCommand.SetStackingRule;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.ScheduleColumn;
import org.tariffledger.domain.Scheduled;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.Trigger;
import org.tariffledger.domain.rates.RateQuery;

/// Histories and questions drawn at random from a small world, so that acts collide often: few
/// days, few economies, codes that contain each other. Commands are drawn, and those kept that the
/// rules accept.
final class RandomHistory {

  static final List<String> CLAIMS = List.of("AIRCRAFT", "USMCA");

  private static final Instant DAY_0 = Instant.parse("2025-04-01T04:00:00Z");
  private static final int DAYS = 12;
  private static final List<String> IMPORTERS = List.of("US", "EU", "CN");
  private static final List<String> EXPORTERS = List.of("US", "CN", "JP", "DE", "FR", "EU");
  private static final List<String> GROUPS = List.of("ANNEX", "ALLIES");
  private static final List<String> CODES = List.of("87", "8703", "870323", "9018", "90183100");
  private static final List<String> ASKED =
      List.of("87", "8703", "870323", "87032301", "9018", "90183100", "2701", "9018310040");
  private static final List<String> EXEMPTIONS = List.of("x-1", "x-2");
  private static final List<String> COLUMNS = List.of("other", "S", "S+", "A");
  private static final List<String> ALL_IN = List.of("general", "other", "S", "charged", "charged");
  static final List<String> LISTS = List.of("A", "B", "C");

  private static final List<String> LISTED =
      List.of("87", "8703", "870323", "87032301", "9018", "90183100", "9018310000", "9018310040");
  private static final int PROGRAMMES_PER_IMPORTER = 3;
  private static final int MEASURES_MAX = 5;

  private final RandomGenerator random;
  private final RandomFacts facts;
  private final boolean chronological;
  private final int events;

  /// Those who impose: often one alone, so that its measures meet.
  private final List<String> imposers;

  private final Recorder recorder = new Recorder();
  private final List<MeasureId> measures = new ArrayList<>();
  private final List<SetStackingRule> rules = new ArrayList<>();

  RandomHistory(RandomGenerator random, int events) {
    this(random, events, false);
  }

  /// @param chronological whether each command is announced after the ones before it
  private RandomHistory(RandomGenerator random, int events, boolean chronological) {
    this.random = random;
    this.facts = new RandomFacts(random, this::moment);
    this.imposers = random.nextBoolean() ? List.of("US") : IMPORTERS;
    this.events = events;
    this.chronological = chronological;
    for (var importer : IMPORTERS) {
      for (int i = 0; i < PROGRAMMES_PER_IMPORTER; i++) {
        recorder.take(programme(importer, i));
      }
    }
    IMPORTERS.forEach(
        importer -> LISTS.forEach(list -> recorder.take(listRegistered(importer, list))));
    GROUPS.forEach(
        id -> recorder.take(new RegisterGroup(new GroupId(id), id, members(), announced())));
    IMPORTERS.stream().filter(_ -> random.nextInt(4) > 0).forEach(this::cover);
    if (random.nextInt(3) > 0) {
      recorder.take(schedule());
    }
    while (recorder.entries().size() < events) {
      draw();
    }
  }

  private void cover(String importer) {
    recorder.take(
        new DeclareCoverage(new EconomyCode(importer), CoverageState.COMPLETE, DAY_0, announced()));
  }

  static RandomHistory chronological(RandomGenerator random, int events) {
    return new RandomHistory(random, events, true);
  }

  Recorder recorder() {
    return recorder;
  }

  List<Recorded<Event>> entries() {
    return recorder.entries();
  }

  RateQuery question() {
    var importer = random.nextInt(8) == 0 ? pick(IMPORTERS) : pick(imposers);
    var exporter = pick(EXPORTERS);
    while (exporter.equals(importer)) {
      exporter = pick(EXPORTERS);
    }
    var last = entries().size();
    return new RateQuery(
        new EconomyCode(importer),
        new EconomyCode(exporter),
        random.nextInt(4) == 0 ? null : new ProductCode(pick(ASKED)),
        random.nextBoolean() ? moment() : after(moment()),
        knownAt(),
        random.nextInt(3) == 0 ? 1 + random.nextInt(last) : last,
        facts.shipment(claims()));
  }

  private Claims claims() {
    return switch (random.nextInt(5)) {
      case 0 -> new Claims(Set.of(claim()), Set.of(), random.nextBoolean());
      case 1 -> new Claims(Set.of(), Set.of(claim()), false);
      case 2 -> new Claims(Set.of(), Set.of(), true);
      default -> Claims.UNSAID;
    };
  }

  private void draw() {
    var command = command();
    if (recorder.take(command) > 0) {
      if (command instanceof ImposeTariff imposed) {
        measures.add(imposed.id());
      } else if (command instanceof SetStackingRule rule) {
        rules.add(rule);
      }
    }
  }

  /// One more command; the rules have yet to accept it.
  Command command() {
    var kind = random.nextInt(100);
    if (measures.isEmpty() || (kind < 30 && measures.size() < MEASURES_MAX)) {
      return impose();
    } else if (kind < 78) {
      return act(pick(measures));
    } else if (kind < 81) {
      return new ChangeGroupMembers(
          new GroupId(pick(GROUPS)), someOf(this::membership), announced());
    } else if (kind < 91) {
      return listPublished();
    } else if (kind < 96) {
      return random.nextInt(4) == 0 && !rules.isEmpty() ? ruleEnded() : ruleSet();
    } else if (kind < 98) {
      return random.nextBoolean() ? schedule() : column();
    }
    return new DeclareCoverage(
        new EconomyCode(pick(IMPORTERS)),
        random.nextInt(5) > 0 ? CoverageState.COMPLETE : pick(List.of(CoverageState.values())),
        moment(),
        announced());
  }

  private Command act(MeasureId measure) {
    var kind = random.nextInt(64);
    var from = random.nextInt(5) == 0 ? moment() : after(imposed(measure).effectiveFrom());
    var announced = announced(measure);
    if (kind < 8) {
      return new ChangeDuty(measure, duty(), announced, from, null, maybeScheduled());
    } else if (kind < 15) {
      var targets = random.nextBoolean() ? targets() : null;
      var products = targets == null || random.nextBoolean() ? products(importerOf(measure)) : null;
      return new ChangeScope(measure, targets, products, announced, from, maybeScheduled());
    } else if (kind < 23) {
      return new Pause(measure, announced, from, maybeAfter(from), residual());
    } else if (kind < 31) {
      return onPause();
    } else if (kind < 40) {
      return grant(measure, from, announced);
    } else if (kind < 43) {
      return revoke();
    } else if (kind < 49) {
      return new Reschedule(measure, early(measure), random.nextBoolean() ? null : moment(), from);
    } else if (kind < 50) {
      return new Withdraw(measure, early(measure));
    } else if (kind < 52) {
      return new Lift(measure, announced, from);
    } else if (kind < 53) {
      return new Annul(measure, announced, from);
    } else if (kind < 60) {
      return correct(measure, announced);
    }
    var entry = random.nextInt(recorder.sources(measure).size());
    return entry > 0 || random.nextInt(4) == 0
        ? new Retract(measure, announced, entry == 0 ? null : Long.valueOf(entry))
        : new Withdraw(measure, early(measure));
  }

  private Command onPause() {
    var pauses =
        entries().stream()
            .flatMap(
                entry ->
                    entry.event() instanceof TariffPaused pause ? Stream.of(pause) : Stream.of())
            .toList();
    if (pauses.isEmpty()) {
      return impose();
    }
    var pause = pick(pauses);
    var announced =
        chronological
            ? announced()
            : Announcement.at(soonAfter(pause.announcement().announcedAt()));
    return random.nextInt(3) == 0
        ? new Resume(pause.measure(), announced, soonAfter(pause.from()))
        : new ExtendPause(
            pause.measure(),
            announced,
            random.nextInt(3) == 0 ? null : pause.from(),
            random.nextInt(4) == 0 ? null : after(pause.from()));
  }

  private Command revoke() {
    var grants =
        entries().stream()
            .flatMap(
                entry ->
                    entry.event() instanceof ExemptionGranted grant
                        ? Stream.of(grant)
                        : Stream.of())
            .toList();
    if (grants.isEmpty()) {
      return impose();
    }
    var grant = pick(grants);
    return new RevokeExemption(
        grant.measure(),
        grant.exemption().id(),
        chronological
            ? announced()
            : Announcement.at(soonAfter(grant.announcement().announcedAt())),
        soonAfter(grant.effectiveFrom()),
        maybeScheduled());
  }

  private GrantExemption grant(MeasureId measure, Instant from, Announcement announced) {
    return new GrantExemption(
        measure,
        exemptionId(),
        predicates(importerOf(measure)),
        pick(List.of(Exemption.Effect.values())),
        announced,
        from,
        maybeAfter(from),
        maybeScheduled());
  }

  private String importerOf(MeasureId measure) {
    return imposed(measure).imposer().value();
  }

  private List<Predicate> predicates(String importer) {
    return some(
        2,
        () ->
            switch (random.nextInt(4)) {
              case 0 -> new Predicate.Claim(claim());
              case 1 -> new Predicate.Products(products(importer));
              default -> facts.predicate();
            });
  }

  /// Mostly of the fields that the entry has.
  private Correct correct(MeasureId measure, Announcement announced) {
    var entries = recorder.measure(measure).orElseThrow().entries();
    var version = random.nextInt(entries.size());
    var event = entries.get(version).event();
    var imposes = event instanceof TariffImposed;
    var pauses = event instanceof TariffPaused;
    var grants = event instanceof ExemptionGranted;
    var ends = moment();
    return new Correct(
        measure,
        announced,
        version,
        pick(List.of(Nature.values())),
        maybe(imposes, this::duty),
        maybe(imposes && random.nextInt(3) == 0, facts::basis),
        maybe(imposes && random.nextInt(3) == 0, () -> predicates(importerOf(measure))),
        maybe(imposes, this::targets),
        maybe(imposes, () -> products(importerOf(measure))),
        maybe(!pauses && !(event instanceof PauseExtended), this::moment),
        maybe(imposes || grants, () -> ends),
        maybe(pauses, this::moment),
        maybe(pauses || event instanceof PauseExtended, () -> ends),
        maybe(pauses, this::residual),
        maybe(grants, () -> predicates(importerOf(measure))),
        null);
  }

  private <T> @Nullable T maybe(boolean fits, Supplier<T> one) {
    return random.nextInt(20) < (fits ? 8 : 1) ? one.get() : null;
  }

  private RegisterProgramme programme(String importer, int number) {
    return new RegisterProgramme(
        programmeId(importer, number),
        new EconomyCode(importer),
        "Programme " + number,
        List.of(Selection.values()).get(number),
        announced());
  }

  private ImposeTariff impose() {
    var importer = pick(imposers);
    var from = moment();
    return new ImposeTariff(
        new MeasureId("m-" + (measures.size() + 1)),
        new EconomyCode(importer),
        programmeId(importer, random.nextInt(PROGRAMMES_PER_IMPORTER)),
        targets(),
        products(importer),
        duty(),
        facts.basis(),
        random.nextInt(3) == 0 ? predicates(importer) : null,
        announced(),
        from,
        random.nextInt(4) > 0 ? null : after(from.plus(Duration.ofDays(1))));
  }

  private RegisterProductList listRegistered(String importer, String list) {
    return new RegisterProductList(
        listId(importer, list), new EconomyCode(importer), "List " + list, announced());
  }

  /// Mostly of the first that a measure may name: of the others often nothing is known.
  private PublishProductList listPublished() {
    var list = random.nextInt(4) > 0 ? LISTS.getFirst() : pick(LISTS);
    var isPart = random.nextInt(3) == 0;
    return new PublishProductList(
        listId(importerOf(pick(measures)), list),
        random.nextInt(6) == 0 ? List.of() : some(3, () -> new ProductCode(pick(LISTED))),
        isPart ? Extent.PARTIAL : null,
        isPart && random.nextBoolean() ? some(2, () -> new ProductCode(pick(LISTED))) : null,
        null,
        random.nextBoolean() ? null : moment(),
        announced());
  }

  /// The schedules of one importer only, so that of the others nobody knows the base duties.
  private Command schedule() {
    var lines = new RandomLines(random).lines();
    return lines.isEmpty()
        ? column()
        : new PublishSchedule(
            new EconomyCode("US"),
            new EditionId("E-" + random.nextInt(3)),
            random.nextInt(3) == 0 ? Extent.PARTIAL : Extent.WHOLE,
            lines,
            null,
            moment(),
            announced());
  }

  private AssignColumn column() {
    var from = moment();
    return new AssignColumn(
        new EconomyCode("US"),
        new ScheduleColumn(pick(COLUMNS)),
        random.nextBoolean() ? null : claim(),
        targets(),
        from,
        maybeAfter(from),
        announced());
  }

  private SetStackingRule ruleSet() {
    var importer = pick(imposers);
    var from = moment();
    // From a lower to a higher number only: never a circle.
    var when = random.nextInt(PROGRAMMES_PER_IMPORTER - 1);
    var suppresses = when + 1 + random.nextInt(PROGRAMMES_PER_IMPORTER - 1 - when);
    return new SetStackingRule(
        new RuleId("r-" + (rules.size() + 1)),
        new EconomyCode(importer),
        programmeId(importer, when),
        pick(List.of(Trigger.values())),
        programmeId(importer, suppresses),
        random.nextBoolean() ? null : facts.share(),
        from,
        maybeAfter(from),
        announced());
  }

  private EndStackingRule ruleEnded() {
    var rule = pick(rules);
    return new EndStackingRule(rule.imposer(), rule.id(), moment(), announced());
  }

  private Targets targets() {
    return new Targets(
        some(2, this::target), random.nextInt(4) == 0 ? some(1, this::target) : List.of());
  }

  private Target target() {
    return switch (random.nextInt(5)) {
      case 0 -> new Target.World();
      case 1 -> Target.of(pick(GROUPS));
      default -> Target.of(pick(EXPORTERS));
    };
  }

  private Products products(String importer) {
    return new Products(
        some(2, () -> random.nextInt(5) < 2 ? new Goods.All() : goods(importer)),
        random.nextInt(3) == 0 ? some(2, () -> goods(importer)) : List.of());
  }

  private Goods goods(String importer) {
    return random.nextInt(3) == 0
        ? new Goods.Listed(listId(importer, pick(LISTS)))
        : Goods.of(pick(CODES));
  }

  private static ProductListId listId(String importer, String list) {
    return new ProductListId(importer + "-LIST-" + list);
  }

  private List<Membership> members() {
    return EXPORTERS.stream().filter(_ -> random.nextInt(3) == 0).map(this::membership).toList();
  }

  private Membership membership(String economy) {
    var from = random.nextBoolean() ? null : moment();
    return new Membership(new EconomyCode(economy), from, from == null ? null : maybeAfter(from));
  }

  private List<Membership> someOf(java.util.function.Function<String, Membership> member) {
    return some(3, () -> pick(EXPORTERS)).stream().map(member).toList();
  }

  private Duty duty() {
    return switch (random.nextInt(15)) {
      case 0 -> new Duty.Prohibited();
      case 1, 2, 3 ->
          new Duty.TopUpTo(
              Percent.of(pick(List.of("2", "10", "15"))), new AllInColumn(pick(ALL_IN)));
      default -> new Duty.AdValorem(Percent.of(pick(List.of("0", "10", "24", "25", "7.5"))));
    };
  }

  private Residual residual() {
    return random.nextInt(3) == 0 ? new Residual.StepsAside() : new Residual.Charges(duty());
  }

  private ClaimName claim() {
    return new ClaimName(pick(CLAIMS));
  }

  private ExemptionId exemptionId() {
    return new ExemptionId(pick(EXEMPTIONS));
  }

  private static ProgrammeId programmeId(String importer, int number) {
    return new ProgrammeId(importer + "-PROGRAMME-" + number);
  }

  private Announcement announced() {
    var seconds = Duration.ofDays(DAYS).toSeconds();
    return Announcement.at(
        chronological
            ? DAY_0.plusSeconds(seconds * recorder.accepted().size() / events)
            : moment());
  }

  private TariffImposed imposed(MeasureId measure) {
    return recorder.measure(measure).orElseThrow().imposed();
  }

  /// Mostly after the measure was announced.
  private Announcement announced(MeasureId measure) {
    return chronological || random.nextInt(6) == 0
        ? announced()
        : Announcement.at(after(imposed(measure).announcement().announcedAt()));
  }

  /// Before most measures begin.
  private Announcement early(MeasureId measure) {
    return chronological
        ? announced()
        : Announcement.at(soonAfter(imposed(measure).announcement().announcedAt()));
  }

  private Instant after(Instant moment) {
    return moment.plus(Duration.ofDays(random.nextInt(DAYS)));
  }

  private Instant soonAfter(Instant moment) {
    return moment.plus(Duration.ofDays(random.nextInt(4)));
  }

  /// Late ones more often: what is known then is more.
  private Instant knownAt() {
    return random.nextBoolean() ? moment() : DAY_0.plus(Duration.ofDays(2L * DAYS));
  }

  private Instant moment() {
    return DAY_0.plus(Duration.ofDays(random.nextInt(DAYS)));
  }

  private @Nullable Instant maybeAfter(Instant from) {
    return random.nextBoolean() ? null : from.plus(Duration.ofDays(1 + random.nextInt(DAYS)));
  }

  private @Nullable Scheduled maybeScheduled() {
    return random.nextBoolean() ? null : pick(List.of(Scheduled.values()));
  }

  private <T> List<T> some(int max, Supplier<T> one) {
    return Stream.generate(one).limit(1 + random.nextInt(max)).distinct().toList();
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
