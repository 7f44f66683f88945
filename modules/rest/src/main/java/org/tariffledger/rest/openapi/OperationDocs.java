package org.tariffledger.rest.openapi;

import static org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;
import org.tariffledger.rest.changes.Change;
import org.tariffledger.rest.commands.Caller;
import org.tariffledger.rest.commands.FromPath;
import org.tariffledger.rest.commands.KeptAnswer;
import org.tariffledger.rest.commands.KeyedRequest;
import org.tariffledger.rest.commands.Posted;
import org.tariffledger.rest.commands.PostedCommands;
import org.tariffledger.rest.http.AsksByPost;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.json.Names;
import org.tariffledger.rest.whatifs.WhatIf;

/// Completes what springdoc reads from a controller's method: what our own arguments take from the
/// request, and every response.
final class OperationDocs {

  private static final Map<Integer, String> REFUSALS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(400, "Malformed, or it names something that does not exist."),
              Map.entry(401, "There is no valid key."),
              Map.entry(403, "The key has not the scope."),
              Map.entry(404, "What the path names is not recorded."),
              Map.entry(406, "Only application/json is answered."),
              Map.entry(408, "The rest of the body did not come in time."),
              Map.entry(409, "A rule says no."),
              Map.entry(412, "The resource has another version than If-Match names."),
              Map.entry(413, "The body is too large."),
              Map.entry(415, "The body is not of a type that is taken here."),
              Map.entry(422, "Another request was answered under the Idempotency-Key."),
              Map.entry(429, "Too many reads wait or take long already."),
              Map.entry(500, "Something failed in the server."),
              Map.entry(503, "Not caught up yet, or busy; try again.")));
  private static final List<Integer> OF_READS = List.of(400, 401, 404, 406, 429, 500, 503);
  private static final List<Integer> OF_WRITES =
      List.of(400, 401, 403, 404, 406, 408, 409, 413, 415, 422, 500, 503);

  private static final List<Integer> OF_BODIES = List.of(408, 413, 415);

  private final Shapes shapes;

  OperationDocs(Shapes shapes) {
    this.shapes = shapes;
  }

  Operation complete(Operation operation, HandlerMethod method) {
    if (operation.getParameters() != null) {
      operation.getParameters().forEach(OperationDocs::neverNull);
    }
    if (LogPathDocs.isAbout(method)) {
      return LogPathDocs.complete(operation, method, shapes);
    }
    if (WebhookPathDocs.isAbout(method)) {
      return WebhookPathDocs.complete(operation, method, shapes);
    }
    if (ExportDocs.isAbout(method)) {
      return ExportDocs.complete(operation);
    }
    if (KeyDocs.isAbout(method)) {
      return KeyDocs.complete(operation, method, shapes);
    }
    if (ProposalDocs.isAbout(method)) {
      return ProposalDocs.complete(operation, method, shapes);
    }
    if (ReplayDocs.isAbout(method)) {
      return ReplayDocs.complete(operation, method, shapes);
    }
    if (AssessmentDocs.isAbout(method)) {
      return AssessmentDocs.complete(operation, method, shapes);
    }
    Arrays.stream(method.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(ParameterObject.class))
        .flatMap(parameter -> Arrays.stream(parameter.getParameterType().getRecordComponents()))
        .flatMap(component -> OpenParameters.of(component).stream())
        .forEach(operation::addParametersItem);
    var answer = ResolvableType.forMethodReturnType(method.getMethod()).getGeneric(0);
    var content = json(type(method), schema(method, answer));
    FileDocs.completeAnswer(content, answer.toClass());
    Objects.requireNonNull(operation.getResponses().get("200")).setContent(content);
    if (isStream(method)) {
      stream(operation);
    } else if (method.hasMethodAnnotation(GetMapping.class)) {
      if (answer.toClass() == byte[].class) {
        feed(operation);
      } else if (isOfAPosition(method)) {
        read(operation);
      } else {
        refusals(operation.getResponses(), OF_READS);
      }
      if (isForAuditors(method)) {
        operation.addSecurityItem(new SecurityRequirement().addList(Documentation.KEY));
        refusals(operation.getResponses(), List.of(403));
      }
      operation
          .getResponses()
          .addApiResponse("304", new ApiResponse().description("Still the same."));
    } else if (method.hasMethodAnnotation(AsksByPost.class)) {
      read(operation);
      refusals(operation.getResponses(), OF_BODIES);
      if (answer.toClass() == WhatIf.class) {
        WhatIfDocs.describe(operation);
        refusals(operation.getResponses(), List.of(401, 403, 409));
      } else {
        BatchDocs.describe(operation);
      }
    } else {
      write(operation, method);
      ProposalDocs.addAcceptance(operation, shapes);
    }
    return operation;
  }

  private static String type(HandlerMethod method) {
    var get = method.getMethodAnnotation(GetMapping.class);
    return get == null || get.produces().length == 0 ? "application/json" : get.produces()[0];
  }

  /// Who recorded what.
  private static boolean isForAuditors(HandlerMethod method) {
    var get = Objects.requireNonNull(method.getMethodAnnotation(GetMapping.class));
    return Arrays.stream(get.path()).anyMatch(path -> path.matches("/v1/audit/(rates/.*|records)"));
  }

  private static boolean isStream(HandlerMethod method) {
    return type(method).equals(TEXT_EVENT_STREAM_VALUE);
  }

  private Schema<?> schema(HandlerMethod method, ResolvableType answer) {
    if (isStream(method)) {
      return Shapes.typed("string");
    }
    return answer.toClass() == byte[].class ? changes() : shapes.of(answer);
  }

  /// Whether what is answered may change with every act.
  private static boolean isOfAPosition(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .anyMatch(parameter -> parameter.getParameterType() == ReadPosition.class);
  }

  private Schema<?> changes() {
    return Shapes.typed("array").items(shapes.of(ResolvableType.forClass(Change.class)));
  }

  /// It has an order of its own.
  private static void feed(Operation operation) {
    cursor(operation);
  }

  private static void stream(Operation operation) {
    operation.addParametersItem(
        parameter("header", "Last-Event-ID", "string")
            .description("The `id` that was received last; a client sends it by itself."));
    cursor(operation);
  }

  private static void cursor(Operation operation) {
    Objects.requireNonNull(operation.getResponses().get("200"))
        .addHeaderObject(
            "Next-After", header("string", "With what to ask for what comes after these."))
        .addHeaderObject("Ledger-Id", header("string", "Of which ledger these are."));
    refusals(operation.getResponses(), OF_READS);
  }

  /// A parameter is there or not; null it cannot be.
  private static void neverNull(Parameter parameter) {
    Schema<?> schema = parameter.getSchema();
    if (schema != null && schema.getTypes() != null) {
      var types = new LinkedHashSet<>(schema.getTypes());
      types.remove("null");
      schema.setTypes(types);
    }
  }

  static void read(Operation operation) {
    operation.addParametersItem(
        parameter("query", ReadPosition.PARAMETER, "integer")
            .description("Wait until the answer includes this position; else 503."));
    operation.addParametersItem(
        parameter("header", ReadPosition.HEADER, "integer").description("As minPosition."));
    operation.addParametersItem(
        parameter("header", "Prefer", "string")
            .description("How many seconds to wait at most: wait=0 to wait=30, else 5.")
            .example("wait=5"));
    var responses = operation.getResponses();
    Objects.requireNonNull(responses.get("200")).addHeaderObject(ReadPosition.HEADER, position());
    refusals(responses, OF_READS);
  }

  private static void write(Operation operation, HandlerMethod method) {
    operation.addParametersItem(
        parameter("header", Caller.CORRELATION, "string")
            .description("Ties the events to what the caller was doing: 1 to 100 characters."));
    operation.addParametersItem(
        parameter("header", KeyedRequest.HEADER, "string")
            .description(
                "1 to 255 visible characters. What was accepted under a key is not done again: for"
                    + " 24 hours a repeat gets the first answer, another request 422."));
    operation.addSecurityItem(new SecurityRequirement().addList(Documentation.KEY));
    var posted =
        Arrays.stream(method.getMethodParameters())
            .filter(p -> p.getParameterType() == Posted.class)
            .findFirst();
    var example =
        Examples.of(posted.map(p -> Names.of(PostedCommands.type(p))).orElse(Examples.ACT));
    var body = posted.map(OperationDocs::name).orElse("Act");
    operation.setRequestBody(body(body, example.body()));
    posted.ifPresent(parameter -> posted(operation, parameter, example));
    posted.map(PostedCommands::type).ifPresent(type -> file(operation, type));
    Objects.requireNonNull(operation.getResponses().get("200"))
        .addHeaderObject(ReadPosition.HEADER, position())
        .addHeaderObject(KeptAnswer.REPLAYED, replayed());
    refusals(operation.getResponses(), OF_WRITES);
  }

  private static void posted(
      Operation operation, MethodParameter parameter, Examples.Example example) {
    var field = parameter.getParameterAnnotation(FromPath.class);
    if (field != null) {
      operation.addParametersItem(
          parameter("path", "id", "string").required(true).example(example.id()));
      if (!field.n().isEmpty()) {
        operation.addParametersItem(
            parameter("path", "n", "integer")
                .required(true)
                .description("Its number, counted from 1.")
                .example(1));
      }
    }
    operation.addParametersItem(
        parameter("header", HttpHeaders.IF_MATCH, "string")
            .description("The ETag of the resource as the caller has seen it, or *; else 412.")
            .example("\"3\""));
    operation.addParametersItem(
        parameter("header", HttpHeaders.IF_NONE_MATCH, "string")
            .description("* if the resource must not exist yet; else 412."));
    refusals(operation.getResponses(), List.of(412));
    Objects.requireNonNull(operation.getResponses().get("412"))
        .addHeaderObject("ETag", header("string", "The resource's version, if it exists."));
    var done = Objects.requireNonNull(operation.getResponses().get("200"));
    done.addHeaderObject("ETag", header("string", "The resource's version."));
    if (field == null || field.value().matches("inResponseTo|list")) {
      var created = new ApiResponse().description("Created.").content(done.getContent());
      created.setHeaders(
          Map.of(
              "ETag",
              header("string", "The resource's version."),
              "Location",
              header("string", "Where it can be read."),
              ReadPosition.HEADER,
              position(),
              KeptAnswer.REPLAYED,
              replayed()));
      operation.getResponses().addApiResponse("201", created);
      done.setDescription("Everything was recorded already.");
    }
  }

  /// Some commands may send their content as a file.
  private static void file(Operation operation, Class<?> command) {
    if (FileDocs.complete(operation, command)) {
      refusals(operation.getResponses(), List.of(429));
    }
  }

  private static String name(MethodParameter parameter) {
    return PostedCommands.type(parameter).getSimpleName();
  }

  static void refusals(ApiResponses responses, List<Integer> statuses) {
    for (var status : statuses) {
      responses.addApiResponse(
          String.valueOf(status),
          new ApiResponse()
              .description(REFUSALS.get(status))
              .content(json("application/problem+json", Shapes.reference("Problem"))));
    }
  }

  /// What has to be sent: the schema by its name.
  static RequestBody body(String schema, Object example) {
    return new RequestBody()
        .required(true)
        .content(
            new Content()
                .addMediaType(
                    "application/json",
                    new MediaType().schema(Shapes.reference(schema)).example(example)));
  }

  static Content json(String type, Schema<?> schema) {
    return new Content().addMediaType(type, new MediaType().schema(schema));
  }

  static Header replayed() {
    return header("boolean", "True if this is the first answer to a request that was repeated.");
  }

  static Header position() {
    return header("integer", "The position that this includes.");
  }

  static Header header(String type, String description) {
    return new Header().description(description).schema(typed(type));
  }

  static Parameter parameter(String in, String name, String type) {
    return new Parameter().in(in).name(name).required(false).schema(typed(type));
  }

  /// Positions grow for ever: whoever generates classes is to take a long for them.
  private static Schema<?> typed(String type) {
    var schema = Shapes.typed(type);
    return type.equals("integer") ? schema.format("int64") : schema;
  }
}
