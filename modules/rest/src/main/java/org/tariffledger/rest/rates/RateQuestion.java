package org.tariffledger.rest.rates;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.rest.http.RateCaching;
import org.tariffledger.rest.json.Instants;

/// A question with everything resolved. `requestedImporter` is whom the caller named: a union
/// answers for its member. `isPinned` says that the caller gave all three times.
public record RateQuestion(
    RateQuery query, EconomyCode requestedImporter, Instant recordedAt, boolean isPinned) {

  /// Null unless a union answers for the member that was asked about.
  public @Nullable EconomyCode memberAsked() {
    return requestedImporter.equals(query.importer()) ? null : requestedImporter;
  }

  /// The customs zone in which the importer tells the time.
  public ZoneId zone() {
    return Economies.zoneOf(query.importer());
  }

  /// What is asked about, as a query string names it.
  public Map<String, @Nullable Object> subject() {
    var parameters = new LinkedHashMap<String, @Nullable Object>();
    parameters.put("importer", requestedImporter);
    parameters.put("exporter", query.exporter());
    parameters.put("product", query.product());
    ShipmentParameters.put(query.shipment(), parameters);
    return parameters;
  }

  /// The three times that it is answered for, as a query string names them.
  public Map<String, @Nullable Object> times() {
    var parameters = new LinkedHashMap<String, @Nullable Object>();
    parameters.put("validAt", query.validAt());
    parameters.put("knownAt", query.knownAt());
    parameters.put("recordedAt", recordedAt);
    return parameters;
  }

  /// The same about another time of knowing.
  public RateQuestion knowing(Instant then) {
    return new RateQuestion(query.knowing(then), requestedImporter, recordedAt, isPinned);
  }

  /// Where the same is asked of three times, for ever.
  public URI pinned() {
    var parameters = subject();
    parameters.putAll(times());
    return RateCaching.url("/v1/rates", parameters);
  }

  public OffsetDateTime there(Instant instant) {
    return Instants.at(instant, zone());
  }
}
