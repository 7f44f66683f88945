package org.tariffledger.rest.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads a body that must be one JSON object, and nothing twice in it.
public final class JsonBody {

  static final int DEPTH_MAX = 50;
  static final int TEXT_CHARACTERS_MAX = 20_000;

  private static final int NAME_CHARACTERS_MAX = 1_000;
  private static final int NUMBER_CHARACTERS_MAX = 100;

  /// Where something began, as the parser says it, which does not know our bodies by name.
  private static final String SOURCE = " ?\\(start marker at \\[Source: [^]]*]\\)";

  private static final String LIMITS =
      "a string has at most %d characters, a name %d, a number %d, and %d levels are nested."
          .formatted(TEXT_CHARACTERS_MAX, NAME_CHARACTERS_MAX, NUMBER_CHARACTERS_MAX, DEPTH_MAX);

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxStringLength(TEXT_CHARACTERS_MAX)
                          .maxNameLength(NAME_CHARACTERS_MAX)
                          .maxNumberLength(NUMBER_CHARACTERS_MAX)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  public static ObjectNode read(byte[] body) {
    var tree = tree(body);
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw BadInput.of("", "wrong-type", "The body is one JSON object.");
  }

  /// With what was wrong before the body, if this cannot be read either.
  public static ObjectNode read(byte[] body, Faults faults) {
    try {
      return read(body);
    } catch (BadInput e) {
      throw faults.and(e);
    }
  }

  private static JsonNode tree(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (StreamConstraintsException e) {
      throw BadInput.of("", "malformed-json", "The body is more than is read: " + LIMITS);
    } catch (JacksonException e) {
      throw BadInput.of("", "malformed-json", "The body is not JSON: " + sentence(e));
    }
  }

  private static String sentence(JacksonException e) {
    var at = e.getLocation();
    var where =
        at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
    var message = String.valueOf(e.getOriginalMessage()).replaceAll(SOURCE, "");
    return message.lines().findFirst().orElse("it breaks off") + where + ".";
  }

  private JsonBody() {}
}
