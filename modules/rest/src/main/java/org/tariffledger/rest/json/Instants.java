package org.tariffledger.rest.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// Instants as RFC 3339 writes them.
public final class Instants {

  private static final String EXAMPLE = "such as 2025-04-09T00:01:00-04:00";
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern LOCAL =
      Pattern.compile(DATE + "[Tt ]\\d{2}:\\d{2}(:\\d{2})?(\\.\\d+)?");
  private static final Pattern LOST_PLUS = Pattern.compile(LOCAL + " \\d{2}:?\\d{2}");
  private static final Pattern RFC_3339 =
      Pattern.compile(DATE + "[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

  /// The moment that the text names.
  ///
  /// @throws IllegalArgumentException with a sentence that names the likely slip
  public static Instant parse(String text) {
    if (!RFC_3339.matcher(text).matches()) {
      throw new IllegalArgumentException(slip(text));
    }
    try {
      return bounded(OffsetDateTime.parse(text.toUpperCase(java.util.Locale.ROOT)).toInstant());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a moment in any calendar.", e);
    }
  }

  public static boolean isDate(String text) {
    return DATE.matcher(text).matches();
  }

  public static Instant startOfDay(String date, ZoneId zone) {
    return endOfDay(date, zone).atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }

  /// The last microsecond of the day there.
  public static Instant endOfDay(String date, ZoneId zone) {
    try {
      var nextDay = LocalDate.parse(date).plusDays(1).atStartOfDay(zone);
      return bounded(nextDay.toInstant().minus(1, ChronoUnit.MICROS));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("\"" + date + "\" is not a day in any calendar.", e);
    }
  }

  /// The end of a period whose last moment this is.
  public static Instant justAfter(Instant last) {
    return last.plus(1, ChronoUnit.MICROS);
  }

  /// With the offset that the zone has then; in UTC where that offset is not one of whole minutes,
  /// as before standard time.
  public static OffsetDateTime at(Instant instant, ZoneId zone) {
    var offset = zone.getRules().getOffset(instant);
    var written = offset.getTotalSeconds() % 60 == 0 ? offset : ZoneOffset.UTC;
    return instant.atOffset(written);
  }

  /// Years of four digits, whatever the offset.
  private static Instant bounded(Instant instant) {
    var year = instant.atOffset(ZoneOffset.UTC).getYear();
    if (year < 1 || year > 9998) {
      throw new IllegalArgumentException("A moment lies in the years 1 to 9998.");
    }
    return instant;
  }

  private static String slip(String text) {
    if (LOST_PLUS.matcher(text).matches()) {
      return "\""
          + text
          + "\" has a space where the offset's sign belongs: an unescaped + arrives"
          + " as a space, write %2B.";
    }
    if (DATE.matcher(text).matches()) {
      return "\""
          + text
          + "\" is a day, not an instant: write its time and offset, "
          + EXAMPLE
          + ".";
    }
    if (LOCAL.matcher(text).matches()) {
      return "\"" + text + "\" has no offset: write it as RFC 3339 does, " + EXAMPLE + ".";
    }
    return "\""
        + Quoted.of(text)
        + "\" is not an instant: write it as RFC 3339 does, "
        + EXAMPLE
        + ".";
  }

  private Instants() {}
}
