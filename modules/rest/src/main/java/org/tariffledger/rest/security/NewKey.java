package org.tariffledger.rest.security;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Quoted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A key that somebody wants to have.
public record NewKey(String name, Set<String> scopes) {

  /// Everything that a key may be for.
  public static final List<String> SCOPES =
      List.of(
          SecurityConfiguration.WRITE,
          SecurityConfiguration.APPROVE,
          SecurityConfiguration.MANAGE,
          SecurityConfiguration.AUDIT,
          SecurityConfiguration.ADMIN);

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");
  private static final List<String> FIELDS = List.of("name", "scopes");

  static NewKey read(ObjectNode body, Faults faults) {
    faults.addOthers(body, "", FIELDS);
    var name = body.path("name").asString("");
    if (!NAME.matcher(name).matches()) {
      faults.add(
          "/name",
          body.has("name") ? "malformed-id" : "missing-field",
          "A key's name has 1 to 100 letters, digits, or any of . _ @ -, and begins with one of the"
              + " former.");
    }
    var scopes = scopes(body.get("scopes"), faults);
    faults.throwIfAny();
    return new NewKey(name, scopes);
  }

  private static Set<String> scopes(@Nullable JsonNode node, Faults faults) {
    var scopes = new TreeSet<String>();
    if (!(node instanceof ArrayNode array) || array.isEmpty()) {
      faults.add(
          "/scopes",
          node == null ? "missing-field" : "wrong-type",
          "A key has scopes: a list of " + String.join(", ", SCOPES) + ".");
      return scopes;
    }
    for (int i = 0; i < array.size(); i++) {
      var scope = array.get(i).asString("");
      if (SCOPES.contains(scope)) {
        scopes.add(scope);
      } else {
        faults.add(
            "/scopes/" + i,
            "unknown-value",
            "\"%s\" is none of %s.".formatted(Quoted.of(scope), String.join(", ", SCOPES)));
      }
    }
    return scopes;
  }
}
