package org.tariffledger.benchmarks;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.AllInColumn;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Exemption;
import org.tariffledger.domain.ExemptionId;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.MeasureCommand.GrantExemption;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.ReferenceCommand.SetStackingRule;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.Trigger;

/// A made-up war as large as the United States' of 2025, in programmes of the same kinds: one on
/// all goods with a rate for each partner, one on three neighbours, four on one partner's goods by
/// lists, and four on metals and cars from everywhere, with what makes them hang together.
final class ProgrammesWar {

  static final int LISTS = 21;

  private static final Announcement SAID = Announcement.at(TariffWar.FROM);
  private static final Target WORLD = new Target.World();
  private static final NumericFact US_CONTENT = new NumericFact("share.usContent");

  private static final ProgrammeId RECIPROCAL = new ProgrammeId("RECIPROCAL");
  private static final ProgrammeId BORDER = new ProgrammeId("BORDER");
  private static final ProgrammeId CARS = new ProgrammeId("CARS");
  private static final List<String> METALS = List.of("steel", "aluminium", "copper");
  private static final int PRACTICES = 4;

  private static final List<String> PARTNERS =
      List.of(
          ("CN JP KR TW VN TH MY ID PH SG IN BD LK PK KZ AU NZ CH NO IS LI GB TR IL JO AE SA QA KW"
                  + " BH OM EG MA TN DZ NG GH KE ZA MU MG NA BW AO BR AR CL PE CO EC BO UY PY VE CR"
                  + " GT SV HN NI PA DO TT GY FJ PG MM KH LA UA RS EU")
              .split(" "));
  private static final List<String> ALLIES = List.of("EU", "JP", "KR", "CH", "TW");
  private static final List<String> TARGETED =
      List.of("IN", "BR", "TR", "ZA", "RU", "UA", "VN", "TH");

  /// Recorded as one act, with the lists there already.
  static Stream<Command> commands() {
    return Stream.of(
            Stream.<Command>of(
                new DeclareCoverage(
                    TariffWar.IMPORTER, CoverageState.COMPLETE, TariffWar.FROM, SAID)),
            programmes(),
            reciprocal(),
            border(),
            practices(),
            METALS.stream().flatMap(ProgrammesWar::metal),
            cars(),
            rules())
        .flatMap(commands -> commands);
  }

  private static Stream<Command> programmes() {
    return Stream.of(
            Stream.of(RECIPROCAL, BORDER, CARS),
            METALS.stream().map(ProgrammesWar::programme),
            IntStream.range(0, PRACTICES).mapToObj(ProgrammesWar::practice))
        .flatMap(programmes -> programmes)
        .map(
            id ->
                new RegisterProgramme(
                    id, TariffWar.IMPORTER, "Made up", Selection.MOST_SPECIFIC, SAID));
  }

  /// On all that is not United States content, but for what is on the first list or was on its way.
  private static Stream<Command> reciprocal() {
    var goods = new Products(List.of(new Goods.All()), List.of(listed(0)));
    var basis = new Basis.Remainder(US_CONTENT, new BigDecimal("0.2"));
    var transshipped = List.<Predicate>of(new Predicate.Claim(new ClaimName("TRANSSHIPPED")));
    return Stream.concat(
        Stream.of(
            measure("reciprocal", RECIPROCAL, WORLD, goods, percent(10), basis, null),
            measure("transshipped", RECIPROCAL, WORLD, goods, percent(40), basis, transshipped)),
        PARTNERS.stream()
            .flatMap(
                partner -> {
                  var id = "reciprocal-" + partner;
                  var duty = percent(11 + partner.charAt(0) % 24);
                  return Stream.of(
                      measure(id, RECIPROCAL, economy(partner), goods, duty, basis, null),
                      inTransit(id));
                }));
  }

  private static Stream<Command> border() {
    return Stream.of("CN", "CA", "MX")
        .flatMap(
            partner -> {
              var id = "border-" + partner;
              return Stream.of(
                  measure(id, BORDER, economy(partner), Products.ALL, percent(20), null, null),
                  claimed(id, "USMCA"));
            });
  }

  /// Seven lists of one partner's goods, two in most programmes; a newer programme displaces an
  /// older one.
  private static Stream<Command> practices() {
    return IntStream.range(1, 8)
        .mapToObj(
            list ->
                measure(
                    "practices-" + list,
                    practice(list % PRACTICES),
                    new Target.Economy(TariffWar.EXPORTER),
                    on(list),
                    percent(list % 3 * 25 + 7),
                    null,
                    null));
  }

