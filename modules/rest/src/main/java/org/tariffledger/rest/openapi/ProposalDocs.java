package org.tariffledger.rest.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;
import org.tariffledger.rest.commands.KeptAnswer;
import org.tariffledger.rest.commands.KeyedRequest;
import org.tariffledger.rest.commands.ProposalsController;
import org.tariffledger.rest.commands.ProposalsController.Note;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.proposals.ProposedAct;

/// The paths of proposals, and what a command is answered that becomes one.
final class ProposalDocs {

  private static final String NOTE = "ApprovalNote";

  private static final List<Integer> OF_ALL = List.of(400, 401, 403, 406, 500, 503);
  private static final List<Integer> OF_DECISIONS = List.of(404, 408, 409, 413, 415, 422);

  static boolean isAbout(HandlerMethod method) {
    return method.getBeanType() == ProposalsController.class;
  }

  static Operation complete(Operation operation, HandlerMethod method, Shapes shapes) {
    operation.addSecurityItem(new SecurityRequirement().addList(Documentation.KEY));
    var responses = operation.getResponses();
    var answer = ResolvableType.forMethodReturnType(method.getMethod()).getGeneric(0);
    var done = Objects.requireNonNull(responses.get("200"));
    done.setContent(OperationDocs.json("application/json", shapes.of(answer)));
    if (method.hasMethodAnnotation(GetMapping.class)) {
      OperationDocs.refusals(responses, List.of(404));
    } else {
      decide(operation, method.getMethod().getName());
    }
    OperationDocs.refusals(responses, OF_ALL);
    return operation;
  }

  private static void decide(Operation operation, String name) {
    operation.setRequestBody(
        OperationDocs.body(NOTE, Map.of("note", "Compared with the Federal Register.")));
    OperationDocs.refusals(operation.getResponses(), OF_DECISIONS);
    if (name.equals("approve")) {
      operation.addParametersItem(
          OperationDocs.parameter("header", KeyedRequest.HEADER, "string")
              .description(
                  "1 to 255 visible characters. For 24 hours a repeat gets the first answer."));
      Objects.requireNonNull(operation.getResponses().get("200"))
          .addHeaderObject(ReadPosition.HEADER, OperationDocs.position())
          .addHeaderObject(KeptAnswer.REPLAYED, OperationDocs.replayed());
      OperationDocs.refusals(operation.getResponses(), List.of(412));
    }
  }

  /// Of every command.
  static void addAcceptance(Operation operation, Shapes shapes) {
    var accepted =
        new ApiResponse()
            .description("It needs a second person: nothing is recorded before that approves it.")
            .content(
                OperationDocs.json(
                    "application/json", shapes.of(ResolvableType.forClass(ProposedAct.class))));
    accepted.setHeaders(
        Map.of(
            "Location",
            OperationDocs.header("string", "Where the proposal is."),
            ReadPosition.HEADER,
            OperationDocs.position(),
            KeptAnswer.REPLAYED,
            OperationDocs.replayed()));
    operation.getResponses().addApiResponse("202", accepted);
    OperationDocs.refusals(operation.getResponses(), List.of(429));
  }

  static void addBody(OpenAPI api, Shapes shapes) {
    api.getComponents()
        .addSchemas(NOTE, shapes.object(ResolvableType.forClass(Note.class), Set.of()));
  }

  private ProposalDocs() {}
}
