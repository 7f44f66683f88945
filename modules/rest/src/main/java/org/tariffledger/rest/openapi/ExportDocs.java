package org.tariffledger.rest.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Objects;
import org.springframework.web.method.HandlerMethod;
import org.tariffledger.audit.exports.ExportFormat;

/// What the API document says of exports: files of three kinds.
final class ExportDocs {

  private static final List<Integer> REFUSALS = List.of(400, 401, 403, 429, 500, 503);

  static boolean isAbout(HandlerMethod method) {
    return method.getBeanType().getPackageName().endsWith(".rest.exports");
  }

  static Operation complete(Operation operation) {
    var content = new Content();
    for (var format : ExportFormat.values()) {
      var file = Shapes.typed("string");
      content.addMediaType(
          format.type(),
          new MediaType().schema(format == ExportFormat.BUNDLE ? file.format("binary") : file));
    }
    Objects.requireNonNull(operation.getResponses().get("200"))
        .content(content)
        .addHeaderObject(
            "Content-Disposition",
            new Header().description("Under what name to keep it.").schema(Shapes.typed("string")));
    operation.addSecurityItem(new SecurityRequirement().addList(Documentation.KEY));
    OperationDocs.refusals(operation.getResponses(), REFUSALS);
    return operation;
  }

  private ExportDocs() {}
}
