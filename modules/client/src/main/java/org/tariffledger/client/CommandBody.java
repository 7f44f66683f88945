package org.tariffledger.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A command as it is sent. What is not said is left out.
record CommandBody(ObjectNode json) {

  static CommandBody of(String type) {
    return new CommandBody(new JsonMapper().createObjectNode().put("type", type));
  }

  CommandBody with(String field, @Nullable String value) {
    if (value != null) {
      json.put(field, value);
    }
    return this;
  }

  CommandBody with(String field, JsonNode value) {
    json.set(field, value);
    return this;
  }

  CommandBody withEach(String field, List<String> values) {
    if (!values.isEmpty()) {
      values.forEach(json.putArray(field)::add);
    }
    return this;
  }

  /// What is included and what is not.
  CommandBody withScope(String field, List<String> include, List<String> exclude) {
    if (!include.isEmpty() || !exclude.isEmpty()) {
      var scope = json.putObject(field);
      include.forEach(scope.putArray("include")::add);
      exclude.forEach(scope.putArray("exclude")::add);
    }
    return this;
  }
}
