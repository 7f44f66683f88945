package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.Editions;
import org.tariffledger.domain.Extent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.SchedulePublished;
import org.tariffledger.domain.ReferenceEvent.SuccessorsDeclared;
import org.tariffledger.domain.Schedule;
import org.tariffledger.domain.TariffLine;

/// Whether a code exists, by what a query knows.
public final class Nomenclature {

  private static final int SUCCESSORS_SHOWN_MAX = 20;

  /// The last edition that had the code, since when it is gone, and what became of it, if known:
  /// `successors` of the code itself or of one above, else those of all codes below it.
  public record Ended(
      EditionId edition,
      Instant at,
      List<ProductCode> successors,
      List<ProductCode> successorsBelow) {}

  /// A code that the edition does not have.
  public record Missing(ProductCode code, SchedulePublished edition, @Nullable Ended ended) {

    public String sentence() {
      var sentence = hasNot(code, edition);
      if (ended == null) {
        return sentence;
      }
      var zone = Economies.zoneOf(edition.importer());
      return sentence
          + " It is gone since %s; the last edition to have it was %s."
              .formatted(ended.at().atZone(zone).toOffsetDateTime(), ended.edition())
          + succeeded("It was", ended.successors())
          + succeeded("What stood below it was", ended.successorsBelow());
    }

    private static String succeeded(String what, List<ProductCode> successors) {
      if (successors.isEmpty()) {
        return "";
      }
      var shown =
          successors.stream()
              .limit(SUCCESSORS_SHOWN_MAX)
              .map(ProductCode::value)
              .collect(Collectors.joining(", "));
      var more = successors.size() - SUCCESSORS_SHOWN_MAX;
      return " %s succeeded by %s%s."
          .formatted(what, shown, more > 0 ? ", and " + more + " more" : "");
    }
  }

  /// Empty for general goods, for a code that exists, and where nobody can tell.
  public static Optional<Missing> missing(RateQuery query, RateSource source) {
    var code = query.product();
    var editions =
        Editions.until(
            source.schedules(query.importer()), query.validAt(), query.knownAt(), query.position());
    if (code == null || editions.isEmpty() || editions.getLast().extent() != Extent.WHOLE) {
      return Optional.empty();
    }
    var inForce = editions.getLast();
    return isIn(inForce, code, source)
        ? Optional.empty()
        : Optional.of(new Missing(code, inForce, ended(code, editions, query, source)));
  }

  /// The same of this edition, whether it is the whole tariff or not, and whether it is in force.
  public static Optional<Missing> missing(
      SchedulePublished edition, RateQuery query, RateSource source) {
    var code = query.product();
    if (code == null || isIn(edition, code, source)) {
      return Optional.empty();
    }
    var editions =
        Editions.until(
            source.schedules(query.importer()),
            edition.effectiveFrom(),
            query.knownAt(),
            query.position());
    return Optional.of(new Missing(code, edition, ended(code, editions, query, source)));
  }

  private static @Nullable Ended ended(
      ProductCode code, List<SchedulePublished> editions, RateQuery query, RateSource source) {
    for (int i = editions.size() - 2; i >= 0; i--) {
      if (isIn(editions.get(i), code, source)) {
        var successors = successors(code, query, source);
        return new Ended(
            editions.get(i).edition(),
            editions.get(i + 1).effectiveFrom(),
            successors,
            successors.isEmpty() ? successorsBelow(code, query, source) : List.of());
      }
    }
    return null;
  }

  /// Of the longest code that was declared to have any, by the latest announcement.
  private static List<ProductCode> successors(
      ProductCode code, RateQuery query, RateSource source) {
    return source.schedules(query.importer()).stream()
        .filter(query::knows)
        .filter(e -> e.event() instanceof SuccessorsDeclared d && code.startsWith(d.code()))
        .max(
            java.util.Comparator.<Recorded<ReferenceEvent>>comparingInt(
                    entry -> declared(entry).code().length())
                .thenComparing(Recorded.BY_ANNOUNCEMENT))
        .map(entry -> declared(entry).successors())
        .orElse(List.of());
  }

  /// Of each code below that was declared to have any, by the latest announcement.
  private static List<ProductCode> successorsBelow(
      ProductCode code, RateQuery query, RateSource source) {
    var latest = new TreeMap<ProductCode, List<ProductCode>>();
    source.schedules(query.importer()).stream()
        .filter(query::knows)
        .filter(e -> e.event() instanceof SuccessorsDeclared d && d.code().startsWith(code))
        .sorted(Recorded.BY_ANNOUNCEMENT)
        .map(Nomenclature::declared)
        .forEach(declared -> latest.put(declared.code(), declared.successors()));
    return latest.values().stream().flatMap(List::stream).distinct().toList();
  }

  private static SuccessorsDeclared declared(Recorded<ReferenceEvent> entry) {
    return (SuccessorsDeclared) entry.event();
  }

  /// The lines below the product that have none below them, if the edition in force is the whole
  /// tariff; a statistical line ending in 00 by its eight digits.
  static List<ProductCode> lines(RateQuery query, RateSource source) {
    var product = query.product();
    var edition =
        Editions.at(
            source.schedules(query.importer()), query.validAt(), query.knownAt(), query.position());
    if (product == null || edition.isEmpty() || edition.get().extent() != Extent.WHOLE) {
      return List.of();
    }
    var lines = new ArrayList<ProductCode>();
    for (var line : source.schedule(edition.get().content().digest()).below(product)) {
      var code = line.code().map(ProductCode::line).orElse(product);
      while (!lines.isEmpty() && code.startsWith(lines.getLast())) {
        lines.removeLast();
      }
      lines.add(code);
    }
    return lines;
  }

  private static boolean isIn(SchedulePublished edition, ProductCode code, RateSource source) {
    return has(code, source.schedule(edition.content().digest()));
  }

  /// Whether there is a line of the code or below it, or one above it that has a duty.
  static boolean has(ProductCode code, Schedule schedule) {
    return !schedule.below(code).isEmpty()
        || schedule
            .line(code)
            .filter(line -> line.code().filter(code.line()::equals).isPresent() || hasDuty(line))
            .isPresent();
  }

  private static boolean hasDuty(TariffLine line) {
    return Stream.of(line.general(), line.special(), line.other()).anyMatch(t -> !t.isEmpty());
  }

  static String hasNot(ProductCode code, SchedulePublished edition) {
    return switch (edition.extent()) {
      case WHOLE ->
          "Edition %s of the schedule of %s does not have %s."
              .formatted(edition.edition(), edition.importer(), code);
      case PARTIAL ->
          "Edition %s of the schedule of %s, which is not the whole tariff, does not have %s."
              .formatted(edition.edition(), edition.importer(), code);
    };
  }

  private Nomenclature() {}
}
