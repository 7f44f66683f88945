package org.tariffledger.domain.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.code;
import static org.tariffledger.domain.rates.Schedules.line;
import static org.tariffledger.domain.rates.Schedules.partial;
import static org.tariffledger.domain.rates.Schedules.successors;
import static org.tariffledger.domain.rates.Schedules.whole;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.ScheduleLine;
import org.tariffledger.domain.SmallLedger;

class NomenclatureTest {

  private static final ScheduleLine PHONES = line("85171200", 0, "Free", "35%");
  private static final ScheduleLine OTHERS = line("85176200", 0, "Free", "35%");

  private final SmallLedger record = SmallLedger.of();

  @Test
  void a_code_exists_at_a_line_above_one_and_below_one_that_has_a_duty() {
    record.take(
        whole(
            "HTS-1",
            1,
            1,
            line("8517", 0, "", ""),
            line("8517120050", 1, "Free", ""),
            line("8518", 0, "", ""),
            line("0101300000", 0, "6.8%", "")));
    for (var known :
        new String[] {
          "85", "8517", "851712", "8517120050", "8518", "01013000", "0101300000", "0101300010"
        }) {
      assertThat(missing(known, 10)).as(known).isNull();
    }
    for (var unknown : new String[] {"86", "851713", "8517120060", "85181000"}) {
      assertThat(missing(unknown, 10)).as(unknown).isNotNull();
    }
    assertThat(missing(null, 10)).isNull();
  }

  @Test
  void a_code_that_an_earlier_edition_had_is_gone_since_the_first_that_has_it_not() {
    record.take(whole("HTS-1", 1, 1, PHONES, OTHERS));
    record.take(whole("HTS-2", 2, 10, PHONES));
    record.take(whole("HTS-3", 3, 12, PHONES));
    assertThat(missing("85176200", 9)).isNull();
    assertThat(missing("85176200", 13))
        .isEqualTo(
            "Edition HTS-3 of the schedule of US does not have 85176200. It is gone since"
                + " 2025-04-09T20:00-04:00; the last edition to have it was HTS-1.");
    assertThat(missing("85179900", 13))
        .isEqualTo("Edition HTS-3 of the schedule of US does not have 85179900.");
  }

  @Test
  void its_successors_are_named_if_they_were_declared_by_then() {
    record.take(whole("HTS-1", 1, 1, PHONES, OTHERS));
    record.take(whole("HTS-2", 2, 10, PHONES));
    assertThat(missing("85176200", 10)).doesNotContain("succeeded");
    record.take(successors("HTS-1", "85176200", "85171300", "85171400"));
    assertThat(missing("85176200", 10)).endsWith("It was succeeded by 85171300, 85171400.");
    assertThat(missing("8517620090", 10)).endsWith("It was succeeded by 85171300, 85171400.");
    var unaware = query("85176200", 10).upTo(record.position() - 1);
    assertThat(Nomenclature.missing(unaware, record).orElseThrow().ended().successors()).isEmpty();
  }

  @Test
  void a_heading_that_is_gone_names_what_succeeded_the_codes_below_it() {
    var last = line("85176900", 0, "Free", "35%");
    record.take(whole("HTS-1", 1, 1, PHONES, OTHERS, last));
    record.take(whole("HTS-2", 2, 10, PHONES));
    record.take(successors("HTS-1", "85176200", "85171300", "85171400"));
    record.take(successors("HTS-1", "85176900", "85171400", "85171800"));
    assertThat(missing("851762", 10))
        .endsWith("HTS-1. What stood below it was succeeded by 85171300, 85171400.");
    assertThat(missing("851769", 10)).endsWith("succeeded by 85171400, 85171800.");
    assertThat(missing("85176200", 10)).endsWith("It was succeeded by 85171300, 85171400.");
    record.take(whole("HTS-3", 3, 12, line("01012100", 0, "Free", "")));
    assertThat(missing("8517", 13))
        .endsWith("What stood below it was succeeded by 85171300, 85171400, 85171800.");
  }

  @Test
  void nobody_can_tell_without_an_edition_or_by_one_that_is_not_the_whole_tariff() {
    assertThat(missing("2701", 10)).isNull();
    record.take(partial("SOME", 1, 1, PHONES));
    assertThat(missing("2701", 10)).isNull();
    record.take(whole("HTS-2", 6, 10, PHONES));
    assertThat(missing("2701", 10)).isNotNull();
    assertThat(missing("2701", 9)).isNull();
    assertThat(Nomenclature.missing(query("2701", 10).knowing(april(5)), record)).isEmpty();
  }

  private @Nullable String missing(@Nullable String product, int day) {
    return Nomenclature.missing(query(product, day), record)
        .map(Nomenclature.Missing::sentence)
        .orElse(null);
  }

  private RateQuery query(@Nullable String product, int day) {
    return new RateQuery(
        US, CN, product == null ? null : code(product), april(day), april(30), record.position());
  }
}
