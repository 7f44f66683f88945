package org.tariffledger.domain.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.among;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.code;
import static org.tariffledger.domain.Facts.complete;
import static org.tariffledger.domain.Facts.exemption;
import static org.tariffledger.domain.Facts.goods;
import static org.tariffledger.domain.Facts.granted;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.lifted;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.programmeId;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Exemption.Effect;
import org.tariffledger.domain.Extent;
import org.tariffledger.domain.Facts;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ReferenceCommand.PublishProductList;
import org.tariffledger.domain.ReferenceCommand.RegisterProductList;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.SmallLedger;
import org.tariffledger.domain.Trigger;
import org.tariffledger.domain.rates.RateAnswer.Need;
import org.tariffledger.domain.rates.RateAnswer.NextChange;
import org.tariffledger.domain.rates.RateAnswer.Range;
import org.tariffledger.domain.rates.RateAnswer.Status;

/// What measures charge on the goods of product lists.
class ListsInRatesTest {

  private static final String SYRINGES = "9018.31.00";

  private final SmallLedger record =
      SmallLedger.of(
          complete(US),
          programme(US, "LIST-3"),
          programme(US, "SYRINGES"),
          programme(US, "RECIPROCAL"),
          imposed("reciprocal", US, "RECIPROCAL", at("CN"), "34"));

