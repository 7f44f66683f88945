package org.tariffledger.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a duty as schedules write it: `Free`, `6.8%`, `1.4¢/kg + 3%`, `$1.035/kg`,
/// `50¢ each + 6%`, `12 EUR/100 kg`. What no one percentage or quantity decides is left as
/// written: `on lead content`, `on the case`, `less 0.02¢/kg for each degree`.
public final class DutyText {

  private static final int CHARS_MAX = 2_000;

  private static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3})+|\\d{1,12})(?:\\.\\d+)?";

  /// Marks that point to a footnote, at the end: `2.5% 1/`.
  private static final Pattern FOOTNOTES = Pattern.compile("(?:(?:^|\\s|(?<=%))\\d{0,2}/)+$");

  private static final Pattern FREE = Pattern.compile("free", Pattern.CASE_INSENSITIVE);
  private static final Pattern PERCENT =
      Pattern.compile(
          "(" + NUMBER + ")(?: (\\d)/([1-9]))? ?(?:%|percent|per cent)", Pattern.CASE_INSENSITIVE);

  /// `68¢/head`, `$3 each`, `EUR 12/100 kg`, `12 EUR/100 kg`, `89.6¢/1000`.
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?:(?<dollar>\\$) ?|(?<before>[A-Z]{3}) )?(?<amount>%s)(?: ?(?<cent>¢)| (?<after>[A-Z]{3}))?"
                  .formatted(NUMBER)
              + "(?: ?/ ?| (?=each$))(?:(?<many>1,?0{1,4})(?= |$) ?)?(?<unit>.*)");

  /// As the United States write it: `$` and `¢` are theirs.
  public static Duty read(String text) {
    return read(text, "USD");
  }

  /// Never fails: what it does not understand is left as written. `dollars` is the currency (ISO
  /// 4217) that the schedule means by `$` and `¢`.
  public static Duty read(String text, String dollars) {
    var plain = FOOTNOTES.matcher(PlainText.of(text)).replaceAll("").strip();
    if (plain.isEmpty()) {
      return new Duty.AsWritten("(nothing is written)");
    }
    if (plain.length() > CHARS_MAX) {
      return new Duty.AsWritten(plain.substring(0, CHARS_MAX));
    }
    try {
      return sum(plain, dollars).orElseGet(() -> new Duty.AsWritten(plain));
    } catch (IllegalArgumentException e) {
      // A number that is no rate, such as 99999%: the values guard themselves.
      return new Duty.AsWritten(plain);
    }
  }

  private static Optional<Duty> sum(String text, String dollars) {
    var parts = new ArrayList<Duty>();
    for (var part : text.split("\\+", -1)) {
      var duty = one(part.strip(), dollars);
      if (duty.isEmpty()) {
        return Optional.empty();
      }
      parts.add(duty.get());
    }
    return Optional.of(parts.size() == 1 ? parts.getFirst() : new Duty.Compound(parts));
  }

  private static Optional<Duty> one(String text, String dollars) {
    if (FREE.matcher(text).matches()) {
      return Optional.of(new Duty.AdValorem(Percent.ZERO));
    }
    var percent = PERCENT.matcher(text);
    return percent.matches()
        ? Optional.of(new Duty.AdValorem(Percent.of(percent(percent).toPlainString())))
        : specific(text, dollars);
  }

  /// Also `33 1/3%`, which is rounded to the six decimals that a rate has.
  private static BigDecimal percent(Matcher found) {
    var whole = number(found.group(1));
    if (found.group(2) == null) {
      return whole;
    }
    var part = number(found.group(2)).divide(number(found.group(3)), 6, RoundingMode.HALF_UP);
    return whole.add(part);
  }

  private static Optional<Duty> specific(String text, String dollars) {
    var found = AMOUNT.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    return currency(found, dollars)
        .flatMap(currency -> unit(found).map(unit -> specific(found, currency, unit)));
  }

  /// Money is named once, before the amount or after it.
  private static Optional<String> currency(Matcher found, String dollars) {
    var named =
        Stream.of("dollar", "before", "cent", "after")
            .filter(group -> found.group(group) != null)
            .toList();
    if (named.size() != 1) {
      return Optional.empty();
    }
    var text = found.group(named.getFirst());
    return Optional.of(text.length() == 3 ? text : dollars);
  }

  /// `/1000` without a unit counts pieces.
  private static Optional<UnitOfQuantity> unit(Matcher found) {
    var name = found.group("unit");
    if (name.isEmpty() && found.group("many") == null) {
      return Optional.empty();
    }
    return Optional.of(new UnitOfQuantity(name.isEmpty() ? "No." : name))
        .filter(UnitOfQuantity::isKnown);
  }

  private static Duty specific(Matcher found, String currency, UnitOfQuantity unit) {
    var written = number(found.group("amount"));
    var amount = found.group("cent") == null ? written : written.movePointLeft(2);
    var many = found.group("many");
    return new Duty.Specific(
        many == null ? amount : amount.divide(number(many)), currency, unit.name());
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text.replace(",", ""));
  }

  private DutyText() {}
}
