package org.tariffledger.client.api;

import tools.jackson.databind.JsonNode;

/// What a measure charges, in the ledger's JSON; of other kinds write it yourself.
public final class Duty {

  /// In percent of the customs value.
  public static JsonNode adValorem(String percent) {
    return typed("adValorem", "percent", percent);
  }

  /// All-in, what the base duty of the goods is short of it; the general column counts.
  public static JsonNode topUpTo(String percent) {
    return Json.MAPPER
        .createObjectNode()
        .put("type", "topUpTo")
        .put("percent", percent)
        .put("column", "general");
  }

  /// What only a reader can tell.
  public static JsonNode asWritten(String text) {
    return typed("asWritten", "text", text);
  }

  /// The goods may not enter.
  public static JsonNode prohibited() {
    return Json.MAPPER.createObjectNode().put("type", "prohibited");
  }

  private static JsonNode typed(String type, String name, String value) {
    return Json.MAPPER.createObjectNode().put("type", type).put(name, value);
  }

  private Duty() {}
}
