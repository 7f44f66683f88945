package org.tariffledger.rest.rates;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.CustomsValue;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Quantity;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.Shipment.Assume;
import org.tariffledger.domain.UnitOfQuantity;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.Flags;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Names;
import org.tariffledger.rest.json.Quoted;

/// Reads what a question says of a shipment. What nothing that is recorded asks for is a slip.
final class ShipmentReader {

  private static final String BAD_AMOUNT = "bad-amount";
  private static final String BAD_SHARE = "bad-share";

  private final RateBook book;
  private final ZoneId zone;
  private final Faults faults;

  ShipmentReader(RateBook book, ZoneId zone, Faults faults) {
    this.book = book;
    this.zone = zone;
    this.faults = faults;
  }

  Shipment read(RateParameters asked) {
    var worth = asked.customsValue();
    var melted = asked.meltedIn();
    var shares = shares(asked.shares());
    return new Shipment(
        claims(asked.claims()),
        worth == null ? null : faults.value("customsValue", BAD_AMOUNT, worth, CustomsValue::of),
        quantity(asked.quantity(), asked.unit()),
        TimeParameters.instant("loadedOn", asked.loadedOn(), zone, faults),
        asked.quotaInHand() == null
            ? null
            : (Boolean) Flags.read("quotaInHand", asked.quotaInHand(), faults),
        melted == null
            ? null
            : faults.value("meltedIn", "unknown-economy", melted, EconomyCode::new),
        shares,
        assume(asked.assume()));
  }

  private Claims claims(@Nullable String text) {
    var claims = text == null ? Claims.UNSAID : ClaimsText.read(text, faults);
    var known = book.claims();
    Stream.concat(claims.made().stream(), claims.denied().stream())
        .distinct()
        .filter(claim -> !known.contains(claim))
        .sorted(Comparator.comparing(ClaimName::value))
        .forEach(
            claim ->
                faults.add(
                    "claims",
                    "unknown-claim",
                    "No measure and no schedule asks for the claim \"%s\"%s; there are: %s."
                        .formatted(claim, spelt(claim, known), all(known))));
    return claims;
  }

  /// Case counts in names of claims.
  private static String spelt(ClaimName claim, Collection<ClaimName> known) {
    return known.stream()
        .filter(other -> other.value().equalsIgnoreCase(claim.value()))
        .findFirst()
        .map(other -> ", but for \"" + other + "\": capitals count")
        .orElse("");
  }

  private @Nullable Quantity quantity(@Nullable String amount, @Nullable String unit) {
    together("quantity", amount, "unit", unit);
    together("unit", unit, "quantity", amount);
    BigDecimal read =
        amount == null ? null : faults.value("quantity", BAD_AMOUNT, amount, Quantity::amountOf);
    UnitOfQuantity in =
        unit == null
            ? null
            : faults.value(
                "unit", "unknown-unit", unit, text -> new UnitOfQuantity(text).checked());
    return read == null || in == null ? null : new Quantity(read, in);
  }

  private void together(
      String name, @Nullable String text, String other, @Nullable String otherText) {
    if (text != null && otherText == null) {
      faults.add(
          other,
          "missing-parameter",
          "The parameter \"%s\" says nothing without \"%s\".".formatted(name, other));
    }
  }

  /// Those that can be read; none where they are too much together.
  private Map<NumericFact, BigDecimal> shares(Map<String, String> asked) {
    var shares = new TreeMap<NumericFact, BigDecimal>();
    asked.forEach(
        (name, text) -> {
          var fact = known(name);
          var share = fact == null ? null : faults.value(name, BAD_SHARE, text, fact::read);
          if (fact != null && share != null) {
            shares.put(fact, share);
          }
        });
    return fit(shares) ? shares : Map.of();
  }

  private @Nullable NumericFact known(String name) {
    var known = book.numbers();
    return known.stream()
        .filter(fact -> fact.value().equals(name))
        .findFirst()
        .orElseGet(
            () -> {
              faults.add(
                  name,
                  "unknown-fact",
                  "No measure and no rule asks for \"%s\"; there are: %s."
                      .formatted(
                          Quoted.of(name),
                          all(
                              known.stream()
                                  .filter(fact -> !fact.equals(NumericFact.CUSTOMS_VALUE))
                                  .toList())));
              return null;
            });
  }

  private boolean fit(Map<NumericFact, BigDecimal> shares) {
    var sum = NumericFact.ofValue(shares);
    if (sum.compareTo(BigDecimal.ONE) <= 0) {
      return true;
    }
    var ofValue = shares.keySet().stream().filter(NumericFact::isShare).toList();
    faults.add(
        ofValue.getFirst().value(),
        BAD_SHARE,
        "Shares of the customs value do not overlap: together they are at most 1. %s are %s."
            .formatted(all(ofValue), sum.toPlainString()));
    return false;
  }

  private Assume assume(@Nullable String text) {
    if (text == null || text.equals(Names.of(Assume.ORDINARY))) {
      return Assume.ORDINARY;
    }
    if (!text.equals(Names.of(Assume.NOTHING))) {
      faults.add(
          "assume",
          "unknown-value",
          "\"%s\" is none of %s."
              .formatted(Quoted.of(text), String.join(", ", Names.ofAll(Assume.class))));
    }
    return Assume.NOTHING;
  }

  private static String all(Collection<?> names) {
    return names.isEmpty()
        ? "none"
        : names.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
