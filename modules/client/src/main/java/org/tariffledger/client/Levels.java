package org.tariffledger.client;

import tools.jackson.databind.JsonNode;

/// How high a duty is, in words; also where it is open.
final class Levels {

  static String of(JsonNode level) {
    if (level.hasNonNull("percent")) {
      return Words.percent(level.path("percent"));
    }
    var low = bound(level, "low");
    var high = bound(level, "high");
    var bounds =
        low.equals(Words.NOTHING) && high.equals(Words.NOTHING) ? "" : " " + low + " to " + high;
    return Words.ofName(level.path("status")) + bounds;
  }

  /// Changes and rehearsals name the bounds differently.
  private static String bound(JsonNode level, String name) {
    return Words.percent(level.has(name) ? level.path(name) : level.path(name + "Percent"));
  }

  private Levels() {}
}
