package org.tariffledger.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// What may be said of a webhook when it is made, and later.
final class WebhookOptions {

  @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
  private @Nullable String description;

  @Option(
      names = "--order",
      paramLabel = "parallel|strict",
      description = "strict: one by one, by sequence; parallel at first.")
  private @Nullable String order;

  @Option(
      names = "--signatures",
      split = ",",
      paramLabel = "v1|v1,v1a",
      description = "By which messages are signed; v1 at first.")
  private List<String> signatures = List.of();

  @Option(names = "--concurrency", paramLabel = "NUMBER", description = "How many calls at once.")
  private @Nullable Integer concurrency;

  @Option(names = "--per-second", paramLabel = "NUMBER", description = "How many calls a second.")
  private @Nullable Integer perSecond;

  @Mixin private FilterOptions filters = new FilterOptions();

  void addTo(ObjectNode body) {
    put(body, "description", description);
    put(body, "order", order);
    if (!signatures.isEmpty()) {
      signatures.forEach(body.putArray("signatures")::add);
    }
    if (concurrency != null) {
      body.put("concurrency", concurrency);
    }
    if (perSecond != null) {
      body.put("perSecond", perSecond);
    }
    addFilter(body);
  }

  private void addFilter(ObjectNode body) {
    var filter = filters.filter();
    var json = body.objectNode();
    if (!filter.types().isEmpty()) {
      filter.types().forEach(json.putArray("types")::add);
    }
    put(json, "importer", filter.importer());
    put(json, "exporter", filter.exporter());
    put(json, "product", filter.product());
    if (!json.isEmpty()) {
      body.set("filter", json);
    }
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
