package org.tariffledger.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;

/// The opening of the war, walked day by day and act by act. The rates are written by hand from the
/// record, not from the scenario.
@OnEachDatabase
class OpeningTest {

  /// By the row of the record: the day on which it was announced, when it took effect, and the rate
  /// just before that, at it, and at it for somebody who had not heard of the announcement yet.
  /// Times are those of the importer's customs.
  static final String ACTS =
      """
      US-001  | US | CN | -          | -     | 02-01 | 02-04 00:01 | 0   | 10  | 0+
      US-001  | US | HK | -          | -     | 02-01 | 02-04 00:01 | 0   | 10  | 0+
      US-002  | US | CA | -          | -     | 02-01 | 02-04 00:01 | 0   | 25  | 0+
      US-002  | US | CA | 2709       | -     | 02-01 | 02-04 00:01 | 0   | 10  | 0+
      US-003  | US | MX | -          | -     | 02-01 | 02-04 00:01 | 0   | 25  | 0+
      US-004  | US | CA | -          | -     | 02-03 | 02-04 00:01 | 0   | 0   | 25
      US-004  | US | CA | 2709       | -     | 02-03 | 02-04 00:01 | 0   | 0   | 10
      US-005  | US | MX | -          | -     | 02-03 | 02-04 00:01 | 0   | 0   | 25
      CN-001  | CN | US | 27011100   | -     | 02-04 | 02-10 00:00 | 0   | 15  | 0
      CN-002  | CN | US | 27090000   | -     | 02-04 | 02-10 00:00 | 0   | 10  | 0
      US-006  | US | JP | 7208       | -     | 02-10 | 03-12 00:01 | 0   | 25  | 0
      US-006  | US | CA | 7208       | -     | 02-10 | 03-12 00:01 | 25  | 50  | 25
      US-007  | US | JP | 7606       | -     | 02-10 | 03-12 00:01 | 0   | 25  | 0
      US-007  | US | RU | 7606       | -     | 02-10 | 03-12 00:01 | 200 | 200 | 200
      US-008  | US | CN | -          | -     | 03-03 | 03-04 00:01 | 10  | 20  | 10
      US-009  | US | CA | -          | -     | 03-03 | 03-04 00:01 | 0   | 25  | 25
      US-009  | US | CA | 2709       | -     | 03-03 | 03-04 00:01 | 0   | 10  | 10
      US-010  | US | MX | -          | -     | 03-03 | 03-04 00:01 | 0   | 25  | 25
      CN-003  | CN | US | 10011100   | -     | 03-04 | 03-10 00:00 | 0   | 15  | 0
      CN-004  | CN | US | 12019019   | -     | 03-04 | 03-10 00:00 | 0   | 10  | 0
      CA-001  | CA | US | 0105.11.22 | -     | 03-04 | 03-04 00:01 | 0+  | 25+ | 0+
      CA-001  | CA | US | 9404.90.10 | -     | 03-04 | 03-04 00:01 | 0+  | 25+ | 0+
      US-011  | US | CA | -          | USMCA | 03-06 | 03-07 00:01 | 25  | 0   | 25
      US-011  | US | CA | 2709       | USMCA | 03-06 | 03-07 00:01 | 10  | 0   | 10
      US-011  | US | CA | 3104       | USMCA | 03-06 | 03-07 00:01 | 25  | 0   | 25
      US-011  | US | CA | 3104       | -     | 03-06 | 03-07 00:01 | 25  | 10  | 25
      US-011  | US | CA | -          | -     | 03-06 | 03-07 00:01 | 25  | 25  | 25
      US-011  | US | MX | -          | USMCA | 03-06 | 03-07 00:01 | 25  | 0   | 25
      US-011  | US | MX | 3104       | none  | 03-06 | 03-07 00:01 | 25  | 10  | 25
      CA-002  | CA | US | 7208.10.00 | -     | 03-12 | 03-13 00:01 | 0+  | 25+ | 0+
      US-012  | US | JP | 8703.23    | -     | 03-26 | 04-03 00:01 | 0   | 25  | 0
      US-014  | US | GB | -          | -     | 04-02 | 04-05 00:01 | 0   | 10  | 0
      US-014  | US | CN | -          | -     | 04-02 | 04-05 00:01 | 20  | 30  | 20
      US-014  | US | MX | -          | -     | 04-02 | 04-05 00:01 | 25  | 25  | 25
      US-014  | US | RU | -          | -     | 04-02 | 04-05 00:01 | 0   | 0   | 0
      US-014  | US | JP | 8703.23    | -     | 04-02 | 04-05 00:01 | 25  | 25  | 25
      US-014  | US | JP | 7208       | -     | 04-02 | 04-05 00:01 | 25  | 25  | 25
      US-015  | US | JP | -          | -     | 04-02 | 04-09 00:01 | 10  | 24  | 0
      US-015  | US | DE | -          | -     | 04-02 | 04-09 00:01 | 10  | 20  | 0
      US-015  | US | VN | -          | -     | 04-02 | 04-09 00:01 | 10  | 46  | 0
      US-015  | US | TW | -          | -     | 04-02 | 04-09 00:01 | 10  | 32  | 0
      US-015  | US | KR | -          | -     | 04-02 | 04-09 00:01 | 10  | 26  | 0
      US-015  | US | CN | -          | -     | 04-02 | 04-09 00:01 | 30  | 54  | 20
      US-015  | US | GB | -          | -     | 04-02 | 04-09 00:01 | 10  | 10  | 0
      US-015C | US | KR | -          | -     | 04-03 | 04-09 00:01 | 10  | 25  | 26
      US-015C | US | IN | -          | -     | 04-03 | 04-09 00:01 | 10  | 26  | 27
      US-015C | US | CH | -          | -     | 04-03 | 04-09 00:01 | 10  | 31  | 32
      US-015C | US | JP | -          | -     | 04-03 | 04-09 00:01 | 10  | 24  | 24
      CN-005  | CN | US | -          | -     | 04-04 | 04-10 12:01 | 0   | 34  | 0
      CN-005  | CN | US | 12019019   | -     | 04-04 | 04-10 12:01 | 10  | 44  | 10
      US-016  | US | CN | -          | -     | 04-08 | 04-09 00:01 | 30  | 104 | 54
      US-016  | US | MO | -          | -     | 04-08 | 04-09 00:01 | 10  | 84  | 34
      CN-006  | CN | US | -          | -     | 04-09 | 04-10 12:01 | 0   | 84  | 34
      CN-006  | CN | US | 12019019   | -     | 04-09 | 04-10 12:01 | 10  | 94  | 44
      US-017  | US | JP | -          | -     | 04-09 | 04-10 00:01 | 24  | 10  | 24
      US-017  | US | KR | -          | -     | 04-09 | 04-10 00:01 | 25  | 10  | 25
      US-017  | US | DE | -          | -     | 04-09 | 04-10 00:01 | 20  | 10  | 20
      US-017  | US | GB | -          | -     | 04-09 | 04-10 00:01 | 10  | 10  | 10
      US-017  | US | JP | -          | -     | 04-09 | 07-09 00:01 | 10+ | 24+ | 24+
      US-018  | US | CN | -          | -     | 04-09 | 04-10 00:01 | 104 | 145 | 104
      US-018  | US | CN | 9018.31.00 | -     | 04-09 | 04-10 00:01 | 204 | 245 | 204
      US-018  | US | HK | -          | -     | 04-09 | 04-10 00:01 | 104 | 145 | 104
      CN-007  | CN | US | -          | -     | 04-11 | 04-12 00:00 | 84  | 125 | 84
      US-019  | US | CN | 8517.13.00 | -     | 04-11 | 04-05 00:01 | 20  | 20  | 30
      US-019  | US | CN | 8517.13.00 | -     | 04-11 | 04-10 00:01 | 20  | 20  | 145
      US-019  | US | JP | 8542.31.00 | -     | 04-11 | 04-09 00:01 | 0   | 0   | 24
      US-019  | US | GB | 8471       | -     | 04-11 | 04-05 00:01 | 0   | 0   | 10
      US-021  | US | CA | 7208       | -     | 04-29 | 03-12 00:01 | 25  | 25  | 50
      US-021  | US | CA | 7208       | USMCA | 04-29 | 03-12 00:01 | 0   | 25  | 25
      US-021  | US | CA | 8703.23    | -     | 04-29 | 04-03 00:01 | 25  | 25  | 50
      """;

