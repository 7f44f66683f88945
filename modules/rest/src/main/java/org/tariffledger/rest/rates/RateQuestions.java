package org.tariffledger.rest.rates;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tariffledger.commands.LedgerHead;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.rates.Nomenclature;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.ReadPositions;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.json.BadInput;
import org.tariffledger.rest.json.Faults;

/// Resolves what callers ask into what the engine is asked.
@Component
public class RateQuestions {

  private final RateBook book;
  private final LedgerHead head;
  private final ReadPositions positions;

  RateQuestions(RateBook book, LedgerHead head, ReadPositions positions) {
    this.book = book;
    this.head = head;
    this.positions = positions;
  }

  /// The same, about another book.
  public RateQuestions about(RateBook other) {
    return new RateQuestions(other, head, positions);
  }

  public RateQuestion of(
      RateParameters asked, TimeParameters askedTimes, ReadPosition from, Instant now) {
    var faults = from.faults();
    var importer = economy("importer", asked.importer(), faults);
    var exporter = economy("exporter", asked.exporter(), faults);
    var product =
        asked.product() == null
            ? null
            : faults.value("product", "malformed-code", asked.product(), ProductCode::new);
    var zone = importer == null ? ZoneOffset.UTC : zone(importer, askedTimes.validAt(), now);
    var shipment = new ShipmentReader(book, zone, faults).read(asked);
    var times = askedTimes.resolve(zone, now, faults);
    var validAt = requireNonNullElse(times.validAt(), now);
    if (importer != null && exporter != null && isSameTerritory(importer, exporter, validAt)) {
      faults.add(
          "exporter",
          "same-territory",
          importer + " and " + exporter + " are one customs territory: no duty is charged within.");
    }
    faults.throwIfAny();
    var position = position(times.recordedAt(), from);
    return new RateQuestion(
        new RateQuery(
            customsOf(requireNonNull(importer), validAt),
            requireNonNull(exporter),
            product,
            validAt,
            requireNonNullElse(times.knownAt(), now),
            position,
            shipment),
        importer,
        requireNonNullElse(times.recordedAt(), book.recordedAt(position)),
        askedTimes.isComplete());
  }

  /// The same question, unless it is about a code that does not exist then, or about goods that are
  /// entered before they are loaded.
  public RateQuestion existing(RateQuestion question) {
    var loadedOn = question.query().shipment().loadedOn();
    if (loadedOn != null && isOnALaterDay(loadedOn, question)) {
      throw BadInput.of(
          "loadedOn",
          "loaded-after-entry",
          "Goods are loaded before they are entered; %s is after %s."
              .formatted(question.there(loadedOn), question.there(question.query().validAt())));
    }
    Nomenclature.missing(question.query(), book).ifPresent(RateQuestions::refuse);
    return question;
  }

  /// A day stands for its end, so that one day is not told from another hour of it.
  private static boolean isOnALaterDay(Instant at, RateQuestion question) {
    return question
        .there(at)
        .toLocalDate()
        .isAfter(question.there(question.query().validAt()).toLocalDate());
  }

  /// Refuses a code that never existed until then.
  void refuseUnheardOf(RateQuestion question) {
    Nomenclature.missing(question.query(), book)
        .filter(missing -> missing.ended() == null)
        .ifPresent(RateQuestions::refuse);
  }

  private static void refuse(Nomenclature.Missing missing) {
    throw BadInput.of("product", "unknown-code", missing.sentence());
  }

  /// What is charged on whomever, by a territory that tells the time in its own zone.
  public RateQuestion ofAll(
      EconomyCode importer, TimeParameters asked, ReadPosition from, Instant now) {
    var times = asked.resolve(Economies.zoneOf(importer), now, from.faults());
    from.faults().throwIfAny();
    var position = position(times.recordedAt(), from);
    var validAt = requireNonNullElse(times.validAt(), now);
    var knownAt = requireNonNullElse(times.knownAt(), now);
    return new RateQuestion(
        new RateQuery(importer, importer, null, validAt, knownAt, position),
        importer,
        requireNonNullElse(times.recordedAt(), book.recordedAt(position)),
        asked.isComplete());
  }

  /// The newest position recorded by then, once nothing more can be.
  public long position(@Nullable Instant recordedAt, ReadPosition from) {
    if (recordedAt == null) {
      return from.value();
    }
    if (recordedAt.isAfter(book.recordedAt(from.value()))) {
      positions.await(head.settle(recordedAt), from.patience());
    }
    return book.positionAt(recordedAt);
  }

  private static @Nullable EconomyCode economy(String name, @Nullable String text, Faults faults) {
    if (text == null) {
      faults.add(name, "missing-parameter", "The parameter \"" + name + "\" is missing.");
      return null;
    }
    return faults.value(name, "unknown-economy", text, EconomyCode::new);
  }

  /// A day is first read in the economy's own zone, to know who then levied its duties.
  private static ZoneId zone(EconomyCode importer, @Nullable String validAt, Instant now) {
    var own = Economies.zoneOf(importer);
    var about = TimeParameters.instant("validAt", validAt, own, new Faults());
    return Economies.zoneOf(customsOf(importer, requireNonNullElse(about, now)));
  }

  private static EconomyCode customsOf(EconomyCode economy, Instant at) {
    return Economies.unionOf(economy, at).orElse(economy);
  }

  private static boolean isSameTerritory(EconomyCode one, EconomyCode other, Instant at) {
    return customsOf(one, at).equals(customsOf(other, at));
  }
}
