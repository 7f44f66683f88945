package org.tariffledger.rest.openapi;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tariffledger.rest.http.OpenNames;

/// Parameters that nobody can list. OpenAPI writes an exploded object in the query as one parameter
/// for each of its properties, named as the property is; which names there may be, a pattern says.
final class OpenParameters {

  private static final String NAME = "[a-z][A-Za-z0-9]{0,29}";

  /// Empty for parameters with a name of their own.
  static Optional<Parameter> of(RecordComponent component) {
    var open = component.getAnnotation(OpenNames.class);
    var about =
        component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.Parameter.class);
    return open == null
        ? Optional.empty()
        : Optional.of(
            new Parameter()
                .in("query")
                .name(component.getName())
                .required(false)
                .description(about.description())
                .style(Parameter.StyleEnum.FORM)
                .explode(true)
                .schema(object(open.value())));
  }

  private static Schema<?> object(String[] prefixes) {
    var beginnings =
        Arrays.stream(prefixes)
            .map(prefix -> prefix.replace(".", "\\."))
            .collect(Collectors.joining("|", "^(", ")"));
    var schema = Shapes.typed("object");
    schema.setAdditionalProperties(false);
    schema.setPatternProperties(Map.of(beginnings + NAME + "$", Shapes.typed("string")));
    return schema;
  }

  private OpenParameters() {}
}