  @Test
  void a_list_of_which_nobody_knows_what_is_on_it_is_asked_for_and_its_measure_is_open() {
    register("L3");
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    var answer = ask(SYRINGES, 10);
    assertThat(answer.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(answer.additional()).isNull();
    assertThat(answer.range()).isEqualTo(range("34", "59"));
    assertThat(answer.needs())
        .containsExactly(new Need("productList", "Nobody recorded what is on L3.", List.of("L3")));
    assertThat(outcomes(answer))
        .containsExactly("list-3 OPEN null L3", "reciprocal APPLIED 34 null");
  }

  @Test
  void general_goods_are_on_no_list() {
    register("L3");
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    record.add(excluding("but-listed", "SYRINGES", "L3", "5"));
    var answer = ask(null, 10);
    assertThat(answer.additional()).isEqualTo(Percent.of("39"));
    assertThat(outcomes(answer)).noneMatch(text -> text.contains("OPEN"));
  }

  @Test
  void an_unknown_list_that_changes_nothing_is_not_asked_for() {
    register("L3");
    record.add(listed("list-3", "RECIPROCAL", "L3", "34"));
    record.add(listed("later", "LIST-3", "L3", "99", 20));
    var answer = ask(SYRINGES, 10);
    assertThat(answer.additional()).isEqualTo(Percent.of("34"));
    assertThat(answer.needs()).isEmpty();
    assertThat(outcomes(answer))
        .containsExactly(
            "later NOT_YET_IN_FORCE 0 null", "reciprocal APPLIED 34 null", "list-3 OPEN null L3");
  }

  @Test
  void of_two_equal_measures_both_are_open_if_a_list_that_another_programme_asks_for_decides() {
    register("L3");
    record.add(listed("list-3", "RECIPROCAL", "L3", "34"));
    record.add(listed("more", "LIST-3", "L3", "25"));
    var answer = ask(SYRINGES, 10);
    assertThat(answer.range()).isEqualTo(range("34", "59"));
    assertThat(outcomes(answer))
        .containsExactlyInAnyOrder(
            "more OPEN null L3", "reciprocal OPEN null L3", "list-3 OPEN null L3");
  }

  @Test
  void what_an_unknown_list_excludes_or_exempts_is_as_open_as_what_it_includes() {
    register("EXCLUDED");
    register("EXEMPT");
    record.add(excluding("but-excluded", "LIST-3", "EXCLUDED", "25"));
    record.add(imposed("but-exempt", US, "SYRINGES", at("CN"), "10"));
    record.add(
        granted(
            "but-exempt",
            exemption("x", Effect.PROGRAMME_ANSWERS_ZERO, among("EXEMPT")),
            2,
            5,
            null));
    var answer = ask(SYRINGES, 10);
    assertThat(answer.range()).isEqualTo(range("34", "69"));
    assertThat(answer.needs())
        .singleElement()
        .extracting(Need::values)
        .isEqualTo(List.of("EXCLUDED", "EXEMPT"));
    assertThat(outcomes(answer))
        .containsExactly(
            "but-excluded OPEN null EXCLUDED",
            "reciprocal APPLIED 34 null",
            "but-exempt OPEN null EXEMPT");
  }

  @Test
  void a_measure_that_an_unknown_list_may_replace_is_open_too() {
    register("L3");
    record.add(listed("list-3", "RECIPROCAL", "L3", "25"));
    var answer = ask(SYRINGES, 10);
    assertThat(answer.range()).isEqualTo(range("25", "34"));
    assertThat(outcomes(answer))
        .containsExactlyInAnyOrder("reciprocal OPEN null L3", "list-3 OPEN null L3");
  }

  @Test
  void thirteen_unknown_lists_that_decide_together_are_tried_out_and_of_fourteen_nobody_can_say() {
    openLists(13, "LIST-3");
    assertThat(ask(SYRINGES, 10).range()).isEqualTo(range("34", "47"));
    openLists(14, "LIST-3");
    var answer = ask(SYRINGES, 10);
    assertThat(answer.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(answer.range()).isEqualTo(new Range(Percent.of("34"), null));
    assertThat(answer.needs().getFirst().values()).hasSize(14);
    assertThat(outcomes(answer))
        .contains("open-1 OPEN null L1", "open-14 OPEN null L14", "reciprocal APPLIED 34 null");
  }

  @Test
  void any_number_of_unknown_lists_is_tried_out_where_their_programmes_do_not_touch() {
    for (int i = 1; i <= 12; i++) {
      record.add(programme(US, "P-" + i));
      register("L" + i);
      record.add(listed("open-" + i, "P-" + i, "L" + i, "1"));
    }
    assertThat(ask(SYRINGES, 10).range()).isEqualTo(range("34", "46"));
    assertThat(ask(SYRINGES, 10).needs().getFirst().values()).hasSize(12);
  }

  @Test
  void a_stacking_rule_is_tried_out_with_the_list_that_decides_it() {
    register("L3");
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    record.add(rule("LIST-3", "RECIPROCAL"));
    assertThat(ask(SYRINGES, 10).range()).isEqualTo(range("25", "34"));
  }

  @Test
  void beside_a_prohibition_no_list_is_asked_for() {
    register("L3");
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    record.add(
        imposed("ban", US, "SYRINGES", at("CN"), goods("9018"), new Duty.Prohibited(), 2, 5, null));
    var answer = ask(SYRINGES, 10);
    assertThat(answer.status()).isEqualTo(Status.PROHIBITED);
    assertThat(answer.needs()).isEmpty();
  }

  @Test
  void a_version_counts_from_its_day_once_it_is_announced_and_recorded() {
    register("L3");
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    var before = record.position();
    publish("L3", 8, 12, SYRINGES);
    assertThat(ask(SYRINGES, 11).additional()).isEqualTo(Percent.of("34"));
    assertThat(ask(SYRINGES, 11).nextChange())
        .isEqualTo(new NextChange(april(12), Facts.measureId("list-3"), "listChanges"));
    assertThat(ask(SYRINGES, 12).additional()).isEqualTo(Percent.of("59"));
    assertThat(ask(SYRINGES, 12).nextChange()).isNull();
    assertThat(Rates.answer(query(SYRINGES, 12).knowing(april(7)), record).range())
        .isEqualTo(range("34", "59"));
    assertThat(Rates.answer(query(SYRINGES, 12).upTo(before), record).range())
        .isEqualTo(range("34", "59"));
  }

  @Test
  void a_version_that_says_the_same_of_the_product_announces_no_change_for_it() {
    register("L3");
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    publish("L3", 3, null, SYRINGES, "8703");
    publish("L3", 8, 12, SYRINGES, "8704");
    assertThat(ask(SYRINGES, 10).nextChange()).isNull();
    assertThat(ask("8703", 10).nextChange()).isNotNull();
    assertThat(ask("87", 10).nextChange()).isNotNull();
    assertThat(ask(null, 10).nextChange()).isNull();
  }

  @Test
  void goods_that_are_excluded_until_a_version_begins_may_be_covered_then() {
    register("EXCLUDED");
    record.add(excluding("but-excluded", "LIST-3", "EXCLUDED", "25"));
    publish("EXCLUDED", 3, null, SYRINGES);
    publish("EXCLUDED", 8, 12, "8703");
    assertThat(ask(SYRINGES, 10).additional()).isEqualTo(Percent.of("34"));
    var next = ask(SYRINGES, 10).nextChange();
    assertThat(next).isNotNull();
    assertThat(next.at()).isEqualTo(april(12));
    assertThat(ask(SYRINGES, 12).additional()).isEqualTo(Percent.of("59"));
  }

  @Test
  void the_same_version_said_again_is_nothing_new_and_said_earlier_is_known_earlier() {
    register("L3");
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    publish("L3", 8, null, SYRINGES);
    var last = record.position();
    publish("L3", 9, null, SYRINGES);
    assertThat(record.position()).isEqualTo(last);
    assertThat(Rates.answer(query(SYRINGES, 10).knowing(april(6)), record).additional()).isNull();
    publish("L3", 6, null, SYRINGES);
    assertThat(Rates.answer(query(SYRINGES, 10).knowing(april(6)), record).additional())
        .isEqualTo(Percent.of("59"));
  }

  @Test
  void a_version_announces_a_change_of_what_is_withdrawn_and_none_of_what_has_ended() {
    register("L3");
    publish("L3", 8, 12, SYRINGES);
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    record.add(lifted("list-3", 3, 11));
    assertThat(ask(SYRINGES, 11).nextChange()).isNull();
    record.add(lifted("list-3", 4, 5));
    assertThat(ask(SYRINGES, 11).nextChange())
        .isEqualTo(new NextChange(april(12), Facts.measureId("list-3"), "listChanges"));
    assertThat(outcomes(ask(SYRINGES, 12))).contains("list-3 NOT_YET_IN_FORCE 0 null");
  }

  @Test
  void a_history_and_a_difference_name_the_version_that_began_announced_or_recorded() {
    register("L3");
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    publish("L3", 8, 12, SYRINGES);
    var query = query(SYRINGES, 12);
    for (var axis : Axis.values()) {
      var last = history(query, axis).segments().getLast();
      assertThat(last.answer().additional()).isEqualTo(Percent.of("59"));
      assertThat(last.began())
          .singleElement()
          .satisfies(
              cause -> {
                assertThat(cause.kind())
                    .isEqualTo(
                        switch (axis) {
                          case VALID_AT -> "listChanges";
                          case KNOWN_AT -> "announced";
                          case RECORDED_AT -> "recorded";
                        });
                assertThat(cause.by().getFirst().event()).isInstanceOf(ProductListPublished.class);
              });
    }
    assertThat(RateDifference.of(query.knowing(april(7)), query, Axis.KNOWN_AT, record).causes())
        .extracting(Cause::kind)
        .containsExactly("announced");
  }

  @Test
  void a_code_on_several_lists_is_charged_under_each_programme_however_long_its_match_is() {
    register("L3");
    register("TEN");
    publish("L3", 3, null, SYRINGES);
    publish("TEN", 3, null, "9018310040");
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    record.add(listed("ten", "SYRINGES", "TEN", "100"));
    assertThat(ask("9018310040", 10).additional()).isEqualTo(Percent.of("159"));
    assertThat(ask("9018310080", 10).additional()).isEqualTo(Percent.of("59"));
  }

  @Test
  void within_a_programme_the_longest_match_on_any_list_answers() {
    register("WIDE");
    register("NARROW");
    publish("WIDE", 3, null, "9018", SYRINGES);
    publish("NARROW", 3, null, "901831");
    record.add(listed("wide", "LIST-3", "WIDE", "25"));
    record.add(listed("narrow", "LIST-3", "NARROW", "7.5"));
    assertThat(ask(SYRINGES, 10).additional()).isEqualTo(Percent.of("59"));
    assertThat(ask("9018.31.90", 10).additional()).isEqualTo(Percent.of("41.5"));
    assertThat(ask("9018.90", 10).additional()).isEqualTo(Percent.of("59"));
  }

  @Test
  void the_newer_list_of_a_law_replaces_the_older_as_two_programmes_and_a_rule() {
    record.add(programme(US, "9903.91"));
    record.add(programme(US, "9903.88"));
    register("NEW");
    register("OLD");
    publish("NEW", 3, null, SYRINGES);
    publish("OLD", 3, null, "9018");
    record.add(listed("new", "9903.91", "NEW", "100"));
    record.add(listed("old", "9903.88", "OLD", "25"));
    record.add(rule("9903.91", "9903.88"));
    assertThat(ask(SYRINGES, 10).additional()).isEqualTo(Percent.of("134"));
    assertThat(ask("9018.90", 10).additional()).isEqualTo(Percent.of("59"));
  }

  @Test
  void a_code_above_one_of_a_list_is_asked_for_the_rest_and_ten_digits_of_00_are_a_line_of_eight() {
    register("L3");
    publish("L3", 3, null, "9018310000");
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    assertThat(ask(SYRINGES, 10).additional()).isEqualTo(Percent.of("59"));
    assertThat(ask("9018310040", 10).additional()).isEqualTo(Percent.of("59"));
    var answer = ask("9018", 10);
    assertThat(answer.range()).isEqualTo(range("34", "59"));
    assertThat(answer.needs())
        .singleElement()
        .satisfies(
            need -> {
              assertThat(need.fact()).isEqualTo("product");
              assertThat(need.values()).containsExactly("90183100");
            });
  }

  @Test
  void the_peak_looks_at_the_codes_of_lists_and_ahead_to_their_versions() {
    register("L3");
    publish("L3", 3, null, SYRINGES);
    publish("L3", 8, 12, "8703");
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    var peak = Rates.peak(query(null, 10), record);
    assertThat(peak.answer().additional()).isEqualTo(Percent.of("59"));
    assertThat(peak.answer().nextChange())
        .isEqualTo(new NextChange(april(12), Facts.measureId("list-3"), "listChanges"));
  }

  @Test
  void goods_that_a_list_of_unknown_content_may_name_may_be_charged_more_than_the_peak() {
    register("L3");
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    var peak = Rates.peak(query(null, 10), record);
    assertThat(peak.answer().additional()).isEqualTo(Percent.of("34"));
    assertThat(peak.range()).isEqualTo(range("34", "59"));
  }

  @Test
  void of_a_part_codes_that_stand_on_it_are_on_it_and_all_others_are_read_both_ways() {
    register("L3");
    publishPart("L3", 3, null, List.of(), SYRINGES);
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    assertThat(ask(SYRINGES, 10).additional()).isEqualTo(Percent.of("59"));
    assertThat(ask("9018.31.00.40", 10).additional()).isEqualTo(Percent.of("59"));
    var answer = ask("8703", 10);
    assertThat(answer.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(answer.additional()).isNull();
    assertThat(answer.range()).isEqualTo(range("34", "59"));
    assertThat(answer.needs())
        .containsExactly(
            new Need(
                "productList",
                "Of L3 only a part is recorded, which does not say whether the goods are on it.",
                List.of("L3")));
    assertThat(outcomes(answer))
        .containsExactly("list-3 OPEN null L3", "reciprocal APPLIED 34 null");
    assertThat(ask("9018", 10).range()).isEqualTo(range("34", "59"));
    assertThat(ask(null, 10).additional()).isEqualTo(Percent.of("34"));
  }

  @Test
  void within_the_headings_that_it_names_a_part_is_whole() {
    register("L3");
    publishPart("L3", 3, null, List.of("9018", "87"), SYRINGES);
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    assertThat(ask("9018.90", 10).additional()).isEqualTo(Percent.of("34"));
    assertThat(ask("8703", 10).additional()).isEqualTo(Percent.of("34"));
    assertThat(ask(SYRINGES, 10).additional()).isEqualTo(Percent.of("59"));
    assertThat(ask("9019", 10).range()).isEqualTo(range("34", "59"));
    var heading = ask("9018", 10);
    assertThat(heading.range()).isEqualTo(range("34", "59"));
    assertThat(heading.needs()).singleElement().extracting(Need::fact).isEqualTo("product");
    assertThat(ask("90", 10).needs()).extracting(Need::fact).contains("productList");
  }

  @Test
  void what_a_part_excludes_or_exempts_is_open_for_codes_that_it_does_not_have() {
    register("EXCLUDED");
    register("EXEMPT");
    publishPart("EXCLUDED", 3, null, List.of(), SYRINGES);
    publishPart("EXEMPT", 3, null, List.of(), SYRINGES);
    record.add(excluding("but-excluded", "LIST-3", "EXCLUDED", "25"));
    record.add(imposed("but-exempt", US, "SYRINGES", at("CN"), "10"));
    record.add(
        granted(
            "but-exempt",
            exemption("x", Effect.PROGRAMME_ANSWERS_ZERO, among("EXEMPT")),
            2,
            5,
            null));
    assertThat(ask(SYRINGES, 10).additional()).isEqualTo(Percent.of("34"));
    assertThat(ask("8703", 10).range()).isEqualTo(range("34", "69"));
    assertThat(ask("8703", 10).needs())
        .singleElement()
        .extracting(Need::values)
        .isEqualTo(List.of("EXCLUDED", "EXEMPT"));
  }

  @Test
  void
      the_whole_list_that_follows_a_part_settles_what_was_open_and_the_past_stays_as_it_was_held() {
    register("L3");
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    publishPart("L3", 3, null, List.of(), SYRINGES);
    var inPart = record.position();
    publish("L3", 8, null, SYRINGES, "8703");
    assertThat(ask("8703", 10).additional()).isEqualTo(Percent.of("59"));
    assertThat(ask("8704", 10).additional()).isEqualTo(Percent.of("34"));
    for (var code : List.of("8703", "8704")) {
      assertThat(Rates.answer(query(code, 10).knowing(april(7)), record).range())
          .isEqualTo(range("34", "59"));
      assertThat(Rates.answer(query(code, 10).upTo(inPart), record).range())
          .isEqualTo(range("34", "59"));
    }
    assertThat(history(query("8704", 10), Axis.KNOWN_AT).segments().getLast())
        .satisfies(
            last -> {
              assertThat(last.answer().additional()).isEqualTo(Percent.of("34"));
              assertThat(last.began()).extracting(Cause::kind).containsExactly("announced");
            });
  }

  @Test
  void a_part_that_follows_the_whole_list_opens_what_it_does_not_name() {
    register("L3");
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    publish("L3", 3, null, SYRINGES);
    assertThat(ask("8703", 10).additional()).isEqualTo(Percent.of("34"));
    publishPart("L3", 8, 12, List.of("84"), SYRINGES);
    assertThat(ask("8703", 11).additional()).isEqualTo(Percent.of("34"));
    assertThat(ask("8703", 11).nextChange())
        .isEqualTo(new NextChange(april(12), Facts.measureId("list-3"), "listChanges"));
    assertThat(ask("8703", 12).range()).isEqualTo(range("34", "59"));
    assertThat(ask(SYRINGES, 11).nextChange()).isNull();
    assertThat(ask("8471", 11).nextChange()).isNull();
  }

  @Test
  void a_part_and_the_whole_of_the_same_codes_are_not_the_same_news_and_the_later_counts() {
    register("L3");
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    publish("L3", 3, null, SYRINGES);
    publishPart("L3", 4, null, List.of(), SYRINGES);
    assertThat(ask("8703", 10).range()).isEqualTo(range("34", "59"));
    publishPart("L3", 5, null, List.of("87"), SYRINGES);
    assertThat(ask("8703", 10).additional()).isEqualTo(Percent.of("34"));
    assertThat(ask("8803", 10).range()).isEqualTo(range("34", "59"));
    publish("L3", 6, null, SYRINGES);
    var last = record.position();
    assertThat(ask("8803", 10).additional()).isEqualTo(Percent.of("34"));
    publish("L3", 7, null, SYRINGES);
    assertThat(record.position()).isEqualTo(last);
  }

  @Test
  void a_part_of_a_list_that_is_whole_says_within_what() {
    assertThatThrownBy(
            () ->
                new PublishProductList(
                    new ProductListId("L3"),
                    List.of(),
                    Extent.WHOLE,
                    List.of(code("87")),
                    null,
                    null,
                    on(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Only a partial list says within which headings it is whole.");
  }

  @Test
  void the_whole_list_tells_the_changes_of_codes_that_the_part_did_not_have() {
    register("L3");
    record.add(listed("list-3", "LIST-3", "L3", "25"));
    publishPart("L3", 3, null, List.of("87"), SYRINGES);
    var inPart = record.position();
    publish("L3", 8, null, SYRINGES, "8471", "8703");
    var published = record.productList(new ProductListId("L3")).getLast().event();
    var changes =
        RateChanges.between(
            new Standpoint(record, april(20), inPart),
            new Standpoint(record, april(20), record.position()),
            List.of(published));
    assertThat(changes)
        .filteredOn(change -> change.exporter().equals(CN))
        .extracting(
            change -> example(change),
            change -> String.valueOf(change.segments().getFirst().before().high()),
            change -> String.valueOf(change.segments().getFirst().before().percent()),
            change -> String.valueOf(change.segments().getFirst().after().percent()))
        .containsExactlyInAnyOrder(
            tuple("8471", "25", "null", "25"), tuple("8703", "0", "0", "25"));
  }

  private static String example(RateChange change) {
    return change.scope() instanceof RateChange.Scope.Named named ? named.example().value() : "";
  }

  private void publishPart(
      String list, int announced, @Nullable Integer from, List<String> within, String... codes) {
    record.take(
        new PublishProductList(
            new ProductListId(list),
            Stream.of(codes).map(Facts::code).toList(),
            Extent.PARTIAL,
            within.stream().map(Facts::code).toList(),
            null,
            from == null ? null : april(from),
            on(announced)));
  }

  private void register(String list) {
    record.take(new RegisterProductList(new ProductListId(list), US, list, on(1)));
  }

  private void publish(String list, int announced, @Nullable Integer from, String... codes) {
    record.take(
        new PublishProductList(
            new ProductListId(list),
            Stream.of(codes).map(Facts::code).toList(),
            null,
            from == null ? null : april(from),
            on(announced)));
  }

  /// Each of so many measures names a list of its own and charges as many percent.
  private void openLists(int count, String programme) {
    IntStream.rangeClosed(1, count)
        .filter(i -> record.productList(new ProductListId("L" + i)).isEmpty())
        .forEach(
            i -> {
              register("L" + i);
              record.add(listed("open-" + i, programme, "L" + i, String.valueOf(i)));
            });
  }

  private static TariffImposed listed(String id, String programme, String list, String duty) {
    return listed(id, programme, list, duty, 5);
  }

  private static TariffImposed listed(
      String id, String programme, String list, String duty, int from) {
    return imposed(id, US, programme, at("CN"), goods(list), percent(duty), 2, from, null);
  }

  private static TariffImposed excluding(String id, String programme, String list, String duty) {
    var products = new Products(List.of(new Goods.All()), List.of(Goods.of(list)));
    return imposed(id, US, programme, at("CN"), products, percent(duty), 2, 5, null);
  }

  private static StackingRuleSet rule(String when, String suppresses) {
    return new StackingRuleSet(
        new RuleId("rule"),
        US,
        programmeId(when),
        Trigger.COVERED,
        programmeId(suppresses),
        april(2),
        null,
        on(2));
  }

  private static Range range(String low, String high) {
    return new Range(Percent.of(low), Percent.of(high));
  }

  private RateHistory history(RateQuery query, Axis axis) {
    return RateHistory.of(query, axis, new RateHistory.Period(null, null), 99, record);
  }

  private RateAnswer ask(@Nullable String product, int day) {
    return Rates.answer(query(product, day), record);
  }

  private RateQuery query(@Nullable String product, int day) {
    return new RateQuery(
        US, CN, product == null ? null : code(product), april(day), april(30), record.position());
  }

  private static List<String> outcomes(RateAnswer answer) {
    return answer.components().stream()
        .map(c -> c.measure() + " " + c.outcome() + " " + c.percent() + " " + c.because())
        .toList();
  }
}
