package org.tariffledger.client.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One thing that is wrong, and where: `pointer` (RFC 6901) into the body or the name of a
/// parameter, in a file a line and a column.
public record Fault(
    String pointer, String code, String detail, @Nullable Integer line, @Nullable Integer column) {

  public static Fault of(JsonNode json) {
    return new Fault(
        Json.text(json.path("pointer"), ""),
        Json.text(json.path("code"), ""),
        Json.text(json.path("detail"), ""),
        number(json.path("line")),
        number(json.path("column")));
  }

  private static @Nullable Integer number(JsonNode json) {
    return json.isIntegralNumber() ? json.asInt() : null;
  }

  private String place() {
    if (line == null) {
      return pointer;
    }
    return column == null ? "line " + line : "line " + line + ", column " + column;
  }

  /// The place and the sentence.
  @Override
  public String toString() {
    var place = place();
    return place.isEmpty() ? detail : place + ": " + detail;
  }
}
