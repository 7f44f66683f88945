package org.tariffledger.rest.assessments;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tariffledger.domain.ChargedDuty;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.rates.EntryCharge;
import org.tariffledger.domain.rates.EntryCharge.Covers;
import org.tariffledger.rest.http.QueryNames;
import org.tariffledger.rest.http.QueryRecords;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.json.BadInput;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Quoted;
import org.tariffledger.rest.rates.BatchReader;
import org.tariffledger.rest.rates.RateParameters;
import org.tariffledger.rest.rates.RateQuestion;
import org.tariffledger.rest.rates.RateQuestions;
import tools.jackson.databind.JsonNode;

/// Reads entries: what `GET /v1/rates` takes as parameters, and what was charged.
@Component
class Entries {

  /// Of an entry, and not of all that come together.
  static final QueryNames FIELDS =
      QueryNames.of(List.of(RateParameters.class, ChargeParameters.class), Set.of("validAt"));

  private static final QueryNames ALL =
      QueryNames.of(
          List.of(RateParameters.class, TimeParameters.class, ChargeParameters.class), Set.of());

  private final RateQuestions questions;

  Entries(RateQuestions questions) {
    this.questions = questions;
  }

  /// From the fields of an object, by what is known at `now` unless they say otherwise.
  ///
  /// @throws BadInput with every fault of the entry
  Entry read(JsonNode json, ReadPosition from, Instant now) {
    var faults = from.faults();
    var said = BatchReader.said("An entry", json, Entries::mayBeNumber, faults);
    ALL.check(said, faults);
    return read(said, QueryRecords.read(TimeParameters.class, said), from, now);
  }

  static boolean mayBeNumber(String name) {
    return BatchReader.isNumber(name)
        || name.equals("dutyCharged")
        || name.equals("percentCharged");
  }

  /// From the fields of a line, by what is known and recorded for all lines.
  Entry read(Map<String, String> fields, LineTimes times, ReadPosition from, Instant now) {
    var said = new HashMap<String, String[]>();
    fields.forEach((name, text) -> said.put(name, new String[] {text}));
    return read(said, times.with(fields.get("validAt")), from, now);
  }

  /// From what is said of one, with the times that hold for it.
  private Entry read(
      Map<String, String[]> said, TimeParameters times, ReadPosition from, Instant now) {
    var rate = QueryRecords.read(RateParameters.class, said);
    var charged = QueryRecords.read(ChargeParameters.class, said);
    var faults = from.faults();
    if (times.validAt() == null) {
      faults.add("validAt", "missing-parameter", "Say in \"validAt\" when it was entered.");
    }
    var charge = charge(charged, rate, faults);
    checkCurrency(charged.currency(), rate.importer(), times.validAt(), now, faults);
    var question = checked(questions.of(rate, times, from, now), now);
    return new Entry(
        question.knowing(question.query().validAt()),
        question,
        requireNonNull(charge),
        charged.reference());
  }

  /// Unless it is about what does not exist then, or was not entered yet.
  private RateQuestion checked(RateQuestion question, Instant now) {
    var faults = new Faults();
    if (isOnALaterDay(question, now)) {
      faults.add("validAt", "entry-in-future", "An entry is assessed once it was made.");
    }
    try {
      questions.existing(question);
    } catch (BadInput e) {
      throw faults.and(e);
    }
    faults.throwIfAny();
    return question;
  }

  private static boolean isOnALaterDay(RateQuestion question, Instant now) {
    return question
        .there(question.query().validAt())
        .toLocalDate()
        .isAfter(question.there(now).toLocalDate());
  }

  /// Null, and every fault, if it cannot be read.
  private static @Nullable EntryCharge charge(
      ChargeParameters said, RateParameters rate, Faults faults) {
    var before = faults.count();
    var covers = faults.choice("covers", said.covers(), Covers.TOTAL);
    var amount =
        said.dutyCharged() == null
            ? null
            : faults.value("dutyCharged", "bad-amount", said.dutyCharged(), ChargedDuty::of);
    var percent =
        said.percentCharged() == null
            ? null
            : faults.value("percentCharged", "bad-rate", said.percentCharged(), Percent::of);
    if (said.dutyCharged() == null && said.percentCharged() == null) {
      faults.add(
          "dutyCharged",
          "missing-parameter",
          "Say what was charged: dutyCharged, percentCharged, or both.");
    }
    if (said.dutyCharged() != null && rate.customsValue() == null) {
      faults.add(
          "customsValue",
          "missing-parameter",
          "Money that was charged says nothing without the \"customsValue\".");
    }
    if (covers == Covers.TOTAL && rate.product() == null) {
      faults.add(
          "product",
          "missing-parameter",
          "General goods have no base duty: name the product, or say covers=additional.");
    }
    var reference = said.reference();
    if (reference != null && reference.length() > ChargeParameters.REFERENCE_CHARACTERS_MAX) {
      faults.add(
          "reference",
          "too-long",
          "A reference has at most %d characters."
              .formatted(ChargeParameters.REFERENCE_CHARACTERS_MAX));
    }
    return faults.count() > before ? null : new EntryCharge(covers, amount, percent);
  }

  private static void checkCurrency(
      @Nullable String currency,
      @Nullable String importer,
      @Nullable String validAt,
      Instant now,
      Faults faults) {
    if (currency == null) {
      return;
    }
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
      faults.add(
          "currency",
          "unknown-currency",
          "A currency is one of ISO 4217, such as USD; \"%s\" is none of them."
              .formatted(Quoted.of(currency)));
    } else if (importer != null && Economies.isKnown(importer)) {
      var own = currencyOf(new EconomyCode(importer), validAt, now);
      if (!own.equals(currency)) {
        faults.add(
            "currency",
            "other-currency",
            "%s takes duties in %s: convert what was charged in %s."
                .formatted(importer, own, currency));
      }
    }
  }

  /// Of the union, for its members.
  private static String currencyOf(EconomyCode importer, @Nullable String validAt, Instant now) {
    var zone = Economies.zoneOf(importer);
    var at = TimeParameters.instant("validAt", validAt, zone, new Faults());
    return Economies.currencyOf(
        Economies.unionOf(importer, requireNonNullElse(at, now)).orElse(importer));
  }
}
