package org.tariffledger.rest.commands;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
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
import org.tariffledger.rest.http.Flags;
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

  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");

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
    Flags.read(Flags.DRY_RUN, http.getParameter(Flags.DRY_RUN), faults);
    return posted(type(parameter), field, http, faults);
  }

  public static Class<? extends Command> type(MethodParameter parameter) {
    return ResolvableType.forMethodParameter(parameter)
        .getGeneric(0)
        .toClass()
        .asSubclass(Command.class);
  }

  private <C extends Command> Posted<C> posted(
      Class<C> type, @Nullable FromPath fromPath, HttpServletRequest request, Faults faults)
      throws IOException {
    var bytes = request.getInputStream().readAllBytes();
    var caller = Caller.of(request, bytes, faults);
    var expected = Preconditions.of(request, faults);
    var body = JsonBody.read(bytes, faults);
    var said = new HashMap<String, Object>();
    var inPath = new HashSet<String>();
    if (fromPath != null) {
      readId(type, fromPath.value(), variable("id", request), body, said, inPath);
      readNumber(fromPath.n(), request, said, inPath);
    }
    var command = CommandReader.one(type, body, said, present.now(), faults);
    return new Posted<>(command, Set.copyOf(inPath), caller, expected);
  }

  private static void readId(
      Class<? extends Command> type,
      String field,
      String id,
      ObjectNode body,
      Map<String, Object> said,
      Set<String> inPath) {
    var component = Fields.of(type, field);
    if (component.getType() == List.class) {
      inPath.add(addTo(body, field, id));
      return;
    }
    var scalar = Objects.requireNonNull(Scalar.of(component.getType()));
    said.put(field, Ids.read(id, scalar.of()).orElseThrow(() -> unknown(field, id)));
    inPath.add("/" + field);
  }

  private static void readNumber(
      String field, HttpServletRequest request, Map<String, Object> said, Set<String> inPath) {
    if (!field.isEmpty()) {
      var n = variable("n", request);
      if (!NUMBER.matcher(n).matches()) {
        throw unknown(field, n);
      }
      said.put(field, Integer.valueOf(n));
      inPath.add("/" + field);
    }
  }

  /// Names the path's id after those that the body names.
  private static String addTo(ObjectNode body, String field, String id) {
    var named = body.get(field) instanceof ArrayNode array ? array : body.putArray(field);
    named.add(id);
    return "/" + field + "/" + (named.size() - 1);
  }

  private static HttpRefusal unknown(String field, String id) {
    return HttpRefusal.unknown(field.equals("response") ? "joint-response" : field, id);
  }

  private static String variable(String name, HttpServletRequest request) {
    var variables =
        (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return (String) Objects.requireNonNull(variables.get(name), name);
  }
}
