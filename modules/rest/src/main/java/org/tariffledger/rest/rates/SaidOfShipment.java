package org.tariffledger.rest.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;

/// What a question said of the shipment, as its answer echoes it, whichever way it was asked.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SaidOfShipment(
    @Schema(description = "The claims that the question made or denied; left out if none.")
        @Nullable String claims,
    @Schema(description = "In the importer's currency; left out if it was not given.")
        @Nullable String customsValue,
    @Schema(description = "Left out if it was not given.") @Nullable String quantity,
    @Schema(description = "What the quantity is in; left out if it was not given.")
        @Nullable String unit,
    @Schema(description = "As it was resolved; left out if it was not given.")
        @Nullable OffsetDateTime loadedOn,
    @Schema(description = "Left out if it was not given.") @Nullable Boolean quotaInHand,
    @Schema(description = "Left out if it was not given.") @Nullable EconomyCode meltedIn,
    @Schema(
            description =
                "Shares of the value and of the weight that were given, by the names of their"
                    + " parameters; left out if there are none.")
        @Nullable Map<String, String> shares,
    @Schema(
            description = "Left out unless the question asked that nothing be assumed.",
            allowableValues = {"nothing"})
        @Nullable String assume) {

  public static SaidOfShipment in(RateQuestion question) {
    var shipment = question.query().shipment();
    return new SaidOfShipment(
        ClaimsText.of(shipment.claims()),
        ShipmentParameters.customsValue(shipment),
        ShipmentParameters.quantity(shipment),
        ShipmentParameters.unit(shipment),
        shipment.loadedOn() == null ? null : question.there(shipment.loadedOn()),
        shipment.quotaInHand(),
        shipment.meltedIn(),
        ShipmentParameters.shares(shipment),
        ShipmentParameters.assume(shipment));
  }
}
