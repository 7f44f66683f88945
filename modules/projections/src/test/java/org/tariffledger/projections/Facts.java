package org.tariffledger.projections;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.CustomsValue;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.Shipment.Assume;
import org.tariffledger.domain.rates.RateAnswer.Need;
import org.tariffledger.domain.rates.RateQuery;

/// Questions with more facts told, as a caller would tell them.
final class Facts {

  /// Whether it is one that may be told of a shipment.
  static boolean isTold(Need need) {
    var fact = need.fact();
    return List.of("loadedOn", "quotaInHand", "meltedIn", "customsValue", "quantity").contains(fact)
        || fact.startsWith("claims.")
        || fact.startsWith("share.")
        || fact.startsWith("weightShare.");
  }

  /// Whether there are values to choose from.
  static boolean isFact(Need need) {
    return isTold(need) && !need.values().isEmpty();
  }

  /// Empty if they do not go together.
  static Optional<RateQuery> with(RateQuery query, Map<String, String> given) {
    var shipment = Optional.of(query.shipment());
    for (var one : given.entrySet()) {
      shipment = shipment.flatMap(s -> with(s, one.getKey(), one.getValue()));
    }
    return shipment.map(told -> with(query, told));
  }

  private static Optional<Shipment> with(Shipment s, String fact, String value) {
    return switch (fact) {
      case "loadedOn" -> told(s, s.claims(), null, Instant.parse(value), null, null, Map.of());
      case "quotaInHand" ->
          told(s, s.claims(), null, null, Boolean.parseBoolean(value), null, Map.of());
      case "meltedIn" -> told(s, s.claims(), null, null, null, new EconomyCode(value), Map.of());
      case "customsValue" ->
          told(s, s.claims(), CustomsValue.of(value), null, null, null, Map.of());
      default ->
          fact.startsWith("claims.")
              ? told(s, claims(s.claims(), value), null, null, null, null, Map.of())
              : told(
                  s,
                  s.claims(),
                  null,
                  null,
                  null,
                  null,
                  Map.of(new NumericFact(fact), new BigDecimal(value)));
    };
  }

  private static Claims claims(Claims before, String value) {
    var made = new HashSet<>(before.made());
    var denied = new HashSet<>(before.denied());
    if (value.startsWith("!")) {
      denied.add(new ClaimName(value.substring(1)));
    } else {
      made.add(new ClaimName(value));
    }
    return new Claims(made, denied, before.othersDenied());
  }

  /// What is said stays said.
  private static Optional<Shipment> told(
      Shipment s,
      Claims claims,
      @Nullable CustomsValue customsValue,
      @Nullable Instant loadedOn,
      @Nullable Boolean quotaInHand,
      @Nullable EconomyCode meltedIn,
      Map<NumericFact, BigDecimal> shares) {
    var all = new HashMap<>(shares);
    all.putAll(s.shares());
    var ofValue =
        all.entrySet().stream()
            .filter(share -> share.getKey().isShare())
            .map(Map.Entry::getValue)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return ofValue.compareTo(BigDecimal.ONE) > 0
        ? Optional.empty()
        : Optional.of(
            new Shipment(
                claims,
                s.customsValue() == null ? customsValue : s.customsValue(),
                s.quantity(),
                s.loadedOn() == null ? loadedOn : s.loadedOn(),
                s.quotaInHand() == null ? quotaInHand : s.quotaInHand(),
                s.meltedIn() == null ? meltedIn : s.meltedIn(),
                all,
                s.assume()));
  }

  /// What the other says where nothing is said; empty if that does not go together.
  static Optional<RateQuery> merged(RateQuery query, Shipment more) {
    var claims = query.claims();
    for (var claim : more.claims().made()) {
      claims = claims.isUnsaid(claim) ? claims(claims, claim.value()) : claims;
    }
    for (var claim : more.claims().denied()) {
      claims = claims.isUnsaid(claim) ? claims(claims, "!" + claim) : claims;
    }
    return told(
            query.shipment(),
            claims,
            more.customsValue(),
            more.loadedOn(),
            more.quotaInHand(),
            more.meltedIn(),
            more.shares())
        .map(told -> with(query, told));
  }

  static RateQuery assuming(RateQuery query, Assume assume) {
    var s = query.shipment();
    return with(
        query,
        new Shipment(
            s.claims(),
            s.customsValue(),
            s.quantity(),
            s.loadedOn(),
            s.quotaInHand(),
            s.meltedIn(),
            s.shares(),
            assume));
  }

  static RateQuery with(RateQuery query, Shipment shipment) {
    return new RateQuery(
        query.importer(),
        query.exporter(),
        query.product(),
        query.validAt(),
        query.knownAt(),
        query.position(),
        shipment);
  }

  private Facts() {}
}
