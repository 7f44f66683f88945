package org.tariffledger.domain.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.domain.Facts.CN;
import static org.tariffledger.domain.Facts.JP;
import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.goods;
import static org.tariffledger.domain.Facts.imposed;
import static org.tariffledger.domain.Facts.lifted;
import static org.tariffledger.domain.Facts.measureId;
import static org.tariffledger.domain.Facts.on;
import static org.tariffledger.domain.Facts.paused;
import static org.tariffledger.domain.Facts.percent;
import static org.tariffledger.domain.Facts.programme;
import static org.tariffledger.domain.Facts.residual;
import static org.tariffledger.domain.rates.Schedules.line;
import static org.tariffledger.domain.rates.Schedules.whole;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ReferenceCommand.PublishProductList;
import org.tariffledger.domain.ReferenceCommand.RegisterProductList;
import org.tariffledger.domain.SmallLedger;

class LineMeasuresTest {

  private final SmallLedger record = SmallLedger.of(programme(US, "P"), programme(JP, "P-JP"));

  @Test
  void a_line_is_covered_by_its_own_code_by_a_heading_above_and_by_all_goods() {
    impose("all", Products.ALL);
    impose("heading", goods("9018"));
    impose("own", goods("90183100", "90183200"));
    impose("other", goods("9019"));

    assertThat(told(10, "90183100")).isEqualTo("all 0, heading 4, own 8 and 0 below");
    assertThat(told(10, "9018")).isEqualTo("all 0, heading 4 and 1 below");
    assertThat(told(10, "90")).isEqualTo("all 0 and 3 below");
    assertThat(told(10, "91")).isEqualTo("all 0 and 0 below");
  }

  @Test
  void a_line_without_code_is_covered_where_all_that_it_holds_is() {
    impose("heading", goods("8517"));
    impose("phones", goods("851713", "85171400"));
    impose("smart", goods("85171300"));

    assertThat(told(10, "85171300", "85171400")).isEqualTo("heading 4, phones 6 and 1 below");
    assertThat(told(10)).isEqualTo(" and 0 below");
  }

  @Test
  void what_is_excluded_is_neither_covered_nor_below() {
    impose(
        "but-phones",
        new Products(List.of(Goods.of("8517"), Goods.of("8471")), List.of(Goods.of("851713"))));

    assertThat(told(10, "8517")).isEqualTo("but-phones 4 and 0 below");
    assertThat(told(10, "85171300")).isEqualTo(" and 0 below");
    assertThat(told(10, "85")).isEqualTo(" and 1 below");
    assertThat(told(10, "87")).isEqualTo(" and 0 below");
  }

  @Test
  void what_a_measure_names_below_and_excludes_again_does_not_count() {
    impose("spared", new Products(List.of(Goods.of("85171300")), List.of(Goods.of("851713"))));

    assertThat(told(10, "8517")).isEqualTo(" and 0 below");
  }

  @Test
  void lists_are_looked_through_as_they_are_at_the_moment() {
    list("US-LIST");
    publish("US-LIST", null, "84713001", "851714");
    publish("US-LIST", 12, "851714");
    impose("listed", goods("US-LIST"));
    impose("unlisted", new Products(List.of(Goods.of("84")), List.of(Goods.of("US-LIST"))));

    assertThat(told(10, "84713001")).isEqualTo("listed 8 and 0 below");
    assertThat(told(10, "8471300150")).isEqualTo("listed 8 and 0 below");
    assertThat(told(10, "84")).isEqualTo("unlisted 2 and 1 below");
    assertThat(told(12, "84")).isEqualTo("unlisted 2 and 0 below");
    assertThat(told(12, "84713001")).isEqualTo("unlisted 2 and 0 below");
    assertThat(measures(10).open()).isEmpty();
  }

  @Test
  void what_is_on_an_unknown_list_is_open_and_said_so() {
    list("US-LIST");
    impose("listed", goods("US-LIST"));
    impose("all", Products.ALL);

    assertThat(told(10, "84713001")).isEqualTo("all 0 and 0 below");
    assertThat(measures(10).open()).containsExactly(measureId("listed"));
    assertThat(measures(4).open()).isEmpty();
  }

  @Test
  void only_what_is_in_force_or_paused_of_this_importer_counts() {
    impose("ended", Products.ALL);
    record.add(lifted("ended", 6, 7));
    impose("waits", Products.ALL);
    record.add(paused("waits", residual("10"), 6, 7, 12));
    record.add(imposed("japans", JP, "P-JP", at("US"), "10"));

    assertThat(told(4, "8517")).isEqualTo(" and 0 below");
    assertThat(told(6, "8517")).isEqualTo("ended 0, waits 0 and 0 below");
    assertThat(told(8, "8517")).isEqualTo("waits 0 and 0 below");
    assertThat(measures(8).at(codes("8517")).covering().getFirst().phase()).hasToString("paused");
  }

  @Test
  void the_next_change_is_that_of_a_measure_a_list_or_the_schedule() {
    list("US-LIST");
    publish("US-LIST", 20, "851714");
    impose("listed", goods("US-LIST"));
    record.add(lifted("listed", 6, 25));
    record.take(whole("HTS-1", 1, 1, line("8517", 0, "Free", "")));
    record.take(whole("HTS-2", 1, 22, line("8517", 0, "Free", "")));

    assertThat(Stream.of(1, 5, 20, 22, 25).map(day -> String.valueOf(measures(day).nextChange())))
        .containsExactly("" + april(5), "" + april(20), "" + april(22), "" + april(25), "null");
  }

  private void impose(String id, Products products) {
    record.add(imposed(id, US, "P", at("CN"), products, percent("10"), 2, 5, null));
  }

  private void list(String id) {
    record.take(new RegisterProductList(new ProductListId(id), US, id, on(1)));
  }

  private void publish(String id, @Nullable Integer from, String... codes) {
    record.take(
        new PublishProductList(
            new ProductListId(id), codes(codes), null, from == null ? null : april(from), on(2)));
  }

  private String told(int day, String... codes) {
    var here = measures(day).at(codes(codes));
    return String.join(
            ", ", here.covering().stream().map(c -> c.measure() + " " + c.matchedDigits()).toList())
        + " and "
        + here.below()
        + " below";
  }

  private LineMeasures measures(int day) {
    var query = new RateQuery(US, CN, null, april(day), april(30), record.position());
    return new LineMeasures(query, List.copyOf(record.candidates(query)), record);
  }

  private static List<ProductCode> codes(String... codes) {
    return Stream.of(codes).map(ProductCode::new).toList();
  }
}
