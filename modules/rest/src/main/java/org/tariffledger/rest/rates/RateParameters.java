package org.tariffledger.rest.rates;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/// The question as it stands in the query string.
public record RateParameters(
    @Parameter(
            description = "Who charges the duty. A member of a customs union stands for its union.",
            required = true,
            example = "US")
        @Nullable String importer,
    @Parameter(description = "Whose goods they are (origin).", required = true, example = "CN")
        @Nullable String exporter,
    @Parameter(
            description =
                "A tariff code of 2, 4, 6, 8 or 10 digits, dots ignored. Without it: general goods,"
                    + " which only measures on ALL cover.",
            example = "9018.31.00")
        @Nullable String product,
    @Parameter(
            description =
                "Preferences that are claimed, `!` before those that are not, or `none`. What is"
                    + " not said is taken as not claimed, and the answer says so.",
            example = "USMCA")
        @Nullable String claims,
    @Parameter(
            description =
                "What customs takes the shipment to be worth, in the importer's currency (see"
                    + " `/v1/economies`); needed where a duty is an amount of money. A decimal"
                    + " above 0.",
            example = "1250.50")
        @Nullable String customsValue,
    @Parameter(
            description =
                "How much there is, in `unit`; needed where a duty is charged by quantity. A"
                    + " decimal above 0.",
            example = "400")
        @Nullable String quantity,
    @Parameter(
            description = "What `quantity` is in, such as kg, t, No., doz., liters or m2.",
            example = "kg")
        @Nullable String unit) {

  /// General goods of which nothing else is said.
  public static RateParameters ofGeneralGoods(String importer, String exporter) {
    return new RateParameters(importer, exporter, null, null, null, null, null);
  }
}
