package org.tariffledger.rest.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;
import org.tariffledger.rest.security.KeysController;
import org.tariffledger.rest.security.NewKey;

/// The paths of keys.
final class KeyDocs {

  private static final String NEW_KEY = "NewKey";

  static boolean isAbout(HandlerMethod method) {
    return method.getBeanType() == KeysController.class;
  }

  static Operation complete(Operation operation, HandlerMethod method, Shapes shapes) {
    operation.addSecurityItem(new SecurityRequirement().addList(Documentation.KEY));
    var responses = operation.getResponses();
    var answer = ResolvableType.forMethodReturnType(method.getMethod()).getGeneric(0);
    var done = Objects.requireNonNull(responses.get("200"));
    switch (method.getMethod().getName()) {
      case "make" -> {
        responses.remove("200");
        var made = new ApiResponse().description("Made.");
        made.setContent(OperationDocs.json("application/json", shapes.of(answer)));
        made.setHeaders(Map.of("Location", OperationDocs.header("string", "Where it is listed.")));
        responses.addApiResponse("201", made);
        operation.setRequestBody(
            OperationDocs.body(
                NEW_KEY, Map.of("name", "desk-1", "scopes", List.of("tariffs:write"))));
        OperationDocs.refusals(responses, List.of(408, 409, 413, 415));
      }
      case "delete" -> {
        responses.remove("200");
        responses.addApiResponse("204", new ApiResponse().description("It opens nothing."));
        OperationDocs.refusals(responses, List.of(404, 409));
      }
      default -> {
        done.setContent(OperationDocs.json("application/json", shapes.of(answer)));
        OperationDocs.refusals(responses, List.of(404));
      }
    }
    OperationDocs.refusals(responses, List.of(400, 401, 403, 406, 500, 503));
    return operation;
  }

  static void addBody(OpenAPI api) {
    var body = Shapes.typed("object").additionalProperties(false);
    body.addProperty(
        "name",
        Shapes.typed("string")
            .maxLength(100)
            .description("1 to 100 letters, digits, or any of . _ @ -"));
    body.addProperty(
        "scopes", Shapes.typed("array").items(Shapes.texts(NewKey.SCOPES)).minItems(1));
    body.addRequiredItem("name");
    body.addRequiredItem("scopes");
    api.getComponents().addSchemas(NEW_KEY, body);
  }

  private KeyDocs() {}
}
