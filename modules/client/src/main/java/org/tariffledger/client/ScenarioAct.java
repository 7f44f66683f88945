package org.tariffledger.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.tariffledger.client.api.Posted;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One act of a scenario, and the file that has it.
record ScenarioAct(String scenario, String file, String id, ObjectNode act) {

  private static final Pattern CORRELATION = Pattern.compile("[\\x21-\\x7E]{1,100}");

  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  /// The same act is sent in the same bytes under the same key, whenever and from wherever. One
  /// that was edited is another act.
  Posted posted() {
    var body = SORTED.writeValueAsString(act.deepCopy().without("id"));
    var headers = new HashMap<String, String>();
    var correlation = scenario + "/" + id;
    if (CORRELATION.matcher(correlation).matches()) {
      headers.put("Correlation-Id", correlation);
    }
    return Posted.json(key(body), body, Map.copyOf(headers));
  }

  private String key(String body) {
    try {
      var all = scenario + "\n" + id + "\n" + body;
      var digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
      return "scenario-" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }
}
