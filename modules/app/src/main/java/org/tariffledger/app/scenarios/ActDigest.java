package org.tariffledger.app.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The SHA-256 of what an act says, whatever the order of its fields and the layout of its file.
/// What stands in files that it names is said by their own digests.
final class ActDigest {

  private static final JsonMapper CANONICAL =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  static String of(JsonNode act) {
    try {
      byte[] text = CANONICAL.writeValueAsString(act).getBytes(UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }

  static String of(ObjectNode act, ScenarioFiles files) throws IOException {
    ObjectNode whole = act.deepCopy();
    for (JsonNode command : whole.path("commands")) {
      addDigest(command, files);
      addDigests(command.path("without"), files);
      addDigests(command.path("with"), files);
    }
    return of(whole);
  }

  private static void addDigests(JsonNode others, ScenarioFiles files) throws IOException {
    for (JsonNode other : others) {
      addDigest(other, files);
    }
  }

  private static void addDigest(JsonNode named, ScenarioFiles files) throws IOException {
    if (named instanceof ObjectNode object && object.path("file").isString()) {
      object.put("digestOfFile", files.digest(object.path("file").asString()).value());
    }
  }

  private ActDigest() {}
}
