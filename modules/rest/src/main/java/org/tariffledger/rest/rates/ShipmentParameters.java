package org.tariffledger.rest.rates;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Claims;
import org.tariffledger.domain.CustomsValue;
import org.tariffledger.domain.Quantity;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.UnitOfQuantity;
import org.tariffledger.rest.json.Faults;

/// What a query string says of a shipment.
final class ShipmentParameters {

  private static final String BAD_AMOUNT = "bad-amount";

  static Shipment read(RateParameters asked, Claims claims, Faults faults) {
    var value =
        asked.customsValue() == null
            ? null
            : faults.value("customsValue", BAD_AMOUNT, asked.customsValue(), CustomsValue::of);
    return Shipment.of(claims, value, quantity(asked.quantity(), asked.unit(), faults));
  }

  private static @Nullable Quantity quantity(
      @Nullable String amount, @Nullable String unit, Faults faults) {
    together("quantity", amount, "unit", unit, faults);
    together("unit", unit, "quantity", amount, faults);
    BigDecimal read =
        amount == null ? null : faults.value("quantity", BAD_AMOUNT, amount, Quantity::amountOf);
    UnitOfQuantity in =
        unit == null ? null : faults.value("unit", "bad-text", unit, UnitOfQuantity::new);
    return read == null || in == null ? null : new Quantity(read, in);
  }

  private static void together(
      String name, @Nullable String text, String other, @Nullable String otherText, Faults faults) {
    if (text != null && otherText == null) {
      faults.add(
          other,
          "missing-parameter",
          "The parameter \"%s\" says nothing without \"%s\".".formatted(name, other));
    }
  }

  /// As the query string names it; null for what was not said.
  static void put(Shipment shipment, Map<String, @Nullable Object> parameters) {
    parameters.put("claims", ClaimsText.of(shipment.claims()));
    parameters.put("customsValue", customsValue(shipment));
    parameters.put("quantity", quantity(shipment));
    parameters.put("unit", unit(shipment));
  }

  static @Nullable String customsValue(Shipment shipment) {
    var value = shipment.customsValue();
    return value == null ? null : value.toString();
  }

  static @Nullable String quantity(Shipment shipment) {
    var quantity = shipment.quantity();
    return quantity == null ? null : quantity.amount().toPlainString();
  }

  static @Nullable String unit(Shipment shipment) {
    var quantity = shipment.quantity();
    return quantity == null ? null : quantity.unit().name();
  }

  private ShipmentParameters() {}
}
