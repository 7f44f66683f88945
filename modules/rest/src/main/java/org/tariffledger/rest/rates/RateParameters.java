package org.tariffledger.rest.rates;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterStyle;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.http.OpenNames;

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
        @Nullable String unit,
    @Parameter(
            description =
                "When the goods were loaded for their way: an instant with offset, or a date, which"
                    + " means the end of that day in the importer's customs zone.",
            example = "2025-04-04")
        @Nullable String loadedOn,
    @Parameter(
            description = "Whether the importer has quota for the goods.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"true", "false"}))
        @Nullable String quotaInHand,
    @Parameter(
            description = "Where the metal was melted and poured: ISO 3166-1 alpha-2.",
            example = "US")
        @Nullable String meltedIn,
    @Parameter(
            description =
                "What becomes of facts of which nothing is said: `ordinary`, they are as they"
                    + " ordinarily are, if there is such a thing, and the answer lists them;"
                    + " `nothing`, they are open.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"ordinary", "nothing"},
                    defaultValue = "ordinary"))
        @Nullable String assume,
    @Parameter(
            description =
                "Shares by name, each a parameter of its own: `share.steel=0.4` of the customs"
                    + " value, `weightShare.metal=0.1` of the weight. From 0 to 1; those of the"
                    + " value do not overlap, so that they are at most 1 together. There are those"
                    + " that a measure or a rule asks for.",
            style = ParameterStyle.FORM,
            explode = Explode.TRUE,
            schema = @Schema(type = "object"))
        @OpenNames({"share.", "weightShare."})
        Map<String, String> shares) {

  /// General goods of which nothing else is said.
  public static RateParameters ofGeneralGoods(String importer, String exporter) {
    return new RateParameters(
        importer, exporter, null, null, null, null, null, null, null, null, null, Map.of());
  }
}
