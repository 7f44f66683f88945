package org.tariffledger.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tariffledger.commands.Facts.percent;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tariffledger.domain.AllInColumn;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Predicate.Comparison;
import org.tariffledger.domain.Predicate.Ordinarily;
import org.tariffledger.domain.Products;

/// The lines in `approved-values` are how the parts of events stand in stores, of which an event
/// shows only one. As the events themselves, they are added to and never edited.
class ValueJsonTest {

  private static final NumericFact STEEL = new NumericFact("share.steel");
  private static final NumericFact US_CONTENT = new NumericFact("share.usContent");
  private static final Percent FIFTEEN = Percent.of("15");

  private static final List<Duty> DUTIES =
      List.of(
          percent("24.5"),
          new Duty.Specific(new BigDecimal("0.014"), "USD", "kg"),
          new Duty.Compound(
              List.of(percent("3"), new Duty.Specific(new BigDecimal("0.5"), "USD", "No."))),
          new Duty.TopUpTo(FIFTEEN, new AllInColumn("general")),
          new Duty.TopUpTo(FIFTEEN, new AllInColumn("KR")),
          new Duty.TopUpTo(FIFTEEN, AllInColumn.CHARGED),
          new Duty.Prohibited(),
          new Duty.AsWritten("The difference to the minimum import price"));

  private static final List<Basis> BASES =
      List.of(
          Basis.FULL_VALUE,
          new Basis.Content(STEEL),
          new Basis.Remainder(US_CONTENT, new BigDecimal("0.2")),
          new Basis.Remainder(US_CONTENT, null));

  private static final List<Predicate> PREDICATES =
      List.of(
          new Predicate.Claim(new ClaimName("USMCA")),
          new Predicate.Products(
              new Products(List.of(Goods.of("8471")), List.of(Goods.of("847130")))),
          new Predicate.InTransit(
              Instant.parse("2025-04-05T04:01:00Z"), Instant.parse("2025-05-27T04:01:00Z")),
          new Predicate.QuotaInHand(),
          new Predicate.MeltedIn(List.of(new EconomyCode("US"), new EconomyCode("CA"))),
          new Predicate.Measured(
              new NumericFact("weightShare.metal"),
              Comparison.AT_LEAST,
              new BigDecimal("0.15"),
              Ordinarily.MET),
          new Predicate.Measured(
              STEEL, Comparison.AT_MOST, new BigDecimal("0.5"), Ordinarily.UNMET),
          new Predicate.Measured(STEEL, Comparison.ABOVE, BigDecimal.ZERO, null),
          new Predicate.Measured(
              NumericFact.CUSTOMS_VALUE, Comparison.BELOW, new BigDecimal("800"), null));

  @Test
  void every_duty_is_stored_as_approved_and_read_back() throws IOException {
    isAsApproved(Duty.class, DUTIES, "duties.txt");
  }

  @Test
  void every_basis_is_stored_as_approved_and_read_back() throws IOException {
    isAsApproved(Basis.class, BASES, "bases.txt");
  }

  @Test
  void every_predicate_is_stored_as_approved_and_read_back() throws IOException {
    isAsApproved(Predicate.class, PREDICATES, "predicates.txt");
  }

  private static <T> void isAsApproved(Class<T> sealed, List<T> samples, String file)
      throws IOException {
    assertThat(samples.stream().<Class<?>>map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(sealed.getPermittedSubclasses());
    var approved = approved(file);
    assertThat(
            samples.stream()
                .map(sample -> LedgerJson.mapper().writerFor(sealed).writeValueAsString(sample)))
        .containsExactlyElementsOf(approved);
    assertThat(approved.stream().map(json -> LedgerJson.mapper().readValue(json, sealed)))
        .containsExactlyElementsOf(samples);
  }

  private static List<String> approved(String file) throws IOException {
    try (var in =
        Objects.requireNonNull(
            ValueJsonTest.class.getResourceAsStream("approved-values/" + file), file)) {
      return Arrays.asList(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
    }
  }
}
