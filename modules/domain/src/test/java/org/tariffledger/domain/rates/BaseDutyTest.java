package org.tariffledger.domain.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.DE;
import static org.tariffledger.domain.Facts.JP;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.code;
import static org.tariffledger.domain.Facts.complete;
import static org.tariffledger.domain.Facts.goods;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.rates.Schedules.column;
import static org.tariffledger.domain.rates.Schedules.line;
import static org.tariffledger.domain.rates.Schedules.partial;
import static org.tariffledger.domain.rates.Schedules.whole;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.CustomsValue;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Quantity;
import org.tariffledger.domain.ReferenceCommand.ChangeGroupMembers;
import org.tariffledger.domain.ReferenceCommand.RegisterGroup;
import org.tariffledger.domain.ScheduleLine;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.SmallLedger;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.UnitOfQuantity;
import org.tariffledger.domain.rates.RateAnswer.Assumption;
import org.tariffledger.domain.rates.RateAnswer.Need;
import org.tariffledger.domain.rates.RateAnswer.NextChange;
import org.tariffledger.domain.rates.RateAnswer.Status;

class BaseDutyTest {

  private static final EconomyCode RU = new EconomyCode("RU");
  private static final EconomyCode MX = new EconomyCode("MX");
  private static final Shipment OF_MEXICO =
      Shipment.claiming(new Claims(Set.of(new ClaimName("USMCA")), Set.of(), false));

  private final SmallLedger record = SmallLedger.of(complete(US), programme(US, "RECIPROCAL"));

  private final ScheduleLine[] book = {
    line("8703", 0, "", ""),
    line(null, 1, "", "", ""),
    line("87032301", 2, "2.5%", "Free (A+,MX+,S,S+)", "10%"),
    line("8703230110", 3, "", ""),
    line("87032400", 2, "2.5%", "1% (S+)", "10%"),
    line("8704", 0, "", ""),
    line("8704220000", 1, "25%", "Free (S)", "25%"),
    line("0713", 0, "", ""),
    line("07134010", 1, "0.15¢/kg", "Free (S)", "1.1¢/kg + 50¢ each"),
    line("07134020", 1, "1.5¢/kg", "See 9823.08.01 (S+)", ""),
    line("9999", 0, "", "")
  };

  BaseDutyTest() {
    record.take(whole("HTS-2025", 1, 1, book));
  }

  @Test
  void the_longest_line_answers_and_one_that_writes_no_duty_has_that_of_the_line_above_it() {
    for (var code : List.of("87032301", "8703230110", "8703230199")) {
      assertThat(charged(ask(CN, code, 10)))
          .isEqualTo("2.5% = 2.5 general of 87032301 in HTS-2025: Goods of 87032301");
    }
    assertThat(ask(CN, "87032301", 10).total()).isEqualTo(Percent.of("2.5"));
  }

  @Test
  void a_statistical_code_that_ends_in_00_is_the_line_of_eight_digits() {
    assertThat(charged(ask(CN, "87042200", 10)))
        .isEqualTo("25% = 25 general of 87042200 in HTS-2025: Goods of 8704220000");
    assertThat(ask(CN, "8704220000", 10).base()).isEqualTo(ask(CN, "87042200", 10).base());
  }

  @Test
  void base_and_additional_duty_add_up_to_the_total() {
    record.add(imposed("world", US, "RECIPROCAL", at("WORLD"), "10"));
    var answer = ask(CN, "87032301", 10);
    assertThat(answer.additional()).isEqualTo(Percent.of("10"));
    assertThat(answer.total()).isEqualTo(Percent.of("12.5"));
  }

  @Test
  void without_a_schedule_the_base_duty_is_needed_and_the_additional_one_determined() {
    var bare = SmallLedger.of(complete(US));
    var answer = Rates.answer(query(CN, "87032301", 10, Shipment.UNSAID), bare);
    assertThat(answer.status()).isEqualTo(Status.DETERMINED);
    assertThat(answer.total()).isNull();
    assertThat(answer.base().needs())
        .containsExactly(
            new Need("baseDuty", "No schedule of US is loaded, so the total is open.", List.of()));
  }

