package org.tariffledger.rest.openapi;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.tariffledger.domain.ReferenceCommand.PublishProductList;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.rest.http.ContentDigest;
import org.tariffledger.rest.http.QueryRecords;
import org.tariffledger.rest.http.Upload;
import org.tariffledger.rest.references.ListFacts.ListCodes;
import org.tariffledger.rest.uploads.ListFileParameters;
import org.tariffledger.rest.uploads.ScheduleFileParameters;

/// What the API document says of commands whose content may come as a file: the file as a body, and
/// in the query what stands beside the content in JSON.
final class FileDocs {

  private static final String IN_THE_QUERY =
      " As text/csv, in UTF-8 and of at most 64 MiB, the body is a file of the content, and the"
          + " query says the rest; with a body in JSON it says nothing.";

  private record Form(Class<? extends Record> parameters, String example) {}

  private static final Map<Class<?>, Form> FORMS =
      Map.of(
          PublishProductList.class,
          new Form(ListFileParameters.class, "hts8,list\n8471.30.01,4A\n8517.13.00,4B\n"),
          PublishSchedule.class,
          new Form(
              ScheduleFileParameters.class,
              "code,rate,description\n8703.23,10%,\"Motor cars, of 1,500 to 3,000 cc\"\n"));

  /// What is answered as JSON or, to those who ask for it, as a file.
  static void completeAnswer(Content content, Class<?> answer) {
    if (answer == ListCodes.class) {
      content.addMediaType(
          Upload.CSV,
          new MediaType().schema(Shapes.typed("string")).example("code\n84713001\n85171300\n"));
    }
  }

  /// False if the command's content never comes as a file.
  static boolean complete(Operation operation, Class<?> command) {
    var form = FORMS.get(command);
    if (form == null) {
      return false;
    }
    operation.setDescription(operation.getDescription() + IN_THE_QUERY);
    operation
        .getRequestBody()
        .getContent()
        .addMediaType(
            Upload.CSV, new MediaType().schema(Shapes.typed("string")).example(form.example()));
    for (var component : form.parameters().getRecordComponents()) {
      operation.addParametersItem(query(component));
    }
    operation.addParametersItem(
        new io.swagger.v3.oas.models.parameters.Parameter()
            .in("header")
            .name(ContentDigest.HEADER)
            .required(false)
            .description("Of a file: its digest (RFC 9530), which is checked.")
            .schema(Shapes.typed("string"))
            .example(ContentDigest.of(form.example())));
    return true;
  }

  static io.swagger.v3.oas.models.parameters.Parameter query(RecordComponent component) {
    var about = component.getAccessor().getAnnotation(Parameter.class);
    var isRepeatable = QueryRecords.isRepeatable(component);
    Schema<?> one = Shapes.typed("string");
    var parameter =
        new io.swagger.v3.oas.models.parameters.Parameter()
            .in("query")
            .name(component.getName())
            .required(false)
            .description(about.description())
            .schema(isRepeatable ? Shapes.typed("array").items(one) : one);
    return about.example().isEmpty() || isRepeatable
        ? parameter
        : parameter.example(about.example());
  }

  private FileDocs() {}
}
