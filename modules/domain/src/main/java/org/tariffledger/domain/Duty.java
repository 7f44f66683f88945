package org.tariffledger.domain;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What is charged on goods, by a measure or by a schedule.
public sealed interface Duty {

  /// A percentage of the customs value.
  record AdValorem(Percent percent) implements Duty {}

  /// So much money for each unit of quantity: 0.014 USD per kg.
  record Specific(BigDecimal amount, String currency, String unit) implements Duty {

    private static final Set<String> CURRENCIES =
        Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000000");

    /// Trailing zeros are dropped, so that equal duties are equal values.
    public Specific {
      if (amount.signum() < 0 || amount.compareTo(AMOUNT_MAX) > 0) {
        throw new IllegalArgumentException("An amount is 0 to " + AMOUNT_MAX + ".");
      }
      amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
      if (amount.scale() > 12) {
        throw new IllegalArgumentException("An amount has at most twelve decimals.");
      }
      if (!CURRENCIES.contains(currency)) {
        throw new IllegalArgumentException(
            "A currency is one of ISO 4217, such as USD; this is none of them.");
      }
      new UnitOfQuantity(unit).checked();
    }
  }

  /// All of its parts are charged, each a percentage or an amount.
  record Compound(List<Duty> parts) implements Duty {

    private static final int PARTS_MAX = 10;

    public Compound {
      parts = List.copyOf(parts);
      if (parts.size() < 2 || parts.size() > PARTS_MAX) {
        throw new IllegalArgumentException("A compound duty has 2 to " + PARTS_MAX + " parts.");
      }
      if (!parts.stream().allMatch(part -> part instanceof AdValorem || part instanceof Specific)) {
        throw new IllegalArgumentException("A part is a percentage or an amount.");
      }
    }
  }

  /// All-in: what the base duty of the goods, by this column, is short of the percentage.
  record TopUpTo(Percent percent, AllInColumn column) implements Duty {}

  /// The goods may not enter: there is no rate.
  record Prohibited() implements Duty {}

  /// A text by which nobody but a reader can tell what is charged.
  record AsWritten(String text) implements Duty {

    private static final int CHARS_MAX = 2_000;

    public AsWritten {
      Texts.atMost(CHARS_MAX, text, "A duty");
      if (text.isBlank()) {
        throw new IllegalArgumentException("Write the duty out.");
      }
    }
  }
}
