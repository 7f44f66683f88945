package org.tariffledger.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.Query;
import picocli.CommandLine.Option;

/// What is said of a shipment. The server knows what may be said, and says so of the rest.
final class ShipmentOptions {

  @Option(
      names = "--claims",
      paramLabel = "CLAIMS",
      description = "What is claimed, as USMCA; after a ! what is not; or none.")
  private @Nullable String claims;

  @Option(
      names = "--customs-value",
      paramLabel = "AMOUNT",
      description = "In the importer's currency.")
  private @Nullable String customsValue;

  @Option(
      names = "--quantity",
      paramLabel = "NUMBER",
      description = "For duties by weight or number.")
  private @Nullable String quantity;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description = "Of the quantity, as the schedule writes it: kg, No., doz.")
  private @Nullable String unit;

  @Option(
      names = "--loaded-on",
      paramLabel = "TIME",
      description = "When the goods were loaded for their way: a time, or a day.")
  private @Nullable String loadedOn;

  @Option(
      names = "--quota-in-hand",
      paramLabel = "true|false",
      description = "Whether the importer has quota for the goods.")
  private @Nullable String quotaInHand;

  @Option(
      names = "--melted-in",
      paramLabel = "ECONOMY",
      description = "Where the metal was melted and poured.")
  private @Nullable String meltedIn;

  @Option(
      names = "--share",
      paramLabel = "CONTENT=SHARE",
      description = "Of the value, from 0 to 1, as steel=0.4; may be repeated.")
  private List<String> shares = List.of();

  @Option(
      names = "--weight-share",
      paramLabel = "CONTENT=SHARE",
      description = "Of the weight, from 0 to 1, as metal=0.1; may be repeated.")
  private List<String> weightShares = List.of();

  @Option(
      names = "--assume",
      paramLabel = "ordinary|nothing",
      description = "What of all that is not said: ordinary if not said.")
  private @Nullable String assume;

  /// The same as parameters of a question.
  Query in(Query question) {
    var said =
        question
            .with("claims", claims)
            .with("customsValue", customsValue)
            .with("quantity", quantity)
            .with("unit", unit)
            .with("loadedOn", loadedOn)
            .with("quotaInHand", quotaInHand)
            .with("meltedIn", meltedIn)
            .with("assume", assume);
    return withShares(
        "--weight-share",
        "weightShare.",
        weightShares,
        withShares("--share", "share.", shares, said));
  }

  private static Query withShares(String option, String prefix, List<String> shares, Query said) {
    var all = said;
    for (var share : shares) {
      var pair = NameAndValue.read(share, option, "a content and its share", "steel=0.4");
      all = all.with(prefix + pair.name(), pair.value());
    }
    return all;
  }
}