  @Test
  void before_the_first_edition_and_before_it_is_known_there_is_no_base_duty() {
    var later = SmallLedger.of(complete(US));
    later.take(whole("HTS-2025", 5, 12, line("8703", 0, "2.5%", "10%")));
    var before = Rates.answer(query(CN, "8703", 10, Shipment.UNSAID), later);
    assertThat(before.base().charged()).isNull();
    assertThat(before.base().needs())
        .extracting(Need::why)
        .containsExactly(
            "No schedule of US that is in force then is loaded, so the total is open.");
    assertThat(before.nextChange()).isEqualTo(new NextChange(april(12), null, "scheduleChanges"));
    var unaware = query(CN, "8703", 12, Shipment.UNSAID).knowing(april(4));
    assertThat(Rates.answer(unaware, later).base().needs())
        .extracting(Need::why)
        .containsExactly("No schedule of US is loaded, so the total is open.");
    assertThat(Rates.answer(unaware.upTo(1), later).base().charged()).isNull();
  }

  @Test
  void a_line_below_that_writes_no_duty_leaves_the_base_open() {
    record.take(
        whole(
            "HTS-2026",
            1,
            2,
            line("9822", 0, "", ""),
            line("982206", 1, "", ""),
            line("98220605", 2, "Free", ""),
            line("98220610", 2, "", ""),
            line("98220800", 1, "Free", "")));
    var mixed = ask(CN, "982206", 10).base();
    assertThat(mixed.charged()).isNull();
    assertThat(mixed.needs())
        .containsExactly(
            new Need(
                "product",
                "Below 982206 the schedule has 2 lines that do not all charge alike; give a longer"
                    + " code.",
                List.of("98220605", "98220610")));
    assertThat(charged(ask(CN, "98220605", 10))).startsWith("Free ");
    assertThat(charged(ask(CN, "982208", 10))).startsWith("Free ");
    assertThat(ask(CN, "98220610", 10).base().needs())
        .extracting(Need::fact)
        .containsExactly("baseDuty");
  }

  @Test
  void general_goods_have_no_base_duty_and_ask_for_none_once_a_schedule_is_loaded() {
    assertThat(ask(CN, null, 10).base()).isEqualTo(new BaseDuty(null, List.of()));
    record.take(whole("HTS-2026", 1, 20, book));
    assertThat(ask(CN, null, 10).nextChange()).isNull();
  }

  @Test
  void the_edition_that_begins_last_is_in_force_and_of_two_the_one_announced_last() {
    record.take(whole("HTS-2026", 2, 20, line("8703", 0, "3%", "10%")));
    record.take(whole("HTS-2026-2", 3, 20, line("8703", 0, "4%", "10%")));
    assertThat(charged(ask(CN, "87032301", 19))).startsWith("2.5% ");
    assertThat(charged(ask(CN, "87032301", 20))).startsWith("4% = 4 general of 8703 in HTS-2026-2");
    assertThat(ask(CN, "87032301", 10).nextChange())
        .isEqualTo(new NextChange(april(20), null, "scheduleChanges"));
    var earlier = query(CN, "87032301", 20, Shipment.UNSAID).knowing(april(2));
    assertThat(charged(Rates.answer(earlier, record))).startsWith("3% ");
  }

  @Test
  void a_heading_whose_lines_charge_alike_is_charged_that() {
    assertThat(charged(ask(CN, "8703", 10))).startsWith("2.5% = 2.5 general of 87032301 ");
    assertThat(ask(CN, "8703", 10).base().needs()).isEmpty();
  }

  @Test
  void a_heading_whose_lines_differ_is_open_and_names_the_lines() {
    var answer = ask(CN, "87", 10);
    assertThat(answer.status()).isEqualTo(Status.DETERMINED);
    assertThat(answer.base().charged()).isNull();
    assertThat(answer.total()).isNull();
    assertThat(answer.base().needs())
        .containsExactly(
            new Need(
                "product",
                "Below 87 the schedule has 3 lines that do not all charge alike; give a longer"
                    + " code.",
                List.of("87032301", "87032400", "87042200")));
  }