  /// The days on whose evening the rate was another than the day before.
  private static final String DAYS =
      """
      US | CN | -        | -     | 02-01 0, 02-04 10, 03-04 20, 04-05 30, 04-09 104, 04-10 145
      US | CN | 90183100 | -     | 02-01 100, 02-04 110, 03-04 120, 04-05 130, 04-09 204, 04-10 245
      US | CN | 85171300 | -     | 02-01 0, 02-04 10, 03-04 20
      US | HK | -        | -     | 02-01 0, 02-04 10, 03-04 20, 04-05 30, 04-09 104, 04-10 145
      US | MO | -        | -     | 02-01 0, 04-05 10, 04-09 84, 04-10 125
      US | JP | -        | -     | 02-01 0, 04-05 10, 04-09 24, 04-10 10
      US | JP | 8703.23  | -     | 02-01 0, 04-03 25
      US | JP | 7208     | -     | 02-01 0, 03-12 25
      US | JP | 84713001 | -     | 02-01 0
      US | KR | -        | -     | 02-01 0, 04-05 10, 04-09 25, 04-10 10
      US | CH | -        | -     | 02-01 0, 04-05 10, 04-09 31, 04-10 10
      US | IN | -        | -     | 02-01 0, 04-05 10, 04-09 26, 04-10 10
      US | DE | -        | -     | 02-01 0, 04-05 10, 04-09 20, 04-10 10
      US | VN | -        | -     | 02-01 0, 04-05 10, 04-09 46, 04-10 10
      US | TW | -        | -     | 02-01 0, 04-05 10, 04-09 32, 04-10 10
      US | GB | -        | -     | 02-01 0, 04-05 10
      US | RU | -        | -     | 02-01 0
      US | CA | -        | -     | 02-01 0, 03-04 25
      US | CA | -        | USMCA | 02-01 0, 03-04 25, 03-07 0
      US | CA | 2709     | -     | 02-01 0, 03-04 10
      US | CA | 3104     | -     | 02-01 0, 03-04 25, 03-07 10
      US | CA | 7208     | -     | 02-01 0, 03-04 25, 03-12 50
      US | CA | 7208     | USMCA | 02-01 0, 03-04 25, 03-07 0, 03-12 25
      US | MX | -        | -     | 02-01 0, 03-04 25
      US | MX | -        | USMCA | 02-01 0, 03-04 25, 03-07 0
      CN | US | -        | -     | 02-01 0, 04-10 84, 04-12 125
      CN | US | 10011100 | -     | 02-01 0, 03-10 15, 04-10 99, 04-12 140
      CN | US | 12019019 | -     | 02-01 0, 03-10 10, 04-10 94, 04-12 135
      CN | US | 27011100 | -     | 02-01 0, 02-10 15, 04-10 99, 04-12 140
      CA | US | 01051122 | -     | 02-01 0+, 03-04 25+
      CA | US | 72081000 | -     | 02-01 0+, 03-13 25+
      JP | US | -        | -     | 02-01 0
      """;

