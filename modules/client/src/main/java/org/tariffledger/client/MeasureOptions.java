package org.tariffledger.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a new measure is.
final class MeasureOptions {

  @Option(
      names = "--id",
      required = true,
      paramLabel = "MEASURE",
      description = "Your name for it, by which others refer to it: us-reciprocal-jp.")
  private String id = "";

  @Option(
      names = "--imposer",
      required = true,
      paramLabel = "ECONOMY",
      description = "Who charges the duty.")
  private String imposer = "";

  @Option(
      names = "--programme",
      required = true,
      paramLabel = "PROGRAMME",
      description = "To which it belongs: US-IEEPA-RECIPROCAL.")
  private String programme = "";

  @Option(
      names = "--target",
      required = true,
      paramLabel = "TARGET",
      description = "An economy, a union, a group or WORLD; may be repeated.")
  private List<String> targets = List.of();

  @Option(
      names = "--except-target",
      paramLabel = "TARGET",
      description = "One that it does not target; may be repeated.")
  private List<String> exceptTargets = List.of();

  @Option(
      names = "--product",
      paramLabel = "CODE|LIST",
      description = "Goods that it covers: all if not said; may be repeated.")
  private List<String> products = List.of();

  @Option(
      names = "--except-product",
      paramLabel = "CODE|LIST",
      description = "Goods that it does not cover; may be repeated.")
  private List<String> exceptProducts = List.of();

  @Option(
      names = "--duty",
      required = true,
      paramLabel = DutyText.HOW,
      description = "What it charges: 24, prohibited, or the duty in JSON.")
  private String duty = "";

  @Option(
      names = "--effective-from",
      required = true,
      paramLabel = "TIME",
      description = "From when: 2025-04-09T00:01:00-04:00.")
  private String effectiveFrom = "";

  @Option(names = "--expires-at", paramLabel = "TIME", description = "Until when, if that is said.")
  private @Nullable String expiresAt;

  CommandBody in(CommandBody command) {
    var included = products.isEmpty() && !exceptProducts.isEmpty() ? List.of("ALL") : products;
    return command
        .with("id", id)
        .with("imposer", imposer)
        .with("programme", programme)
        .withScope("targets", targets, exceptTargets)
        .withScope("products", included, exceptProducts)
        .with("duty", DutyText.duty("--duty", duty))
        .with("effectiveFrom", effectiveFrom)
        .with("expiresAt", expiresAt);
  }
}
