package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.AllInColumn;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.Editions;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ReferenceEvent.SchedulePublished;
import org.tariffledger.domain.Schedule;
import org.tariffledger.domain.ScheduleColumn;
import org.tariffledger.domain.Shipment.Assume;
import org.tariffledger.domain.TariffLine;
import org.tariffledger.domain.rates.RateAnswer.Need;

/// Finds the duty of the importer's schedule: the edition in force, its line with the longest code
/// that the goods' code is or begins with, and there the first column that writes something.
final class BaseDuties {

  static final String BASE_DUTY = "baseDuty";
  static final int CODES_MAX = 100;

  /// Stands for the duty of a line that writes none: another than any that is written.
  private static final Duty NONE_WRITTEN = new Duty.AsWritten("no duty is written");

  /// What decides: the answer, and the duties it goes by, whatever they are called.
  record Found(BaseDuty answer, Map<String, Duty> duties) {}

  /// A duty as a line has it: `text` in a column, written in the line `by`, which may be above.
  private record Written(
      ProductCode code, ScheduleColumn column, String text, Duty duty, TariffLine by) {}

  private final RateQuery query;
  private final ProductCode product;
  private final SchedulePublished edition;
  private final Schedule schedule;
  private final List<ScheduleColumn> columns;

  private BaseDuties(
      RateQuery query,
      ProductCode product,
      SchedulePublished edition,
      List<ScheduleColumn> columns,
      RateSource source) {
    this.query = query;
    this.product = product;
    this.edition = edition;
    this.schedule = source.schedule(edition.content().digest());
    this.columns = columns;
  }

  /// So many open claims are tried out.
  private static final int CLAIMS_MAX = 8;

  /// What the shipment is charged. Where nothing is assumed, every way of claiming is tried.
  static Found find(RateQuery query, RateSource source) {
    if (query.shipment().assume() == Assume.ORDINARY || query.product() == null) {
      return find(query, Columns.of(query, source), source);
    }
    var open =
        Columns.unsaidClaims(query, source).stream()
            .map(claim -> new Variable(new Fact.Claimed(claim), List.of(Value.NO, Value.YES)))
            .sorted(Variable.BY_NAME)
            .limit(CLAIMS_MAX)
            .toList();
    return either(query, open, source);
  }

  private static Found either(RateQuery query, List<Variable> open, RateSource source) {
    var combinations = new Combinations(open);
    var found =
        IntStream.range(0, combinations.count())
            .mapToObj(number -> query.claiming(Situation.made(combinations.taken(number))))
            .map(claiming -> find(claiming, Columns.of(claiming, source), source))
            .toList();
    var duties = found.stream().map(Found::duties).toList();
    var needs =
        open.stream()
            .filter(claim -> combinations.matters(claim, duties))
            .map(claim -> decidesTheColumn(claim, query))
            .toList();
    if (needs.isEmpty()) {
      return found.getFirst();
    }
    var all = new TreeMap<String, Duty>();
    duties.forEach(all::putAll);
    return new Found(new BaseDuty(null, needs), all);
  }

  private static Need decidesTheColumn(Variable claim, RateQuery query) {
    var texts = FactTexts.of(claim, LocalTimes.of(query.importer()));
    return new Need(
        claim.fact().name(),
        "Whether %s is claimed decides by which column of the schedule the goods are charged."
            .formatted(texts.getFirst()),
        texts);
  }

  /// What an all-in duty counts.
  static Found counted(RateQuery query, AllInColumn column, RateSource source) {
    return column.isCharged()
        ? find(query, Columns.of(query, source), source)
        : find(query, List.of(column.column(), ScheduleColumn.GENERAL), source);
  }

  private static Found find(RateQuery query, List<ScheduleColumn> columns, RateSource source) {
    var entries = source.schedules(query.importer());
    var edition = Editions.at(entries, query.validAt(), query.knownAt(), query.position());
    if (edition.isEmpty()) {
      var isAnyKnown = Editions.known(entries, query.knownAt(), query.position()).count() > 0;
      return open(
          "No schedule of %s%s is loaded, so the total is open."
              .formatted(query.importer(), isAnyKnown ? " that is in force then" : ""));
    }
    return query.product() == null
        ? new Found(BaseDuty.NONE, Map.of())
        : new BaseDuties(query, query.product(), edition.get(), columns, source).find();
  }

  private static Found open(String why) {
    return new Found(new BaseDuty(null, List.of(new Need(BASE_DUTY, why, List.of()))), Map.of());
  }

