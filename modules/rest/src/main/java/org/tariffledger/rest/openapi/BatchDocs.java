package org.tariffledger.rest.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.rates.BatchReader;

/// The body of a batch: what `GET /v1/rates` takes as parameters, its queries have as fields.
final class BatchDocs {

  private static final String BATCH = "RateQueries";
  static final String QUERY = "RateQuery";

  static void describe(Operation operation) {
    operation.setRequestBody(OperationDocs.body(BATCH, Examples.of(Examples.BATCH).body()));
  }

  static void addBody(OpenAPI api) {
    var queries =
        Shapes.typed("array")
            .items(Shapes.reference(QUERY))
            .minItems(1)
            .maxItems(BatchReader.QUERIES_MAX);
    var batch = Shapes.typed("object").additionalProperties(false);
    batch.addProperty("queries", queries);
    batch.addRequiredItem("queries");
    api.getComponents().addSchemas(BATCH, batch);
    api.getComponents().addSchemas(QUERY, query(api));
  }

  /// What a rate is asked with.
  private static Schema<?> query(OpenAPI api) {
    return query(api, _ -> {});
  }

  /// The same with other fields.
  static Schema<?> query(OpenAPI api, Consumer<Schema<?>> change) {
    var rates = Objects.requireNonNull(api.getPaths().get("/v1/rates")).getGet();
    Schema<?> query = Shapes.typed("object");
    query.setAdditionalProperties(false);
    for (var parameter : rates.getParameters()) {
      if (parameter.getIn().equals("query")
          && !parameter.getName().equals(ReadPosition.PARAMETER)) {
        add(parameter, query);
      }
    }
    change.accept(query);
    open(query);
    return query;
  }

  /// Names that nobody can list are those of a pattern. Said of names, and not as properties by a
  /// pattern, whoever generates classes has a place for them.
  private static void open(Schema<?> query) {
    var names = query.getPatternProperties();
    if (names == null) {
      return;
    }
    query.setPatternProperties(null);
    query.setAdditionalProperties(field("number"));
    var allowed = new JsonSchema();
    allowed.addAnyOfItem(Shapes.texts(List.copyOf(query.getProperties().keySet())));
    names
        .keySet()
        .forEach(pattern -> allowed.addAnyOfItem(Shapes.typed("string").pattern(pattern)));
    query.setPropertyNames(allowed);
  }

  private static void add(Parameter parameter, Schema<?> query) {
    Schema<?> schema = parameter.getSchema();
    if (schema.getPatternProperties() != null) {
      schema
          .getPatternProperties()
          .keySet()
          .forEach(names -> query.addPatternProperty(names, field("number")));
      return;
    }
    var name = parameter.getName();
    var field =
        BatchReader.isNumber(name)
            ? field("number")
            : BatchReader.FLAGS.contains(name) ? field("boolean") : Shapes.typed("string");
    field.description(parameter.getDescription());
    if (Boolean.TRUE.equals(parameter.getRequired())) {
      query.addRequiredItem(parameter.getName());
    } else {
      field.addType("null");
    }
    query.addProperty(parameter.getName(), field);
  }

  /// A string, or what the string would say.
  private static Schema<?> field(String type) {
    var field = Shapes.typed("string");
    field.addType(type);
    return field;
  }

  private BatchDocs() {}
}
