package org.tariffledger.benchmarks;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceEvent.CoverageDeclared;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.Shipment.Assume;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.Trigger;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.projections.RateBook;

/// A rate that depends on a dozen facts, none of them said, beside the same with all of them said.
/// The facts decide each on its own, or by pairs in programmes that displace each other in a row,
/// so that each hangs together with all others.
final class OpenFacts {

  private static final int FACTS = 12;
  private static final int SHARES = 3;
  private static final EconomyCode IMPORTER = new EconomyCode("US");
  private static final Instant FROM = World.START;
  private static final Announcement SAID = Announcement.at(FROM);

  static List<Line> measure(Sizes sizes) throws Exception {
    return List.of(
        line("each on its own", Books.of(world(OpenFacts::alone)), sizes),
        line(
            "in six programmes that displace each other",
            Books.of(Stream.concat(world(OpenFacts::inPairs), rules())),
            sizes));
  }

  private static Line line(String how, RateBook book, Sizes sizes) throws Exception {
    requireAllNeeded(book);
    var medians =
        Medians.warm(
            sizes.rounds(),
            List.of(
                () -> micros(question(nothing(), book), book, sizes),
                () -> micros(question(everything(), book), book, sizes)));
    return new Line(
        "A rate with %d open facts in process, %s".formatted(FACTS, how),
        medians[0],
        "µs",
        "the same with all of them said",
        medians[1],
        null);
  }

  private static void requireAllNeeded(RateBook book) {
    var needs = Rates.answer(question(nothing(), book), book).needs();
    if (needs.size() != FACTS) {
      throw new IllegalStateException("Not all are asked for: " + needs);
    }
  }

  private static double micros(RateQuery query, RateBook book, Sizes sizes) {
    var answers = 0;
    var began = System.nanoTime();
    for (; System.nanoTime() - began < sizes.travelRound().toNanos(); answers++) {
      if (Rates.answer(query, book).components().isEmpty()) {
        throw new IllegalStateException("Charged by nobody.");
      }
    }
    return (System.nanoTime() - began) / 1e3 / answers;
  }

  private static RateQuery question(Shipment shipment, RateBook book) {
    var at = FROM.plus(Duration.ofDays(1));
    return new RateQuery(IMPORTER, new EconomyCode("CN"), null, at, at, book.position(), shipment);
  }

  private static Shipment nothing() {
    return new Shipment(Claims.UNSAID, null, null, null, null, null, Map.of(), Assume.NOTHING);
  }

  private static Shipment everything() {
    var claims =
        IntStream.range(SHARES, FACTS).mapToObj(OpenFacts::claim).collect(Collectors.toSet());
    var shares =
        IntStream.range(0, SHARES)
            .boxed()
            .collect(Collectors.toMap(OpenFacts::share, _ -> new BigDecimal("0.3")));
    return new Shipment(
        new Claims(claims, Set.of(), true), null, null, null, null, null, shares, Assume.NOTHING);
  }

  private static Stream<Event> world(Function<Integer, Stream<Event>> programme) {
    return Stream.concat(
        Stream.of(new CoverageDeclared(IMPORTER, CoverageState.COMPLETE, FROM, SAID)),
        IntStream.range(0, FACTS).boxed().flatMap(programme));
  }

  /// One measure, which asks for the fact.
  private static Stream<Event> alone(int fact) {
    return Stream.of(
        registered(fact), measure("m-" + fact, fact, fact + 1, List.of(predicate(fact))));
  }

  /// One measure, which asks for two facts.
  private static Stream<Event> inPairs(int fact) {
    return fact % 2 == 1
        ? Stream.of()
        : Stream.of(
            registered(fact),
            measure("m-" + fact, fact, fact + 1, List.of(predicate(fact), predicate(fact + 1))));
  }

  /// What charges something displaces the next.
  private static Stream<Event> rules() {
    return IntStream.range(1, FACTS / 2)
        .mapToObj(
            next ->
                new StackingRuleSet(
                    new RuleId("rule-" + next),
                    IMPORTER,
                    programme(2 * next - 2),
                    Trigger.CHARGED,
                    programme(2 * next),
                    FROM,
                    null,
                    SAID));
  }

  private static ProgrammeRegistered registered(int number) {
    return new ProgrammeRegistered(
        programme(number), IMPORTER, "Made up", Selection.MOST_SPECIFIC, SAID);
  }

  private static TariffImposed measure(
      String id, int programme, int percent, List<Predicate> conditions) {
    return new TariffImposed(
        new MeasureId(id),
        IMPORTER,
        programme(programme),
        Targets.only(new Target.World()),
        Products.ALL,
        new Duty.AdValorem(Percent.of(String.valueOf(percent))),
        Basis.FULL_VALUE,
        conditions,
        FROM,
        null,
        List.of(),
        SAID);
  }

  private static Predicate predicate(int fact) {
    return fact < SHARES
        ? new Predicate.Measured(
            share(fact), Predicate.Comparison.AT_LEAST, new BigDecimal("0.25"), null)
        : new Predicate.Claim(claim(fact));
  }

  private static NumericFact share(int fact) {
    return new NumericFact("share.content" + fact);
  }

  private static ClaimName claim(int fact) {
    return new ClaimName("CLAIM-" + fact);
  }

  private static ProgrammeId programme(int number) {
    return new ProgrammeId("MADE-UP-" + number);
  }

  private OpenFacts() {}
}
