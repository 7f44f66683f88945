package org.tariffledger.projections;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.CustomsValue;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Extent;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Quantity;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceCommand.AssignColumn;
import org.tariffledger.domain.ReferenceCommand.ChangeGroupMembers;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.domain.ReferenceCommand.RegisterGroup;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.ScheduleColumn;
import org.tariffledger.domain.ScheduleLine;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.UnitOfQuantity;
import org.tariffledger.domain.rates.RateQuery;

/// Editions, columns and groups drawn at random from a small world, and questions about them: few
/// days, codes that contain each other, duties of all kinds.
final class RandomSchedules {

  static final List<String> CLAIMS = List.of("GSP", "USMCA");

  private static final Instant DAY_0 = Instant.parse("2025-04-01T04:00:00Z");
  private static final int DAYS = 12;
  private static final EconomyCode US = new EconomyCode("US");
  private static final GroupId GROUP = new GroupId("COLUMN-2");
  private static final List<String> EXPORTERS = List.of("CN", "RU", "MX", "DE", "FR");
  private static final List<String> COLUMNS = List.of("other", "general", "S", "S+", "A");
  private static final List<String> ASKED =
      List.of(
          "87",
          "8703",
          "870310",
          "87031050",
          "8703105010",
          "8703105020",
          "87032301",
          "8703230100",
          "8703230110",
          "8704",
          "87042200",
          "87042299",
          "90",
          "90183100",
          "9018310040",
          "27");

  private final RandomGenerator random;
  private final Recorder recorder = new Recorder();

  RandomSchedules(RandomGenerator random, int events) {
    this.random = random;
    recorder.take(new RegisterGroup(GROUP, "Column 2", some(2, this::membership), announced()));
    recorder.take(new DeclareCoverage(US, CoverageState.COMPLETE, Instant.EPOCH, always()));
    var programme = new ProgrammeId("P-1");
    recorder.take(new RegisterProgramme(programme, US, "P", Selection.MOST_SPECIFIC, always()));
    recorder.take(
        new ImposeTariff(
            new MeasureId("m-1"),
            US,
            programme,
            Targets.only(new Target.World()),
            Products.ALL,
            new Duty.AdValorem(Percent.of("10")),
            always(),
            DAY_0.plus(Duration.ofDays(5)),
            null));
    while (recorder.entries().size() < events) {
      draw();
    }
  }

  List<Recorded<Event>> entries() {
    return recorder.entries();
  }

  RateBook book() {
    return recorder.book();
  }

  /// What is in the editions, by the digests that events name.
  Map<Digest, List<ScheduleLine>> contents() {
    return recorder.editions();
  }

  RateQuery question() {
    var last = entries().size();
    return new RateQuery(
        US,
        new EconomyCode(pick(EXPORTERS)),
        random.nextInt(12) == 0 ? null : new ProductCode(pick(ASKED)),
        moment(),
        random.nextBoolean() ? moment() : DAY_0.plus(Duration.ofDays(2L * DAYS)),
        random.nextInt(3) == 0 ? 1 + random.nextInt(last) : last,
        shipment());
  }

  private Shipment shipment() {
    return Shipment.of(
        claims(),
        random.nextBoolean() ? null : CustomsValue.of(pick(List.of("100", "70", "3", "1250.5"))),
        random.nextBoolean()
            ? null
            : new Quantity(
                new BigDecimal(pick(List.of("1", "7", "400", "0.25"))),
                new UnitOfQuantity(pick(List.of("kg", "t", "No.", "doz.")))));
  }

  private Claims claims() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> new Claims(Set.of(claim()), Set.of(), random.nextBoolean());
      case 2 -> new Claims(Set.of(), Set.of(claim()), false);
      case 3 -> new Claims(Set.of(), Set.of(), true);
      default -> Claims.UNSAID;
    };
  }

  private void draw() {
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> publish();
      case 4 ->
          recorder.take(new ChangeGroupMembers(GROUP, some(2, this::membership), announced()));
      default -> recorder.take(column());
    }
  }

  private void publish() {
    var lines = new RandomLines(random).lines();
    if (!lines.isEmpty()) {
      recorder.take(
          new PublishSchedule(
              US,
              new EditionId("E-" + random.nextInt(4)),
              random.nextInt(3) == 0 ? Extent.PARTIAL : Extent.WHOLE,
              lines,
              null,
              moment(),
              announced()));
    }
  }

  private AssignColumn column() {
    var from = moment();
    var column = pick(COLUMNS);
    return new AssignColumn(
        US,
        new ScheduleColumn(column),
        random.nextInt(3) == 0 ? null : claim(),
        new Targets(
            some(2, this::target), random.nextInt(5) == 0 ? some(1, this::target) : List.of()),
        from,
        random.nextInt(3) > 0 ? null : from.plus(Duration.ofDays(1 + random.nextInt(DAYS))),
        announced());
  }

  private Target target() {
    return Target.of(pick(List.of("WORLD", GROUP.value(), "EU", "DE", "RU", "MX", "CN")));
  }

  private Membership membership() {
    var from = random.nextBoolean() ? null : moment();
    return new Membership(
        new EconomyCode(pick(EXPORTERS)),
        from,
        from == null || random.nextBoolean() ? null : from.plus(Duration.ofDays(3)));
  }

  private ClaimName claim() {
    return new ClaimName(pick(CLAIMS));
  }

  private Announcement announced() {
    return Announcement.at(moment());
  }

  private static Announcement always() {
    return Announcement.at(Instant.EPOCH);
  }

  private Instant moment() {
    return DAY_0.plus(Duration.ofDays(random.nextInt(DAYS)));
  }

  private <T> List<T> some(int max, java.util.function.Supplier<T> one) {
    return Stream.generate(one).limit(1 + random.nextInt(max)).distinct().toList();
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
