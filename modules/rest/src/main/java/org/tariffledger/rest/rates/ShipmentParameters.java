package org.tariffledger.rest.rates;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Shipment;
import org.tariffledger.domain.Shipment.Assume;
import org.tariffledger.rest.json.Names;

/// What is said of a shipment, as the parameters of a question name it; null for what was not said.
final class ShipmentParameters {

  static void put(Shipment shipment, Map<String, @Nullable Object> parameters) {
    parameters.put("claims", ClaimsText.of(shipment.claims()));
    parameters.put("customsValue", customsValue(shipment));
    parameters.put("quantity", quantity(shipment));
    parameters.put("unit", unit(shipment));
    parameters.put("loadedOn", shipment.loadedOn());
    parameters.put("quotaInHand", shipment.quotaInHand());
    parameters.put("meltedIn", shipment.meltedIn());
    var shares = shares(shipment);
    if (shares != null) {
      parameters.putAll(shares);
    }
    parameters.put("assume", assume(shipment));
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

  static @Nullable Map<String, String> shares(Shipment shipment) {
    var shares = new TreeMap<String, String>();
    shipment.shares().forEach((fact, share) -> shares.put(fact.value(), share.toPlainString()));
    return shares.isEmpty() ? null : shares;
  }

  /// That everything is ordinary need not be said.
  static @Nullable String assume(Shipment shipment) {
    return shipment.assume() == Assume.ORDINARY ? null : Names.of(shipment.assume());
  }

  private ShipmentParameters() {}
}
