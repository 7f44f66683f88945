package org.tariffledger.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Contents;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.Selection;
import org.tariffledger.projections.RateBook;

class FreshnessTest {

  private static final Instant NOON = Instant.parse("2025-04-09T12:00:00Z");

  private final RateBook book = new RateBook(Contents.NONE);
  private final Freshness freshness = new Freshness(book);

  @Test
  void an_answer_is_fresh_for_a_minute_or_until_the_clock_changes_it() {
    assertThat(freshness.of(null, NOON)).isEqualTo(Duration.ofSeconds(60));
    assertThat(freshness.of(NOON.plusSeconds(7), NOON)).isEqualTo(Duration.ofSeconds(7));
    assertThat(freshness.of(NOON.plusSeconds(700), NOON)).isEqualTo(Duration.ofSeconds(60));
    assertThat(freshness.of(NOON.minusSeconds(7), NOON)).isEqualTo(Duration.ofSeconds(60));
    assertThat(freshness.of(NOON, NOON)).isZero();
  }

  @Test
  void an_answer_is_fresh_until_something_recorded_is_announced() {
    record("A", NOON.plusSeconds(40));
    record("B", NOON.plusSeconds(20));
    record("C", NOON.minusSeconds(20));

    assertThat(freshness.of(null, NOON)).isEqualTo(Duration.ofSeconds(20));
    assertThat(freshness.of(NOON.plusSeconds(7), NOON)).isEqualTo(Duration.ofSeconds(7));
    assertThat(freshness.of(null, NOON.plusSeconds(20))).isEqualTo(Duration.ofSeconds(20));
    assertThat(freshness.of(null, NOON.plusSeconds(40))).isEqualTo(Duration.ofSeconds(60));
  }

  private void record(String programme, Instant announcedAt) {
    var event =
        new ProgrammeRegistered(
            new ProgrammeId(programme),
            new EconomyCode("US"),
            "A programme",
            Selection.MOST_SPECIFIC,
            Announcement.at(announcedAt));
    book.add(new Recorded<>(book.position() + 1, NOON.minusSeconds(10), event));
  }
}