  @Test
  void of_very_many_lines_the_first_hundred_are_named() {
    var lines =
        IntStream.range(0, 150)
            .mapToObj(i -> line("%08d".formatted(10_000_000 + i), 0, i + "%", ""))
            .toArray(ScheduleLine[]::new);
    record.take(whole("LONG", 2, 2, lines));
    assertThat(ask(CN, "10", 10).base().needs())
        .singleElement()
        .satisfies(
            need -> {
              assertThat(need.why()).contains("150 lines", "(the first 100 are listed)");
              assertThat(need.values()).hasSize(100).startsWith("10000000").endsWith("10000099");
            });
  }

  @Test
  void a_line_that_leaves_part_of_itself_to_another_duty_is_open_only_for_that_part() {
    record.take(
        partial(
            "NESTED",
            2,
            2,
            line("8703", 0, "5%", ""),
            line("870310", 1, "5%", ""),
            line("870323", 1, "7%", "")));
    assertThat(charged(ask(CN, "870310", 10))).startsWith("5% ");
    assertThat(ask(CN, "8703", 10).base().needs())
        .singleElement()
        .satisfies(need -> assertThat(need.values()).containsExactly("870323"));
  }

  @Test
  void an_edition_that_lacks_a_code_and_a_line_that_lacks_a_duty_leave_the_base_open() {
    assertThat(ask(CN, "2701", 10).base().needs())
        .containsExactly(
            new Need(
                "baseDuty",
                "Edition HTS-2025 of the schedule of US does not have 2701. So the total is open.",
                List.of()));
    assertThat(ask(CN, "9999", 10).base().needs())
        .extracting(Need::why)
        .containsExactly(
            "Edition HTS-2025 of the schedule of US writes no duty for 9999, so the total is"
                + " open.");
    record.take(partial("CARS", 2, 2, line("8703", 0, "3%", "")));
    assertThat(ask(CN, "2701", 10).base().needs())
        .extracting(Need::why)
        .containsExactly(
            "Edition CARS of the schedule of US, which is not the whole tariff, does not have"
                + " 2701. So the total is open.");
  }

  @Test
  void column_2_is_for_those_it_is_assigned_to_from_its_day_until_its_end() {
    record.take(column("other", null, at("RU", "CU"), 8, 20));
    assertThat(charged(ask(RU, "87032301", 7))).startsWith("2.5% = 2.5 general ");
    assertThat(charged(ask(RU, "87032301", 8))).startsWith("10% = 10 other of 87032301 ");
    assertThat(charged(ask(RU, "87032301", 19))).startsWith("10% ");
    assertThat(charged(ask(RU, "87032301", 20))).startsWith("2.5% ");
    assertThat(charged(ask(CN, "87032301", 10))).startsWith("2.5% ");
    assertThat(ask(RU, "87032301", 7).nextChange())
        .isEqualTo(new NextChange(april(8), null, "columnChanges"));
    assertThat(ask(RU, "87032301", 8).nextChange())
        .isEqualTo(new NextChange(april(20), null, "columnChanges"));
    assertThat(ask(CN, "87032301", 7).nextChange()).isNull();
  }

  @Test
  void where_the_column_is_empty_the_general_duty_is_charged() {
    record.take(column("other", null, "RU", 8));
    assertThat(charged(ask(RU, "07134020", 10))).contains("general of 07134020");
  }

  @Test
  void a_symbol_needs_its_claim_and_meets_nothing_but_itself() {
    record.take(column("S", "USMCA", "MX", 1));
    assertThat(charged(ask(MX, "87032301", 10))).startsWith("2.5% ");
    assertThat(charged(ask(MX, "87032301", 10, OF_MEXICO)))
        .isEqualTo("Free = 0 S of 87032301 in HTS-2025: Goods of 87032301");
    assertThat(charged(ask(MX, "87032400", 10, OF_MEXICO))).startsWith("2.5% = 2.5 general ");
    assertThat(charged(ask(CN, "87032301", 10, OF_MEXICO))).startsWith("2.5% = 2.5 general ");
  }

  @Test
  void of_several_symbols_of_a_claim_that_one_counts_which_the_line_has() {
    record.take(column("S", "USMCA", "MX", 1));
    record.take(column("S+", "USMCA", "MX", 1));
    assertThat(charged(ask(MX, "87032400", 10, OF_MEXICO))).startsWith("1% = 1 S+ ");
    assertThat(charged(ask(MX, "87042200", 10, OF_MEXICO))).startsWith("Free = 0 S ");
  }

