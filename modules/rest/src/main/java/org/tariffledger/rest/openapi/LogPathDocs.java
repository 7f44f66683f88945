package org.tariffledger.rest.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/// The paths of the verifiable log: what they answer is text, bytes or JSON, and depends on no
/// position.
final class LogPathDocs {

  private static final String HOME = "org.tariffledger.rest.log";

  private static final List<Integer> OF_ALL = List.of(400, 401, 406, 500, 503);
  private static final List<Integer> OF_ROTATION = List.of(403);
  private static final List<Integer> OF_PLACES = List.of(404);
  private static final List<Integer> OF_COMPARISONS = List.of(409);

  /// What a parameter of a path says, by its name: a description and an example.
  private static final Map<String, List<String>> PARAMETERS =
      Map.of(
          "id", List.of("The change's sequence.", "00000000000000000000"),
          "level", List.of("0 of changes, each further one 256 times wider: 0 to 63.", "0"),
          "number", List.of("Which tile of its level, from 000 on, in three digits.", "000"),
          "width", List.of("How many of its hashes: 1 to 255.", "1"));

  static boolean isAbout(HandlerMethod method) {
    return method.getBeanType().getPackageName().equals(HOME);
  }

  static Operation complete(Operation operation, HandlerMethod method, Shapes shapes) {
    var responses = operation.getResponses();
    var answer = ResolvableType.forMethodReturnType(method.getMethod()).getGeneric(0);
    var get = method.getMethodAnnotation(GetMapping.class);
    var done = Objects.requireNonNull(responses.get("200"));
    done.setContent(OperationDocs.json(type(get), schema(get, answer, shapes)));
    OperationDocs.refusals(responses, OF_ALL);
    if (get == null) {
      operation.addSecurityItem(new SecurityRequirement().addList(Documentation.KEY));
      OperationDocs.refusals(responses, OF_ROTATION);
      return operation;
    }
    responses.addApiResponse("304", new ApiResponse().description("Still the same."));
    if (answer.toClass() == byte[].class) {
      done.addHeaderObject("ETag", tag());
    }
    if (operation.getParameters() == null) {
      return operation;
    }
    operation.getParameters().stream()
        .filter(parameter -> parameter.getIn().equals("path"))
        .forEach(
            parameter -> {
              var said = Objects.requireNonNull(PARAMETERS.get(parameter.getName()));
              parameter.description(said.getFirst()).example(said.getLast());
              OperationDocs.refusals(responses, OF_PLACES);
            });
    if (answer.toClass() != byte[].class) {
      OperationDocs.refusals(responses, OF_COMPARISONS);
    }
    return operation;
  }

  private static Header tag() {
    return new Header()
        .description("Of what never changes, for ever the same.")
        .schema(Shapes.typed("string"));
  }

  /// Without what says how text is encoded.
  private static String type(@org.jspecify.annotations.Nullable GetMapping get) {
    return get == null ? "application/json" : get.produces()[0].replaceFirst(";.*", "");
  }

  private static Schema<?> schema(
      @org.jspecify.annotations.Nullable GetMapping get, ResolvableType answer, Shapes shapes) {
    if (answer.toClass() != byte[].class) {
      return shapes.of(answer);
    }
    var bytes = Shapes.typed("string");
    return type(get).startsWith("text") ? bytes : bytes.format("binary");
  }

  private LogPathDocs() {}
}
