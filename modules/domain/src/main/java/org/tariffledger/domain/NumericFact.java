package org.tariffledger.domain;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/// A number that describes a shipment: `share.steel`, the share of a content in the customs value;
/// `weightShare.metal`, its share in the weight; or `customsValue`, in the importer's currency.
public record NumericFact(String value) implements Comparable<NumericFact> {

  private static final String CUSTOMS_VALUE_NAME = "customsValue";
  private static final String SHARE = "share.";
  private static final Pattern SHAPE =
      Pattern.compile("(share|weightShare)\\.[a-z][A-Za-z0-9]{0,29}|" + CUSTOMS_VALUE_NAME);

  public static final NumericFact CUSTOMS_VALUE = new NumericFact(CUSTOMS_VALUE_NAME);

  public NumericFact {
    Texts.matching(
        SHAPE,
        value,
        "is not a number of a shipment: write share.steel, weightShare.metal or customsValue.");
  }

  /// Whether it is a share of the customs value. Those do not overlap.
  public boolean isShare() {
    return value.startsWith(SHARE);
  }

  /// What the shares of the customs value among the numbers are together.
  public static BigDecimal ofValue(Map<NumericFact, BigDecimal> numbers) {
    return numbers.entrySet().stream()
        .filter(number -> number.getKey().isShare())
        .map(Map.Entry::getValue)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// Refuses what it cannot be.
  public BigDecimal checked(BigDecimal number) {
    if (equals(CUSTOMS_VALUE)) {
      return new CustomsValue(number).amount();
    }
    if (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("A share is 0 to 1, such as 0.4.");
    }
    return Amounts.fewDecimals(number, "A share");
  }

  /// What people write for it.
  public BigDecimal read(String text) {
    return checked(
        equals(CUSTOMS_VALUE)
            ? Amounts.read(text)
            : Amounts.read(text, "is not a share: write a decimal of 0 to 1, such as 0.4."));
  }

  @Override
  public int compareTo(NumericFact other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
