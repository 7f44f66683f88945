package org.tariffledger.rest.http;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Reads a query into a record of texts named as its parameters, a list of texts where a parameter
/// may be repeated, a map where their names are open. The framework's data binder would do the
/// same, but took as long as all the rest of a rate's question and answer.
public final class QueryRecords implements HandlerMethodArgumentResolver {

  private record Shape(Constructor<?> constructor, List<RecordComponent> components) {}

  // The constructor is looked up once, because every lookup makes a copy of it.
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return new Shape(type.getDeclaredConstructors()[0], components(type).toList());
        }
      };

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(ParameterObject.class)
        && parameter.getParameterType().isRecord()
        && components(parameter.getParameterType())
            .allMatch(c -> c.getType() == String.class || isRepeatable(c) || isOpen(c));
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return read(parameter.getParameterType(), request.getParameterMap());
  }

  /// The record of what the query says.
  public static <R> R read(Class<R> type, Map<String, String[]> query) {
    var shape = SHAPES.get(type);
    return type.cast(
        BeanUtils.instantiateClass(
            shape.constructor(),
            shape.components().stream().map(component -> value(component, query)).toArray()));
  }

  public static boolean isRepeatable(RecordComponent component) {
    return component.getType() == List.class;
  }

  private static boolean isOpen(RecordComponent component) {
    return component.getType() == Map.class && component.isAnnotationPresent(OpenNames.class);
  }

  private static @Nullable Object value(RecordComponent component, Map<String, String[]> query) {
    if (isOpen(component)) {
      return open(component, query);
    }
    var values = query.get(component.getName());
    if (isRepeatable(component)) {
      return values == null ? List.of() : List.of(values);
    }
    return values == null ? null : values[0];
  }

  private static Map<String, String> open(RecordComponent component, Map<String, String[]> query) {
    var prefixes = QueryNames.prefixes(component).toList();
    var found = new TreeMap<String, String>();
    query.forEach(
        (name, values) -> {
          if (prefixes.stream().anyMatch(name::startsWith)) {
            found.put(name, values[0]);
          }
        });
    return found;
  }

  private static Stream<RecordComponent> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents());
  }
}
