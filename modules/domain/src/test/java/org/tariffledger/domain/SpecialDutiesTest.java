package org.tariffledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tariffledger.domain.Duty.AdValorem;
import org.tariffledger.domain.SpecialDuties.Entry;

class SpecialDutiesTest {

  @Test
  void each_duty_has_the_symbols_behind_it() {
    assertThat(SpecialDuties.read("Free (A+,AU, S,S+)4.2¢/kg (KR) See 9822.05.10 (P+)").entries())
        .containsExactly(
            new Entry("Free", Set.of("A+", "AU", "S", "S+")),
            new Entry("4.2¢/kg", Set.of("KR")),
            new Entry("See 9822.05.10", Set.of("P+")));
  }

  @Test
  void a_symbol_meets_itself_alone() {
    var duties = SpecialDuties.read("Free (A*,E*,S) 5% (S+)");
    assertThat(duties.of(new ScheduleColumn("S"))).hasValue("Free");
    assertThat(duties.of(new ScheduleColumn("S+"))).hasValue("5%");
    assertThat(duties.of(new ScheduleColumn("A"))).isEmpty();
    assertThat(duties.entries().getLast().duty()).isEqualTo(new AdValorem(Percent.of("5")));
  }

  @Test
  void brackets_with_words_belong_to_the_text() {
    assertThat(
            SpecialDuties.read(
                    "Free (CA) A duty upon the value of the repairs (see U.S. note 3 of this"
                        + " subchapter) (AU,MX)")
                .entries())
        .containsExactly(
            new Entry("Free", Set.of("CA")),
            new Entry(
                "A duty upon the value of the repairs (see U.S. note 3 of this subchapter)",
                Set.of("AU", "MX")));
  }

  @Test
  void a_comma_lost_in_print_and_a_dot_too_many_do_not_hide_a_symbol() {
    assertThat(SpecialDuties.read("Free \n(D,E IL,MA,.OM, SG)").entries())
        .containsExactly(new Entry("Free", Set.of("D", "E", "IL", "MA", "OM", "SG")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No change",
        "Free",
        "Free (A,AU",
        "Free (A) 5%",
        "Free (A) 5% (KR",
        "(A,AU)",
        "Free (A) (KR)",
        "Free (a,b)",
        "Free ()"
      })
  void what_cannot_be_taken_apart_is_kept_whole_and_is_nobodys(String text) {
    assertThat(SpecialDuties.read(text).entries()).containsExactly(new Entry(text, Set.of()));
  }

  @Test
  void an_empty_column_has_no_duties() {
    assertThat(SpecialDuties.read(" ").entries()).isEmpty();
  }
}
