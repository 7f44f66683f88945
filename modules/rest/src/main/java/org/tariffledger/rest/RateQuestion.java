package org.tariffledger.rest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.rates.RateQuery;

/// A question with everything resolved. `requestedImporter` is whom the caller named: a union
/// answers for its member. `isPinned` says that the caller gave all three times.
record RateQuestion(
    RateQuery query, EconomyCode requestedImporter, Instant recordedAt, boolean isPinned) {

  /// Null unless a union answers for the member that was asked about.
  @Nullable EconomyCode memberAsked() {
    return requestedImporter.equals(query.importer()) ? null : requestedImporter;
  }

  /// The customs zone in which the importer tells the time.
  ZoneId zone() {
    return Economies.zoneOf(query.importer());
  }

  OffsetDateTime there(Instant instant) {
    return Instants.at(instant, zone());
  }
}
