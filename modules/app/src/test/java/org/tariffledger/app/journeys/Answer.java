package org.tariffledger.app.journeys;

import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What came back. Names of headers are in lower case.
record Answer(int status, Map<String, String> headers, String text) {

  private static final JsonMapper JSON = new JsonMapper();

  JsonNode json() {
    return JSON.readTree(text);
  }

  /// The text at an RFC 6901 pointer; "null" where null stands, empty where nothing does.
  String at(String pointer) {
    return json().at(pointer).asString("null");
  }

  String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /// Without its parameters.
  String contentType() {
    return header("Content-Type").replaceFirst(";.*", "");
  }

  long position() {
    return Long.parseLong(header("Ledger-Position"));
  }

  @Override
  public String toString() {
    return status + " " + headers + " " + text;
  }
}