  private Found find() {
    var here = schedule.line(product).flatMap(this::written);
    var below = below();
    var first =
        here.or(() -> below.stream().filter(w -> !w.duty().equals(NONE_WRITTEN)).findFirst());
    if (first.isEmpty()) {
      return open(whyNone());
    }
    var duty = first.get().duty();
    var others = below.stream().filter(written -> !written.duty().equals(duty)).toList();
    return others.isEmpty()
        ? new Found(charged(first.get()), Map.of(product.value(), duty))
        : open(here.isPresent() ? others : below, here.orElse(null));
  }

  /// Of lines that have all their duties from the same lines, the first; and each line that writes
  /// no duty, unless it only holds others.
  private List<Written> below() {
    var below = new ArrayList<Written>();
    Optional<Written> written = Optional.empty();
    var lines = schedule.below(product);
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (i == 0 || !hasTheDutiesOf(lines.get(i - 1), line)) {
        written = written(line);
        written.ifPresent(below::add);
      }
      if (written.isEmpty() && !holdsOthers(i, lines)) {
        line.code().map(code -> noneWritten(code, line)).ifPresent(below::add);
      }
    }
    return below;
  }

  private static Written noneWritten(ProductCode code, TariffLine line) {
    return new Written(code, ScheduleColumn.GENERAL, "", NONE_WRITTEN, line);
  }

  /// By codes or by indents: a plain file of codes and rates has no indents.
  private static boolean holdsOthers(int at, List<TariffLine> lines) {
    var code = lines.get(at).code().orElseThrow();
    var next = at + 1 < lines.size() ? lines.get(at + 1).code() : Optional.<ProductCode>empty();
    return !lines.get(at).children().isEmpty()
        || next.filter(other -> other.startsWith(code)).isPresent();
  }

  private static boolean hasTheDutiesOf(TariffLine one, TariffLine other) {
    return isSame(one.generalFrom(), other.generalFrom())
        && isSame(one.specialFrom(), other.specialFrom())
        && isSame(one.otherFrom(), other.otherFrom());
  }

  /// One without a code leaves it to those below to be named.
  private static boolean isSame(Optional<TariffLine> one, Optional<TariffLine> other) {
    return one.equals(other) && one.flatMap(TariffLine::code).isPresent() == one.isPresent();
  }

  private String whyNone() {
    return Nomenclature.has(product, schedule)
        ? "Edition %s of the schedule of %s writes no duty for %s, so the total is open."
            .formatted(edition.edition(), query.importer(), product)
        : Nomenclature.hasNot(product, edition) + " So the total is open.";
  }

  private Found open(List<Written> deciding, @Nullable Written here) {
    var duties = new TreeMap<String, Duty>();
    deciding.forEach(written -> duties.put(written.code().value(), written.duty()));
    if (here != null) {
      duties.put(product.value(), here.duty());
    }
    var codes =
        deciding.stream().map(written -> line(written).value()).distinct().sorted().toList();
    var shown = codes.stream().limit(CODES_MAX).toList();
    var why =
        "Below %s the schedule has %d lines that do not all charge alike; give a longer code%s."
            .formatted(
                product,
                codes.size(),
                shown.size() < codes.size() ? " (the first " + shown.size() + " are listed)" : "");
    return new Found(new BaseDuty(null, List.of(new Need("product", why, shown))), duties);
  }

  private BaseDuty charged(Written written) {
    var valuation = Valuation.of(query);
    var percent = valuation.of(written.duty()) instanceof Duty.AdValorem(var found) ? found : null;
    return new BaseDuty(
        new BaseDuty.Charged(
            written.text(),
            percent,
            line(written),
            edition.edition(),
            written.column(),
            written.by().written().description()),
        valuation.needs(written.duty(), "The base duty “" + written.text() + "”", BASE_DUTY));
  }

  /// The line that writes the duty; one that a statistical code of ten digits stands for has eight.
  private static ProductCode line(Written written) {
    return written.by().code().orElse(written.code()).line();
  }

  /// Empty for a line that has no duty in any of the columns.
  private Optional<Written> written(TariffLine line) {
    return line.code()
        .flatMap(
            code -> columns.stream().flatMap(column -> written(code, line, column)).findFirst());
  }

  private Stream<Written> written(ProductCode code, TariffLine line, ScheduleColumn column) {
    if (column.equals(ScheduleColumn.GENERAL)) {
      return written(code, column, line.general(), line.generalFrom());
    }
    if (column.equals(ScheduleColumn.OTHER)) {
      return written(code, column, line.other(), line.otherFrom());
    }
    var text = schedule.specialDuties(line.special()).of(column);
    return text.isEmpty() ? Stream.of() : written(code, column, text.get(), line.specialFrom());
  }

  private Stream<Written> written(
      ProductCode code, ScheduleColumn column, String text, Optional<TariffLine> by) {
    return by.map(line -> new Written(code, column, text, duty(text), line)).stream();
  }

  private Duty duty(String text) {
    return schedule.duty(text, Economies.currencyOf(query.importer()));
  }
}
