package org.tariffledger.client;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// A duty as it is typed: a percentage, a word, or the server's JSON.
final class DutyText {

  static final String HOW = "PERCENT|prohibited|JSON";
  private static final JsonMapper JSON = new JsonMapper();

  static JsonNode duty(String option, String text) {
    if (text.equals("prohibited")) {
      return JSON.createObjectNode().put("type", text);
    }
    return text.startsWith("{") ? read(option, text) : percent(text);
  }

  /// What a paused measure charges; none: it steps aside.
  static JsonNode residual(String option, String text) {
    return text.equals("none") ? StringNode.valueOf(text) : duty(option, text);
  }

  /// Whether it is a number says the server, as of every other rate.
  private static ObjectNode percent(String text) {
    return JSON.createObjectNode()
        .put("type", "adValorem")
        .put("percent", text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
  }

  private static JsonNode read(String option, String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new CannotGoOn(
          CannotGoOn.Why.USAGE,
          option + " begins as JSON and does not go on so: " + e.getOriginalMessage());
    }
  }

  private DutyText() {}
}
