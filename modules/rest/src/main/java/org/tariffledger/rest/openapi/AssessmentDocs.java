package org.tariffledger.rest.openapi;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;
import org.tariffledger.rest.assessments.AssessedBatch;
import org.tariffledger.rest.assessments.ChargeParameters;
import org.tariffledger.rest.assessments.FileParameters;
import org.tariffledger.rest.assessments.RunAnswer;
import org.tariffledger.rest.commands.KeyedRequest;
import org.tariffledger.rest.http.ContentDigest;
import org.tariffledger.rest.http.Upload;
import org.tariffledger.rest.rates.BatchReader;

/// The paths of assessments: they ask, and files of entries have resources of their own.
final class AssessmentDocs {

  private static final String HOME = AssessedBatch.class.getPackageName();
  private static final String ENTRY = "Entry";
  private static final String ENTRIES = "Entries";
  private static final String FILE =
      """
      reference,importer,exporter,product,validAt,customsValue,dutyCharged,covers
      entry 4711,US,CN,9018.31.00,2025-04-23,1000.00,1450.00,additional
      entry 4712,US,JP,8703.23,2025-04-23,20000.00,5000.00,additional
      """;

  private static final List<Integer> OF_ALL = List.of(400, 401, 403, 406, 500, 503);
  private static final List<Integer> OF_BODIES = List.of(408, 413, 415, 429);

  static boolean isAbout(HandlerMethod method) {
    return method.getBeanType().getPackageName().equals(HOME);
  }

  static Operation complete(Operation operation, HandlerMethod method, Shapes shapes) {
    operation.addSecurityItem(new SecurityRequirement().addList(Documentation.KEY));
    var responses = operation.getResponses();
    var done = Objects.requireNonNull(responses.get("200"));
    var answer = ResolvableType.forMethodReturnType(method.getMethod()).getGeneric(0);
    switch (method.getMethod().getName()) {
      case "assess" -> {
        done.setContent(OperationDocs.json("application/json", shapes.of(answer)));
        ask(operation, ENTRY);
        file(operation, shapes);
      }
      case "batch" -> {
        done.setContent(OperationDocs.json("application/json", shapes.of(answer)));
        ask(operation, ENTRIES);
      }
      case "list" -> done.setContent(OperationDocs.json("application/json", shapes.of(answer)));
      case "delete" -> {
        responses.remove("200");
        responses.addApiResponse("204", new ApiResponse().description("It is gone."));
        OperationDocs.refusals(responses, List.of(404));
      }
      case "result" -> {
        done.setDescription("What was found.");
        done.setContent(
            new Content()
                .addMediaType(
                    "application/x-ndjson", new MediaType().schema(Shapes.typed("string")))
                .addMediaType(Upload.CSV, new MediaType().schema(Shapes.typed("string"))));
        OperationDocs.refusals(responses, List.of(404, 409));
      }
      default -> {
        done.setContent(OperationDocs.json("application/json", shapes.of(answer)));
        OperationDocs.refusals(responses, List.of(404));
      }
    }
    OperationDocs.refusals(responses, OF_ALL);
    return operation;
  }

  private static void ask(Operation operation, String body) {
    OperationDocs.read(operation);
    operation.setRequestBody(OperationDocs.body(body, Examples.of(body).body()));
    OperationDocs.refusals(operation.getResponses(), OF_BODIES);
  }

  /// The same path takes a file, and answers it otherwise.
  private static void file(Operation operation, Shapes shapes) {
    operation
        .getRequestBody()
        .getContent()
        .addMediaType(Upload.CSV, new MediaType().schema(Shapes.typed("string")).example(FILE));
    Arrays.stream(FileParameters.class.getRecordComponents())
        .map(FileDocs::query)
        .forEach(operation::addParametersItem);
    operation.addParametersItem(
        OperationDocs.parameter("header", ContentDigest.HEADER, "string")
            .description("Of a file: its digest (RFC 9530), which is checked.")
            .example(ContentDigest.of(FILE)));
    operation.addParametersItem(
        OperationDocs.parameter("header", KeyedRequest.HEADER, "string")
            .description(
                "Of a file: 1 to 255 visible characters. A repeat gets the run that was begun"
                    + " first, as long as that is kept; another file 422."));
    var accepted =
        new ApiResponse()
            .description("A file: it is being assessed.")
            .content(
                OperationDocs.json(
                    "application/json", shapes.of(ResolvableType.forClass(RunAnswer.class))));
    accepted.setHeaders(
        Map.of("Location", OperationDocs.header("string", "Where it says how far it has come.")));
    operation.getResponses().addApiResponse("202", accepted);
    OperationDocs.refusals(operation.getResponses(), List.of(422));
  }

  static void addBodies(OpenAPI api) {
    api.getComponents().addSchemas(ENTRY, BatchDocs.query(api, AssessmentDocs::charge));
    var batch = Shapes.typed("object").additionalProperties(false);
    batch.addProperty(
        "entries",
        Shapes.typed("array")
            .items(Shapes.reference(ENTRY))
            .minItems(1)
            .maxItems(BatchReader.QUERIES_MAX));
    batch.addRequiredItem("entries");
    api.getComponents().addSchemas(ENTRIES, batch);
  }

  /// What was charged, beside what is asked.
  private static void charge(Schema<?> entry) {
    entry.getProperties().remove("explain");
    for (var component : ChargeParameters.class.getRecordComponents()) {
      var about = Objects.requireNonNull(component.getAccessor().getAnnotation(Parameter.class));
      Schema<?> field = Shapes.typed("string");
      if (component.getName().endsWith("Charged")) {
        field.addType("number");
      }
      field.addType("null");
      entry.addProperty(component.getName(), field.description(about.description()));
    }
    entry.addRequiredItem("validAt");
  }

  private AssessmentDocs() {}
}
