package org.tariffledger.rest.commands;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.tariffledger.domain.Command;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Ids;
import org.tariffledger.rest.http.KnownParameters;
import org.tariffledger.rest.http.Preconditions;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Fields;
import org.tariffledger.rest.json.JsonBody;
import org.tariffledger.rest.json.Scalar;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a posted command from the body and the path.
@Component
public class PostedCommands implements HandlerMethodArgumentResolver {

  private final Present present;

  PostedCommands(Present present) {
    this.present = present;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Posted.class;
  }

  @Override
  public Posted<?> resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders)
      throws IOException {
    var field = parameter.getParameterAnnotation(FromPath.class);
    var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    var faults = KnownParameters.faults(request);
    return posted(type(parameter), field == null ? null : field.value(), http, faults);
  }

  public static Class<? extends Command> type(MethodParameter parameter) {
    return ResolvableType.forMethodParameter(parameter)
        .getGeneric(0)
        .toClass()
        .asSubclass(Command.class);
  }

  private <C extends Command> Posted<C> posted(
      Class<C> type, @Nullable String field, HttpServletRequest request, Faults faults)
      throws IOException {
    var bytes = request.getInputStream().readAllBytes();
    var caller = Caller.of(request, bytes, faults);
    var expected = Preconditions.of(request, faults);
    var body = JsonBody.read(bytes, faults);
    var id = field == null ? null : id(request);
    if (field == null || id == null) {
      var command = CommandReader.one(type, body, Map.of(), present.now(), faults);
      return new Posted<>(command, Set.of(), caller, expected);
    }
    var component = Fields.of(type, field);
    if (component.getType() == List.class) {
      var place = addTo(body, field, id);
      var command = CommandReader.one(type, body, Map.of(), present.now(), faults);
      return new Posted<>(command, Set.of(place), caller, expected);
    }
    var scalar = Objects.requireNonNull(Scalar.of(component.getType()));
    var value = Ids.read(id, scalar.of()).orElseThrow(() -> HttpRefusal.unknown(field, id));
    var command = CommandReader.one(type, body, Map.of(field, value), present.now(), faults);
    return new Posted<>(command, Set.of("/" + field), caller, expected);
  }

  /// Names the path's id after those that the body names.
  private static String addTo(ObjectNode body, String field, String id) {
    var named = body.get(field) instanceof ArrayNode array ? array : body.putArray(field);
    named.add(id);
    return "/" + field + "/" + (named.size() - 1);
  }

  private static @Nullable String id(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        ? (String) variables.get("id")
        : null;
  }
}