  private static final String YEAR = "2025-";
  private static final LocalDate FIRST = LocalDate.parse("2025-02-01");
  private static final LocalDate LAST = LocalDate.parse("2025-04-23");

  @Parameter Database database;

  @ParameterizedTest(name = "{0}: {1} on {2}, {3}, {4}, at {6}")
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = ACTS)
  void an_act_changes_the_rate_when_it_takes_effect_for_those_who_know_of_it(
      String row,
      String importer,
      String exporter,
      @Nullable String product,
      @Nullable String claims,
      String announced,
      String effective,
      String before,
      String after,
      String unknown) {
    var asked = new Asked(importer, exporter, product, claims);
    var announcement = instant(announced + " 00:00", importer);
    var effect = instant(effective, importer);

    var http = Server.ofTheDemonstration(database).http();
    assertThat(
            List.of(
                asked.rate(http, justBefore(effect), announcement),
                asked.rate(http, effect, announcement),
                asked.rate(http, effect, justBefore(announcement))))
        .as(row)
        .containsExactly(before, after, unknown);
  }

  /// Every day is asked, and all is known that was announced by the last.
  @ParameterizedTest(name = "{0} on {1}, {2}, {3}")
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = DAYS)
  void the_rate_is_another_on_exactly_these_days(
      String importer,
      String exporter,
      @Nullable String product,
      @Nullable String claims,
      String days) {
    var http = Server.ofTheDemonstration(database).http();
    var asked = new Asked(importer, exporter, product, claims);
    var told = new ArrayList<String>();
    var last = "";
    for (var day : FIRST.datesUntil(LAST.plusDays(1)).toList()) {
      var rate = asked.rate(http, day, LAST);
      if (!rate.equals(last)) {
        told.add(day.toString().substring(YEAR.length()) + " " + rate);
      }
      last = rate;
    }

    assertThat(String.join(", ", told)).isEqualTo(days);
  }

  private static Instant instant(String time, String importer) {
    var there = Economies.zoneOf(new EconomyCode(importer));
    return LocalDateTime.parse(YEAR + time.replace(' ', 'T')).atZone(there).toInstant();
  }

  private static Instant justBefore(Instant time) {
    return time.minus(1, ChronoUnit.MICROS);
  }
}