  /// From everywhere on what the goods contain of it, less for some, and more for others.
  private static Stream<Command> metal(String metal) {
    var first = 8 + METALS.indexOf(metal) * 3;
    var basis = new Basis.Content(new NumericFact("share." + metal));
    return IntStream.range(first, first + 3)
        .boxed()
        .flatMap(
            list ->
                Stream.concat(
                    Stream.of(
                        measure(
                            metal + "-" + list,
                            programme(metal),
                            WORLD,
                            on(list),
                            percent(50),
                            basis,
                            null),
                        measure(
                            metal + "-" + list + "-quota",
                            programme(metal),
                            economy("GB"),
                            on(list),
                            percent(25),
                            basis,
                            List.of(new Predicate.QuotaInHand()))),
                    TARGETED.stream()
                        .map(
                            partner ->
                                measure(
                                    metal + "-" + list + "-" + partner,
                                    programme(metal),
                                    economy(partner),
                                    on(list),
                                    percent(70),
                                    basis,
                                    List.of(heavy())))));
  }

  /// All-in for allies: no more than fifteen with the base duty.
  private static Stream<Command> cars() {
    return IntStream.range(17, LISTS)
        .boxed()
        .flatMap(
            list ->
                Stream.concat(
                    Stream.of(
                        measure("cars-" + list, CARS, WORLD, on(list), percent(25), null, null),
                        claimed("cars-" + list, "NOT-A-PART")),
                    ALLIES.stream()
                        .map(
                            ally ->
                                measure(
                                    "cars-" + list + "-" + ally,
                                    CARS,
                                    economy(ally),
                                    on(list),
                                    new Duty.TopUpTo(Percent.of("15"), new AllInColumn("general")),
                                    null,
                                    null))));
  }

  /// Cars displace the rest, metals what else is charged on their share, newer practices older.
  private static Stream<Command> rules() {
    return Stream.of(
            Stream.of(rule(CARS, RECIPROCAL, null), rule(practice(3), practice(0), null)),
            METALS.stream()
                .flatMap(
                    metal ->
                        Stream.of(
                            rule(CARS, programme(metal), null),
                            rule(programme(metal), RECIPROCAL, "share." + metal))))
        .flatMap(rules -> rules);
  }

  private static Command rule(ProgrammeId when, ProgrammeId displaced, @Nullable String share) {
    return new SetStackingRule(
        new RuleId(when + "-displaces-" + displaced),
        TariffWar.IMPORTER,
        when,
        Trigger.COVERED,
        displaced,
        share == null ? null : new NumericFact(share),
        TariffWar.FROM,
        null,
        SAID);
  }

  private static Command inTransit(String measure) {
    var loadedBefore = TariffWar.FROM.plus(Duration.ofDays(1));
    return exempt(
        measure,
        new Predicate.InTransit(loadedBefore, loadedBefore.plus(Duration.ofDays(120))),
        Exemption.Effect.MEASURE_STEPS_ASIDE);
  }

  private static Command claimed(String measure, String claim) {
    return exempt(
        measure,
        new Predicate.Claim(new ClaimName(claim)),
        Exemption.Effect.PROGRAMME_ANSWERS_ZERO);
  }

  private static Command exempt(String measure, Predicate when, Exemption.Effect effect) {
    return new GrantExemption(
        id(measure),
        new ExemptionId("spared"),
        List.of(when),
        effect,
        SAID,
        TariffWar.FROM,
        null,
        null);
  }

  private static Command measure(
      String id,
      ProgrammeId programme,
      Target target,
      Products products,
      Duty duty,
      @Nullable Basis basis,
      @Nullable List<Predicate> conditions) {
    return new ImposeTariff(
        id(id),
        TariffWar.IMPORTER,
        programme,
        Targets.only(target),
        products,
        duty,
        basis,
        conditions,
        SAID,
        TariffWar.FROM,
        null);
  }

  private static MeasureId id(String text) {
    return new MeasureId(text.toLowerCase(Locale.ROOT));
  }

  private static Predicate heavy() {
    return new Predicate.Measured(
        new NumericFact("weightShare.metal"),
        Predicate.Comparison.AT_LEAST,
        new BigDecimal("0.15"),
        Predicate.Ordinarily.MET);
  }

  private static Products on(int list) {
    return new Products(List.of(listed(list)), List.of());
  }

  private static Goods listed(int list) {
    return new Goods.Listed(TariffWar.list(list));
  }

  private static Target economy(String code) {
    return new Target.Economy(new EconomyCode(code));
  }

  private static ProgrammeId programme(String metal) {
    return new ProgrammeId("METAL-" + metal.toUpperCase(Locale.ROOT));
  }

  private static ProgrammeId practice(int number) {
    return new ProgrammeId("PRACTICES-" + number);
  }

  private static Duty percent(int percent) {
    return new Duty.AdValorem(Percent.of(String.valueOf(percent)));
  }

  private ProgrammesWar() {}
}