  @Test
  void a_column_that_is_assigned_again_later_or_closer_has_the_last_word() {
    record.take(column("other", null, "WORLD", 2));
    record.take(column("general", null, "JP", 2));
    assertThat(charged(ask(JP, "87032301", 10))).startsWith("2.5% ");
    assertThat(charged(ask(CN, "87032301", 10))).startsWith("10% ");
    record.take(column("general", null, "WORLD", 12));
    assertThat(charged(ask(CN, "87032301", 12))).startsWith("2.5% ");
  }

  @Test
  void members_of_a_group_or_union_are_charged_by_its_column_while_they_belong_to_it() {
    var members = List.of(new Membership(RU, april(9), april(20)));
    record.take(new RegisterGroup(new GroupId("COLUMN-2"), "Column 2", members, on(1)));
    record.take(column("other", null, "COLUMN-2", 1));
    assertThat(charged(ask(RU, "87032301", 8))).startsWith("2.5% ");
    assertThat(charged(ask(RU, "87032301", 9))).startsWith("10% ");
    assertThat(ask(RU, "87032301", 9).nextChange())
        .isEqualTo(new NextChange(april(20), null, "membershipEnds"));
    record.take(column("other", null, new Targets(at("EU").include(), List.of()), 1, null));
    assertThat(charged(ask(DE, "87032301", 8))).startsWith("10% ");
  }

  @Test
  void a_claim_that_was_not_made_is_assumed_aloud_with_the_total_it_would_lead_to() {
    record.take(column("S", "USMCA", "MX", 1));
    record.add(imposed("world", US, "RECIPROCAL", at("WORLD"), "10"));
    var told = new Assumption("claims.USMCA", "not made", Percent.of("10"), Percent.of("10"));
    assertThat(ask(MX, "87032301", 10).assumptions()).containsExactly(told);
    assertThat(ask(MX, "87032400", 10).assumptions()).isEmpty();
    assertThat(ask(CN, "87032301", 10).assumptions()).isEmpty();
    assertThat(ask(MX, null, 10).assumptions()).isEmpty();
    var denied = Shipment.claiming(new Claims(Set.of(), Set.of(), true));
    assertThat(ask(MX, "87032301", 10, denied).assumptions()).isEmpty();
  }

