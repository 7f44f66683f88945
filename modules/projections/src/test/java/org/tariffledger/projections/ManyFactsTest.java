package org.tariffledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Predicate.Comparison;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.Shipment.Assume;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.RateAnswer.Need;
import org.tariffledger.domain.rates.RateAnswer.Range;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;

/// With twelve open facts the range is exact, however they hang together: told by hand, since a
/// model would have to try them all.
class ManyFactsTest {

  private static final EconomyCode US = new EconomyCode("US");
  private static final Instant DAY = Instant.parse("2025-04-01T00:00:00Z");
  private static final Announcement SAID = Announcement.at(DAY);

  private final Recorder recorder = new Recorder();

  ManyFactsTest() {
    take(new DeclareCoverage(US, CoverageState.COMPLETE, DAY, SAID));
  }

  @Test
  void twelve_facts_each_of_another_measure_add_up() {
    var predicates = twelve();
    for (int i = 0; i < predicates.size(); i++) {
      impose("m-" + i, "P-" + i, "1", Basis.FULL_VALUE, List.of(predicates.get(i)));
    }
    var answer = ask();
    assertThat(answer.range()).isEqualTo(range("0", "12"));
    assertThat(answer.needs()).hasSize(12);
  }

  @Test
  void twelve_facts_of_one_condition_are_all_or_nothing() {
    impose("rest", "P", "10", Basis.FULL_VALUE, List.of());
    impose("all", "P", "25", Basis.FULL_VALUE, twelve());
    var answer = ask();
    assertThat(answer.range()).isEqualTo(range("10", "25"));
    assertThat(answer.needs()).hasSize(12);
  }

  @Test
  void twelve_facts_that_change_nothing_are_not_asked_for() {
    impose("rest", "P", "25", Basis.FULL_VALUE, List.of());
    impose("all", "P", "25", Basis.FULL_VALUE, twelve());
    var answer = ask();
    assertThat(answer.additional()).isEqualTo(Percent.of("25"));
    assertThat(answer.needs()).isEmpty();
  }

  @Test
  void twelve_shares_are_the_whole_together() {
    for (int i = 1; i <= 12; i++) {
      impose("m-" + i, "P-" + i, "" + i, new Basis.Content(share("content" + i)), List.of());
    }
    var answer = ask();
    assertThat(answer.range()).isEqualTo(range("0", "12"));
    assertThat(answer.needs()).extracting(Need::fact).hasSize(12).contains("share.content12");
  }

  @Test
  void three_shares_with_thresholds_among_nine_other_facts_take_room_from_each_other() {
    for (int i = 1; i <= 3; i++) {
      var share = share("content" + i);
      var isMuch = atLeast(share, "0.4");
      impose("s-" + i, "S-" + i, "10", new Basis.Content(share), List.of(isMuch));
    }
    var others = twelve().subList(0, 9);
    impose("rest", "P", "10", Basis.FULL_VALUE, List.of());
    impose("all", "P", "25", Basis.FULL_VALUE, others);
    var answer = ask();
    // At most two of them are at least 0.4, and together no more than all.
    assertThat(answer.range()).isEqualTo(range("10", "35"));
    assertThat(answer.needs()).hasSize(12);
  }

  private static List<Predicate> twelve() {
    var predicates = new ArrayList<Predicate>();
    IntStream.range(0, 7)
        .forEach(i -> predicates.add(new Predicate.Claim(new ClaimName("CLAIM-" + i))));
    predicates.add(new Predicate.QuotaInHand());
    predicates.add(new Predicate.InTransit(DAY, DAY.plusSeconds(999_999)));
    predicates.add(new Predicate.MeltedIn(List.of(US)));
    predicates.add(atLeast(new NumericFact("weightShare.metal"), "0.15"));
    predicates.add(atLeast(NumericFact.CUSTOMS_VALUE, "800"));
    return predicates;
  }

  private static NumericFact share(String of) {
    return new NumericFact("share." + of);
  }

  private static Predicate atLeast(NumericFact fact, String value) {
    return new Predicate.Measured(fact, Comparison.AT_LEAST, new BigDecimal(value), null);
  }

  private void impose(
      String id, String programme, String percent, Basis basis, List<Predicate> conditions) {
    recorder.take(
        new RegisterProgramme(
            new ProgrammeId(programme), US, programme, Selection.MOST_SPECIFIC, SAID));
    take(
        new ImposeTariff(
            new MeasureId(id),
            US,
            new ProgrammeId(programme),
            Targets.only(new Target.World()),
            Products.ALL,
            new Duty.AdValorem(Percent.of(percent)),
            basis,
            conditions,
            SAID,
            DAY,
            null));
  }

  private void take(Command command) {
    assertThat(recorder.take(command)).isPositive();
  }

  private RateAnswer ask() {
    var nothing = Shipment.UNSAID;
    return Rates.answer(
        Facts.assuming(
            new RateQuery(
                US,
                new EconomyCode("CN"),
                null,
                DAY.plusSeconds(1),
                DAY,
                recorder.entries().size(),
                nothing),
            Assume.NOTHING),
        recorder.book());
  }

  private static Range range(String low, String high) {
    return new Range(Percent.of(low), Percent.of(high));
  }
}
