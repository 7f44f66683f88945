package org.tariffledger.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.MeasureEvent.TariffWithdrawn;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.rates.Bearing;
import org.tariffledger.domain.rates.Level;
import org.tariffledger.domain.rates.RateAnswer.Status;
import org.tariffledger.domain.rates.RateChange;
import org.tariffledger.domain.rates.RateChange.Scope;
import org.tariffledger.domain.rates.RateChange.Segment;

/// How large a changed rate can become: an entry of the verifiable log has at most 65,535 bytes.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RateTellerTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123456Z");
  private static final MeasureId MEASURE = new MeasureId("m".repeat(100));
  private static final RateTeller TELLER = new RateTeller(UUID.randomUUID());

  @Test
  void what_is_told_in_many_spans_of_many_goods_is_cut_and_says_so() {
    var told = tell(400, "a ticket");
    assertThat(told.at("/data/segments")).hasSize(RateTeller.SEGMENTS_MAX);
    assertThat(told.at("/data/segmentsLeftOut").asInt()).isEqualTo(250);
  }

  /// Everything as long as it may be, in characters that take six bytes each.
  @Test
  void the_largest_change_still_is_an_entry_of_the_verifiable_log() {
    var told = tell(400, "\u0001".repeat(Announcement.REFERENCE_CHARS_MAX));
    assertThat(told.at("/data/cause/entries")).hasSize(Cause.NAMED_MAX);
    assertThat(told.at("/data/segments")).hasSize(RateTeller.SEGMENTS_FEW);
    assertThat(told.at("/data/segmentsLeftOut").asInt()).isEqualTo(375);
    assertThat(LedgerJson.mapper().writeValueAsBytes(told).length).isBetween(45_000, 60_000);
  }

  private static tools.jackson.databind.JsonNode tell(int segments, String reference) {
    var goods =
        IntStream.range(0, 5_000)
            .mapToObj(i -> Goods.of("%010d".formatted(1_000_000_000 + i)))
            .toList();
    var change =
        new RateChange(
            new EconomyCode("US"),
            new EconomyCode("JP"),
            new Scope.Named(
                new ProgrammeId("P".repeat(100)), MEASURE, goods, new ProductCode("1000000000")),
            List.of(MEASURE),
            List.of(new Bearing.OnMeasure(MEASURE)),
            IntStream.range(0, segments).mapToObj(RateTellerTest::segment).toList());
    var entries =
        IntStream.range(0, 50)
            .mapToObj(
                i ->
                    new Recorded<Event>(
                        Long.MAX_VALUE - i,
                        AT,
                        new TariffWithdrawn(
                            MEASURE, new Announcement(AT, List.of(), null, null, reference))))
            .toList();
    var told = TELLER.tell(change, Cause.Announced.of(AT, entries), Long.MAX_VALUE);
    assertThat(told.json().getBytes(UTF_8).length).isLessThanOrEqualTo(PublicChange.BYTES_MAX);
    return LedgerJson.mapper().readTree(told.json());
  }

  private static Segment segment(int number) {
    var level =
        new Level(
            Status.UNDETERMINED, null, percent("123456789.123456"), percent("987654321.123456"));
    var from = AT.plus(Duration.ofDays(number));
    return new Segment(from, from.plusSeconds(1), level, level);
  }

  private static Percent percent(String value) {
    return new Percent(new BigDecimal(value));
  }
}