  @Test
  void an_amount_of_money_is_a_percentage_once_value_and_quantity_are_said() {
    var open = ask(CN, "07134010", 10);
    assertThat(charged(open)).startsWith("0.15¢/kg = null general ");
    assertThat(open.status()).isEqualTo(Status.DETERMINED);
    assertThat(open.total()).isNull();
    assertThat(open.base().needs())
        .extracting(Need::fact, Need::why)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "customsValue",
                "The base duty “0.15¢/kg” is money: its percentage depends on the customs value in"
                    + " USD."),
            org.assertj.core.groups.Tuple.tuple(
                "quantity", "The base duty “0.15¢/kg” is charged per kg: give the quantity."));
    assertThat(charged(ask(CN, "07134010", 10, shipment("900", "1200", "kg"))))
        .startsWith("0.15¢/kg = 0.2 ");
    assertThat(charged(ask(CN, "07134010", 10, shipment("700", "1", "t"))))
        .startsWith("0.15¢/kg = 0.214286 ");
  }

  @Test
  void a_quantity_in_another_unit_does_not_tell() {
    assertThat(ask(CN, "07134010", 10, shipment("900", "12", "doz.")).base().needs())
        .containsExactly(
            new Need(
                "quantity",
                "The base duty “0.15¢/kg” is charged per kg: a quantity in doz. tells nothing.",
                List.of()));
  }

  @Test
  void a_duty_that_only_a_reader_understands_is_shown_as_written() {
    record.take(column("S+", "USMCA", "MX", 1));
    var answer = ask(MX, "07134020", 10, OF_MEXICO);
    assertThat(charged(answer)).startsWith("See 9823.08.01 = null S+ ");
    assertThat(answer.base().needs())
        .containsExactly(
            new Need(
                "baseDuty",
                "The base duty “See 9823.08.01” is as written: no percentage can be told from it.",
                List.of()));
  }

  @Test
  void goods_that_may_not_enter_have_a_base_duty_and_need_none() {
    record.add(
        imposed(
            "ban", US, "RECIPROCAL", at("RU"), goods("0713"), new Duty.Prohibited(), 2, 5, null));
    var answer = ask(RU, "07134010", 10);
    assertThat(answer.status()).isEqualTo(Status.PROHIBITED);
    assertThat(charged(answer)).startsWith("0.15¢/kg ");
    assertThat(answer.base().needs()).isEmpty();
    assertThat(answer.total()).isNull();
  }

  @Test
  void a_history_says_which_edition_and_which_column_began() {
    record.take(whole("HTS-2026", 3, 20, line("87032301", 0, "3%", "10%")));
    record.take(column("other", null, at("RU"), 8, null));
    var told =
        RateHistory.of(
            query(RU, "87032301", 10, Shipment.UNSAID),
            Axis.VALID_AT,
            new RateHistory.Period(april(2), null),
            100,
            record);
    assertThat(told.segments())
        .extracting(segment -> charged(segment.answer()).replaceFirst(" = .*", ""))
        .containsExactly("2.5%", "10%", "10%");
    assertThat(told.segments())
        .extracting(
            segment ->
                segment.began().stream()
                    .map(cause -> cause.kind() + " " + cause.by().getFirst().position())
                    .toList())
        .containsExactly(List.of(), List.of("columnChanges 5"), List.of("scheduleChanges 4"));
  }

  @Test
  void a_history_of_what_was_known_says_who_joined_the_group_of_a_column() {
    record.take(new RegisterGroup(new GroupId("COLUMN-2"), "Column 2", List.of(), on(1)));
    record.take(column("other", null, "COLUMN-2", 1));
    var joined = List.of(new Membership(RU, april(1), null));
    record.take(new ChangeGroupMembers(new GroupId("COLUMN-2"), joined, on(12)));
    var told =
        RateHistory.of(
            query(RU, "87032301", 10, Shipment.UNSAID),
            Axis.KNOWN_AT,
            new RateHistory.Period(april(2), null),
            100,
            record);
    assertThat(told.segments())
        .extracting(segment -> charged(segment.answer()).replaceFirst(" = .*", ""))
        .containsExactly("2.5%", "10%");
    assertThat(told.segments().getLast().began())
        .extracting(Cause::at, cause -> cause.by().getFirst().position())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(april(12), record.position()));
  }

  @Test
  void a_column_of_a_claim_that_is_denied_is_no_change_to_come() {
    record.take(column("S", "USMCA", "MX", 20));
    var denied = Shipment.claiming(new Claims(Set.of(), Set.of(), true));
    assertThat(ask(MX, "87032301", 10, denied).nextChange()).isNull();
    assertThat(ask(MX, "87032301", 10).nextChange())
        .isEqualTo(new NextChange(april(20), null, "columnChanges"));
  }

  private RateAnswer ask(EconomyCode exporter, @Nullable String product, int day) {
    return ask(exporter, product, day, Shipment.UNSAID);
  }

  private RateAnswer ask(
      EconomyCode exporter, @Nullable String product, int day, Shipment shipment) {
    return Rates.answer(query(exporter, product, day, shipment), record);
  }

  private RateQuery query(
      EconomyCode exporter, @Nullable String product, int day, Shipment shipment) {
    var goods = product == null ? null : code(product);
    return new RateQuery(US, exporter, goods, april(day), april(30), record.position(), shipment);
  }

  private static Shipment shipment(String value, String quantity, String unit) {
    return Shipment.of(
        Claims.UNSAID,
        CustomsValue.of(value),
        new Quantity(new BigDecimal(quantity), new UnitOfQuantity(unit)));
  }

  private static String charged(RateAnswer answer) {
    var charged = answer.base().charged();
    return charged == null
        ? "open"
        : "%s = %s %s of %s in %s: %s"
            .formatted(
                charged.duty(),
                charged.percent(),
                charged.column(),
                charged.line(),
                charged.edition(),
                charged.description());
  }
}
