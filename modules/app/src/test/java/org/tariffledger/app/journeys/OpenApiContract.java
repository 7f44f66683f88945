package org.tariffledger.app.journeys;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Holds answers against the document: the status is documented, the content type is, and the body
/// is what the schema says.
final class OpenApiContract {

  private static final String PROBLEM = "application/problem+json";
  private static final Pattern METHODS = Pattern.compile("get|put|post|delete|patch|head|options");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private final JsonNode document;
  private final Map<JsonNode, Schema> schemas;
  private final Set<String> succeeded = new ConcurrentSkipListSet<>();

  OpenApiContract(JsonNode document) {
    this(document, new ConcurrentHashMap<>());
  }

  private OpenApiContract(JsonNode document, Map<JsonNode, Schema> schemas) {
    this.document = document;
    this.schemas = schemas;
  }

  /// Of the same document, of which nothing has been asked.
  OpenApiContract anew() {
    return new OpenApiContract(document, schemas);
  }

  void check(String method, String path, Answer answer) {
    var bare = path.replaceFirst("\\?.*", "");
    var template = template(bare);
    var operation =
        template.map(
            t -> document.at("/paths").get(t).path(method.toLowerCase(java.util.Locale.ROOT)));
    if (operation.isPresent() && operation.get().isObject()) {
      checkDocumented(method + " " + template.get(), operation.get(), answer);
    } else if (bare.startsWith("/v1")) {
      checkRefused(method + " " + bare, answer);
    }
  }

  /// The operations of the document, such as `GET /v1/rates`.
  Set<String> operations() {
    var operations = new ConcurrentSkipListSet<String>();
    for (var path : document.at("/paths").properties()) {
      for (var method : path.getValue().propertyNames()) {
        if (METHODS.matcher(method).matches()) {
          operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    return operations;
  }

  /// Those of them that have answered with success.
  Set<String> succeeded() {
    return succeeded;
  }

  private void checkDocumented(String name, JsonNode operation, Answer answer) {
    var response = operation.path("responses").path(String.valueOf(answer.status()));
    require(response.isObject(), name + ": the status is not documented", answer);
    var content = response.path("content");
    if (content.isEmpty()) {
      require(answer.text().isEmpty(), name + ": no body is documented", answer);
    } else {
      var type = content.path(answer.contentType());
      require(type.isObject(), name + ": the content type is not documented", answer);
      checkBody(name, type.path("schema"), answer);
    }
    if (answer.status() < 300) {
      succeeded.add(name);
    }
  }

  /// What stands under no path of the document, or by no method, can only be refused.
  private void checkRefused(String name, Answer answer) {
    require(answer.status() >= 400 && answer.status() < 500, name + ": not refused", answer);
    require(answer.contentType().equals(PROBLEM), name + ": refused without a problem", answer);
    var schema = JsonNodeFactory.instance.objectNode();
    checkBody(name, schema.put("$ref", "#/components/schemas/Problem"), answer);
  }

  private void checkBody(String name, JsonNode schema, Answer answer) {
    var isJson = answer.contentType().matches("application/(.+\\+)?json");
    var body = isJson ? answer.json() : JsonNodeFactory.instance.stringNode(answer.text());
    var errors = schemas.computeIfAbsent(schema, this::schema).validate(body);
    require(errors.isEmpty(), name + ": the body breaks the schema: " + errors, answer);
  }

  /// With the components beside it, so that its references are found.
  private Schema schema(JsonNode schema) {
    var root = JsonNodeFactory.instance.objectNode();
    root.putArray("allOf").add(schema);
    root.set("components", document.path("components"));
    return REGISTRY.getSchema(root);
  }

  /// What is written out comes before what is a parameter.
  private Optional<String> template(String path) {
    return document.at("/paths").propertyNames().stream()
        .filter(template -> path.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
        .min(Comparator.comparingLong(template -> template.chars().filter(c -> c == '{').count()));
  }

  private static void require(boolean holds, String otherwise, Answer answer) {
    if (!holds) {
      throw new AssertionError(otherwise + "\n" + answer);
    }
  }
}
