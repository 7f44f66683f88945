package org.tariffledger.rest.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;
import org.tariffledger.audit.replays.Projection;
import org.tariffledger.rest.doctor.Diagnosis;
import org.tariffledger.rest.json.Names;
import org.tariffledger.rest.replays.ReplayAnswer;

/// The paths of replays and of the doctor.
final class ReplayDocs {

  private static final Set<String> HOMES =
      Set.of(ReplayAnswer.class.getPackageName(), Diagnosis.class.getPackageName());
  private static final String ORDER = "ReplayOrder";
  private static final List<Integer> OF_ALL = List.of(400, 401, 403, 406, 500, 503);
  private static final List<Integer> OF_BEGINNING = List.of(408, 409, 413, 415);
  private static final List<Integer> OF_SWITCHING = List.of(404, 409);
  private static final Set<String> SWITCHING = Set.of("take", "rollBack", "release");

  static boolean isAbout(HandlerMethod method) {
    return HOMES.contains(method.getBeanType().getPackageName());
  }

  static Operation complete(Operation operation, HandlerMethod method, Shapes shapes) {
    operation.addSecurityItem(new SecurityRequirement().addList(Documentation.KEY));
    var responses = operation.getResponses();
    var done = Objects.requireNonNull(responses.get("200"));
    var answer = ResolvableType.forMethodReturnType(method.getMethod()).getGeneric(0);
    done.setContent(OperationDocs.json("application/json", shapes.of(answer)));
    if (method.getMethod().getName().equals("begin")) {
      responses.remove("200");
      done.setHeaders(
          Map.of("Location", OperationDocs.header("string", "Where it says how far it is.")));
      responses.addApiResponse("202", done.description("It has begun."));
      operation.setRequestBody(OperationDocs.body(ORDER, Map.of("projection", "rateBook")));
      OperationDocs.refusals(responses, OF_BEGINNING);
    } else if (method.getMethod().getName().equals("look")) {
      OperationDocs.refusals(responses, List.of(429));
    } else if (SWITCHING.contains(method.getMethod().getName())) {
      OperationDocs.refusals(responses, OF_SWITCHING);
    } else if (!method.getMethod().getName().equals("list")) {
      OperationDocs.refusals(responses, List.of(404));
    }
    OperationDocs.refusals(responses, OF_ALL);
    return operation;
  }

  static void addBody(OpenAPI api) {
    var projection = new JsonSchema();
    projection.addType("string");
    for (var one : Projection.values()) {
      projection.addEnumItemObject(Names.of(one));
    }
    var order = Shapes.typed("object").additionalProperties(false);
    order.addProperty("projection", projection.description("What is to be built anew."));
    order.addProperty(
        "toPosition",
        Shapes.typed("integer")
            .format("int64")
            .minimum(BigDecimal.ZERO)
            .description(
                "Up to where: a position of the ledger, taken as the end of its act; of the tree,"
                    + " how many changes. The newest, unless said."));
    order.addRequiredItem("projection");
    api.getComponents().addSchemas(ORDER, order);
  }

  private ReplayDocs() {}
}
