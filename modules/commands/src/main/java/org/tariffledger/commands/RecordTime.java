package org.tariffledger.commands;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Record times are whole microseconds. As text they have one width, so that they sort as they are.
final class RecordTime {

  private static final DateTimeFormatter TEXT =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

  static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  static Instant ofMicros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static String text(Instant at) {
    return TEXT.format(at);
  }

  private RecordTime() {}
}
