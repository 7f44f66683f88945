package org.tariffledger.rest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.rest.files.Files.content;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.rest.files.ListFile.Where;

/// The lists of the shared data, each read without naming its column. Skipped where the data are
/// absent.
@EnabledIf("org.tariffledger.rest.files.SharedData#isThere")
class PublishedListsTest {

  @ParameterizedTest
  @CsvSource({
    "ca/canada-125b-list.csv, 4416, 4416",
    "ca/canada-march-list.csv, 1270, 1270",
    "ca/canada-steel-list.csv, 539, 539",
    "cn/china-10-percent-030425.csv, 691, 690",
    "cn/china-15-percent-030425.csv, 29, 29",
    "us/brazil-301-exemptions.csv, 2126, 2126",
    "us/canada-338-aircraft-exempt.csv, 554, 554",
    "us/canada-338-alcohol.csv, 63, 63",
    "us/canada-338-autos.csv, 439, 439",
    "us/canada-338-dairy.csv, 52, 52",
    "us/consumer_electronics_EO14257_apr11.csv, 109, 109",
    "us/country_eo_exempt_products.csv, 952, 952",
    "us/fentanyl_carveout_products.csv, 308, 301",
    "us/floor_exempt_products.csv, 3823, 1697",
    "us/s122_exempt_products.csv, 1656, 1656",
    "us/s232_annex_products.csv, 799, 799",
    "us/s232_auto_parts.txt, 130, 130",
    "us/s232_copper_products.csv, 80, 80",
    "us/s232_derivative_products.csv, 568, 465",
    "us/s232_mhd_parts.txt, 182, 182",
    "us/s301_product_lists.csv, 12223, 11024"
  })
  void a_published_list_has_as_many_codes_as_it_lists(String file, int lines, int codes)
      throws IOException {
    var reading = read(file, null);
    assertThat(content(reading).size()).isEqualTo(codes);
    assertThat(reading.counts())
        .isEqualTo(new Counts(lines, codes, lines - codes, 0, DutyCounts.NOTHING));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 860",
    "2, 287",
    "3, 6190",
    "4A, 2967",
    "4B, 1519",
    "biden_100, 10",
    "biden_25, 348"
  })
  void the_lists_of_Section_301_are_told_apart_by_their_column(String list, int codes)
      throws IOException {
    var reading = read("us/s301_product_lists.csv", "hts8", new Where("list", list));
    assertThat(content(reading).size()).isEqualTo(codes);
    assertThat(reading.counts().leftOut()).isEqualTo(12_223 - codes);
  }

  @Test
  void the_running_number_of_the_Chinese_lists_is_not_their_code() throws IOException {
    var list = content(read("cn/china-10-percent-030425.csv", null));
    assertThat(list.longestMatch(new ProductCode("1201.90.11"))).hasValue(8);
    assertThat(list.longestMatch(new ProductCode("1201.90.20"))).isEmpty();
  }

  @Test
  void the_one_code_of_twelve_digits_among_4297_is_found() throws IOException {
    var reading = read("us/ieepa_exempt_products.csv", null);
    assertThat(reading.content()).isNull();
    assertThat(reading.counts().lines()).isEqualTo(4_297);
    assertThat(reading.faults().shown())
        .extracting(FileFault::detail)
        .containsExactly("\"850511007000\" has 12 digits, and a code has at most 10.");
  }

  private static Reading<CodeSet> read(String file, @Nullable String column, Where... where)
      throws IOException {
    try (var in = SharedData.open(file)) {
      return ListFile.read(in, column, List.of(where));
    }
  }
}
