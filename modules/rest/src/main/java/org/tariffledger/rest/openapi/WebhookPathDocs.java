package org.tariffledger.rest.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.tariffledger.rest.webhooks.WebhookLimits;

/// The paths of webhooks: they record no events, so that they are described by themselves.
final class WebhookPathDocs {

  private static final String HOME = WebhookLimits.class.getPackageName();

  private static final List<Integer> OF_ALL = List.of(400, 401, 403, 406, 500, 503);
  private static final List<Integer> OF_ONE = List.of(404);
  private static final List<Integer> OF_BODIES = List.of(408, 413, 415);

  /// By the name of the method: its body's schema, which is the key of its example too.
  private static final Map<String, String> BODIES =
      Map.of(
          "create", "NewWebhook",
          "change", "WebhookChange",
          "rotate", "SecretRotation",
          "replay", "Replay");

  private static final List<String> VERSIONED = List.of("change", "delete", "rotate");

  static boolean isAbout(HandlerMethod method) {
    return method.getBeanType().getPackageName().equals(HOME);
  }

  static Operation complete(Operation operation, HandlerMethod method, Shapes shapes) {
    var name = method.getMethod().getName();
    operation.addSecurityItem(new SecurityRequirement().addList(Documentation.KEY));
    parameters(operation, name);
    answers(operation, name, ResolvableType.forMethodReturnType(method.getMethod()), shapes);
    var body = BODIES.get(name);
    if (body != null) {
      operation.setRequestBody(body(body));
      OperationDocs.refusals(operation.getResponses(), OF_BODIES);
    }
    return operation;
  }

  private static void parameters(Operation operation, String name) {
    if (operation.getParameters() != null) {
      operation.getParameters().stream()
          .filter(parameter -> parameter.getIn().equals("path"))
          .forEach(parameter -> parameter.setExample(Examples.of("Replay").id()));
    }
    if (VERSIONED.contains(name)) {
      operation.addParametersItem(
          new Parameter()
              .in("header")
              .name(HttpHeaders.IF_MATCH)
              .schema(Shapes.typed("string"))
              .description("The ETag of the webhook as the caller has seen it, or *; else 412."));
      OperationDocs.refusals(operation.getResponses(), List.of(412));
    }
  }

  private static void answers(
      Operation operation, String name, ResolvableType answer, Shapes shapes) {
    var responses = operation.getResponses();
    var done = Objects.requireNonNull(responses.get("200"));
    if (name.equals("delete")) {
      responses.remove("200");
      responses.addApiResponse("204", new ApiResponse().description("It is gone."));
    } else {
      done.setContent(OperationDocs.json("application/json", shapes.of(answer.getGeneric(0))));
    }
    if (name.equals("create")) {
      responses.remove("200");
      responses.addApiResponse("201", done.description("Created."));
      OperationDocs.refusals(responses, List.of(409));
    } else if (!name.equals("list") || operation.getParameters().size() > 2) {
      OperationDocs.refusals(responses, OF_ONE);
    }
    if (name.equals("get")) {
      responses.addApiResponse("304", new ApiResponse().description("Still the same."));
    }
    if (name.equals("test") || name.equals("replay")) {
      OperationDocs.refusals(responses, List.of(409, 429));
    }
    OperationDocs.refusals(responses, OF_ALL);
  }

  private static RequestBody body(String name) {
    return OperationDocs.body(name, Examples.of(name).body());
  }

  static void addBodies(OpenAPI api) {
    var schemas = api.getComponents();
    var change = wanted();
    change.addProperty("state", texts("active or paused", "active", "paused"));
    schemas.addSchemas("WebhookChange", change);
    var made = wanted();
    made.addProperty("id", text("Your own id; one is made, unless said."));
    made.addProperty(
        "from",
        text("From which change on: now (unless said), earliest, or the sequence of the first."));
    made.addProperty("secret", secret());
    made.addRequiredItem("url");
    schemas.addSchemas("NewWebhook", made);
    var rotation = object();
    rotation.addProperty(
        "overlapSeconds",
        number(0, WebhookLimits.OVERLAP_SECONDS_MAX, "How long the old secret signs too."));
    rotation.addProperty("secret", secret());
    schemas.addSchemas("SecretRotation", rotation);
    var replay = object();
    replay.addProperty("sequence", text("One change."));
    replay.addProperty("from", text("The first change of several."));
    replay.addProperty("to", text("The last of them."));
    replay.addProperty(
        "failedSince", text("All that was given up since this instant.").format("date-time"));
    schemas.addSchemas("Replay", replay);
  }

  private static Schema<?> wanted() {
    var wanted = object();
    wanted.addProperty("url", text("Where to call: https, and a public address."));
    wanted.addProperty("description", nullable(text("For people.")));
    wanted.addProperty("filter", nullable(filter()));
    wanted.addProperty(
        "order", texts("Whether one by one, by sequence; else at once.", "parallel", "strict"));
    wanted.addProperty(
        "signatures",
        Shapes.typed("array")
            .items(texts("A signature of Standard Webhooks.", "v1", "v1a"))
            .description("v1, or both; v1 unless said."));
    wanted.addProperty(
        "concurrency", number(1, WebhookLimits.CONCURRENCY_MAX, "How many calls at once."));
    wanted.addProperty(
        "perSecond", number(1, WebhookLimits.PER_SECOND_MAX, "How many calls a second."));
    return wanted;
  }

  private static Schema<?> filter() {
    var filter = object();
    filter.addProperty("types", Shapes.typed("array").items(text("A type of change.")));
    for (var name : List.of("importer", "exporter", "product")) {
      filter.addProperty(name, nullable(text("As the feed takes it.")));
    }
    return filter.description("Which changes are wanted; all, unless said.");
  }

  private static Schema<?> secret() {
    return text("whsec_ and Base64 of 24 to 64 bytes; one is made, unless said.");
  }

  private static Schema<?> object() {
    return Shapes.typed("object").additionalProperties(false);
  }

  private static Schema<?> nullable(Schema<?> schema) {
    schema.addType("null");
    return schema;
  }

  private static Schema<?> text(String description) {
    return Shapes.typed("string").description(description);
  }

  private static Schema<?> number(int least, int most, String description) {
    return Shapes.typed("integer")
        .minimum(BigDecimal.valueOf(least))
        .maximum(BigDecimal.valueOf(most))
        .description(description);
  }

  private static Schema<?> texts(String description, String... values) {
    var schema = new JsonSchema();
    schema.addType("string");
    for (var value : values) {
      schema.addEnumItemObject(value);
    }
    return schema.description(description);
  }

  private WebhookPathDocs() {}
}
