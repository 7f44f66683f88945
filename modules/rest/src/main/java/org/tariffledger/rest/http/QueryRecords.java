package org.tariffledger.rest.http;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
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
/// may be repeated. The framework's data binder would
/// do the same, but took as long as all the rest of a rate's question and answer.
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
            .allMatch(c -> c.getType() == String.class || isRepeatable(c));
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var shape = SHAPES.get(parameter.getParameterType());
    return BeanUtils.instantiateClass(
        shape.constructor(),
        shape.components().stream().map(component -> value(component, request)).toArray());
  }

  public static boolean isRepeatable(RecordComponent component) {
    return component.getType() == List.class;
  }

  private static @Nullable Object value(RecordComponent component, NativeWebRequest request) {
    if (!isRepeatable(component)) {
      return request.getParameter(component.getName());
    }
    var values = request.getParameterValues(component.getName());
    return values == null ? List.of() : List.of(values);
  }

  private static Stream<RecordComponent> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents());
  }
}
