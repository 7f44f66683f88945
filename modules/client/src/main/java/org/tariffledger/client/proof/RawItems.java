package org.tariffledger.client.proof;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// Takes an array in JSON apart and leaves its items as they were written.
final class RawItems {

  private static final JsonMapper MAPPER = new JsonMapper();

  static List<String> of(String array) {
    var items = new ArrayList<String>();
    try (var parser = MAPPER.createParser(array)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw notChanges();
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        var from = parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        var end = parser.currentLocation().getCharOffset();
        items.add(array.substring((int) from, (int) end));
      }
      if (parser.currentToken() != JsonToken.END_ARRAY) {
        throw notChanges();
      }
      return items;
    } catch (JacksonException _) {
      throw notChanges();
    }
  }

  private static NotProven notChanges() {
    return new NotProven("What the server tells is no list of changes.");
  }

  private RawItems() {}
}
