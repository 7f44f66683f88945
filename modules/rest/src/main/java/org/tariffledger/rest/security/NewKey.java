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

  /// What is asked for by its name; null for all.
  ///
  /// @return null, and a fault, of a text that no key can be called
  public static @Nullable String named(String parameter, @Nullable String name, Faults faults) {
    if (name != null && name.indexOf('\0') >= 0) {
      faults.add(parameter, "malformed-id", "No key is called so.");
      return null;
    }
    return name;
  }

  static NewKey read(ObjectNode body, Faults faults) {
    faults.addOthers(body, "", FIELDS);
    var name = name(body.get("name"), faults);
    var scopes = scopes(body.get("scopes"), faults);
    faults.throwIfAny();
    return new NewKey(name, scopes);
  }

  private static String name(@Nullable JsonNode node, Faults faults) {
    var name = node != null && node.isString() ? node.asString() : "";
    if (!NAME.matcher(name).matches()) {
      faults.add(
          "/name",
          node == null ? "missing-field" : node.isString() ? "malformed-id" : "wrong-type",
          "A key's name has 1 to 100 letters, digits, or any of . _ @ -, and begins with one of the"
              + " former two.");
    }
    return name;
  }

  private static Set<String> scopes(@Nullable JsonNode node, Faults faults) {
    var scopes = new TreeSet<String>();
    if (!(node instanceof ArrayNode array) || array.isEmpty()) {
      faults.add(
          "/scopes",
          node == null || node.isArray() ? "missing-field" : "wrong-type",
          "A key has scopes: a list of " + String.join(", ", SCOPES) + ".");
      return scopes;
    }
    for (int i = 0; i < array.size(); i++) {
      add(array.get(i), "/scopes/" + i, scopes, faults);
    }
    return scopes;
  }

  private static void add(JsonNode node, String pointer, Set<String> scopes, Faults faults) {
    var scope = node.isString() ? node.asString() : "";
    if (SCOPES.contains(scope)) {
      scopes.add(scope);
    } else {
      faults.add(
          pointer,
          node.isString() ? "unknown-value" : "wrong-type",
          "\"%s\" is none of %s."
              .formatted(
                  Quoted.of(node.isString() ? scope : node.toString()), String.join(", ", SCOPES)));
    }
  }
}
