package org.tariffledger.domain.rates;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;

/// Moments as the importer's customs reads them off its clocks.
record LocalTimes(ZoneId zone) {

  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59, 999_999_000);

  /// Moments of all ages have an offset of hours and minutes.
  private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  static LocalTimes of(EconomyCode importer) {
    return new LocalTimes(Economies.zoneOf(importer));
  }

  /// `2025-04-05T00:01:00-04:00`
  String text(Instant at) {
    return WITH_OFFSET.format(ZonedDateTime.ofInstant(at, zone));
  }

  /// `on 2025-04-23` for the end of a day, which is what a bare date means; else `at` the moment.
  String on(Instant at) {
    return isEndOfDay(at) ? "on " + day(at) : "at " + text(at);
  }

  /// `by the end of 2025-04-23`, or by the moment.
  String by(Instant at) {
    return isEndOfDay(at) ? "by the end of " + day(at) : "by " + text(at);
  }

  private boolean isEndOfDay(Instant at) {
    return ZonedDateTime.ofInstant(at, zone).toLocalTime().equals(END_OF_DAY);
  }

  private java.time.LocalDate day(Instant at) {
    return ZonedDateTime.ofInstant(at, zone).toLocalDate();
  }
}
