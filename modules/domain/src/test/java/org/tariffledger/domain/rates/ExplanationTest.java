package org.tariffledger.domain.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.claim;
import static org.tariffledger.domain.Facts.complete;
import static org.tariffledger.domain.Facts.exemption;
import static org.tariffledger.domain.Facts.granted;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.programme;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.Exemption.Effect;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.SmallLedger;

/// An answer told in sentences.
class ExplanationTest {

  private final SmallLedger record =
      SmallLedger.of(
          complete(US),
          programme(US, "RECIPROCAL"),
          imposed("world", US, "RECIPROCAL", at("WORLD"), "10"),
          imposed("china", US, "RECIPROCAL", at("CN"), "34"),
          granted(
              "china",
              exemption("usmca", Effect.PROGRAMME_ANSWERS_ZERO, claim("USMCA")),
              2,
              5,
              null));

  @Test
  void each_part_each_assumption_and_the_sum_have_their_sentence() {
    assertThat(told(new ProductCode("72081015")))
        .containsExactly(
            "Goods of 72081015 of CN are entered into US at 2025-04-15T00:00:00Z, judged by what"
                + " was announced by 2025-04-30T00:00:00Z.",
            "The base duty is open.",
            "china answers for RECIPROCAL and adds 34%: 34%.",
            "world (10%) does not answer: china does, in its place.",
            "Assumed: claims.USMCA not made; otherwise the additional duty would be 0%.",
            "Open: No schedule of US is loaded, so the total is open.",
            "Together the measures add 34%.");
  }

  @Test
  void general_goods_have_no_base_duty_to_tell_of() {
    assertThat(told(null))
        .contains("General goods have no line in a schedule, and so no base duty.")
        .doesNotContain("The base duty is open.");
  }

  private List<String> told(@org.jspecify.annotations.Nullable ProductCode product) {
    var query =
        new RateQuery(US, CN, product, april(15), april(30), record.position(), Claims.UNSAID);
    return Explanation.of(query, Rates.answer(query, record)).stream()
        .map(Explanation.Sentence::text)
        .toList();
  }
}
