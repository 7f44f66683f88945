package org.tariffledger.rest.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Quoted;

/// Refuses query parameters that the path does not take: a misspelt `validAt` must not silently
/// answer for today.
public final class KnownParameters implements HandlerInterceptor {

  private static final String FAULTS = KnownParameters.class.getName();

  /// `repeatable` are those of `all` that may be given more than once.
  private record Known(Set<String> all, Set<String> repeatable) {}

  private final String ours;
  private final Set<Class<?>> takers;
  private final ConcurrentMap<Method, Known> names = new ConcurrentHashMap<>();

  /// `ours` is the package that our controllers are in or below. `takers` are the types of the
  /// arguments that take over what is wrong with the names, to say it with what else is wrong.
  public KnownParameters(Package ours, Set<Class<?>> takers) {
    this.ours = ours.getName();
    this.takers = takers;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // What failed is told as it failed, whatever the query said.
    if (handler instanceof HandlerMethod method
        && isOurs(method)
        && request.getDispatcherType() != DispatcherType.ERROR
        && request.getQueryString() != null) {
      var faults = check(request, names.computeIfAbsent(method.getMethod(), _ -> names(method)));
      if (saysThemLater(method)) {
        request.setAttribute(FAULTS, faults);
      } else {
        faults.throwIfAny();
      }
    }
    return true;
  }

  /// What is wrong with the names in the query, to be said with what else is wrong.
  public static Faults faults(NativeWebRequest request) {
    return request.getAttribute(FAULTS, RequestAttributes.SCOPE_REQUEST) instanceof Faults found
        ? found
        : new Faults();
  }

  private boolean saysThemLater(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .map(MethodParameter::getParameterType)
        .anyMatch(takers::contains);
  }

  /// Hands a controller what is wrong so far.
  public static final class Found implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Faults.class;
    }

    @Override
    public Faults resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      return faults(request);
    }
  }

  private static Faults check(HttpServletRequest request, Known known) {
    var faults = new Faults();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!known.all().contains(name)) {
                faults.add(name, "unknown-parameter", unknown(name, known.all()));
              } else if (values.length > 1 && !known.repeatable().contains(name)) {
                faults.add(name, "repeated-parameter", "The parameter is given more than once.");
              }
            });
    return faults;
  }

  private static String unknown(String name, Set<String> known) {
    var there = known.isEmpty() ? "none" : String.join(", ", known);
    return "There is no parameter \"" + Quoted.of(name) + "\" here; there are: " + there + ".";
  }

  private Known names(HandlerMethod method) {
    var all =
        Arrays.stream(method.getMethodParameters())
            .flatMap(this::names)
            .collect(Collectors.toCollection(TreeSet::new));
    var repeatable =
        Arrays.stream(method.getMethodParameters())
            .flatMap(this::components)
            .filter(QueryRecords::isRepeatable)
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());
    return new Known(all, repeatable);
  }

  private Stream<String> names(MethodParameter parameter) {
    var type = parameter.getParameterType();
    if (type == ReadPosition.class) {
      return Stream.of(ReadPosition.PARAMETER);
    }
    var single = parameter.getParameterAnnotation(RequestParam.class);
    if (single != null) {
      return Stream.of(single.value());
    }
    return components(parameter).map(RecordComponent::getName);
  }

  private Stream<RecordComponent> components(MethodParameter parameter) {
    var type = parameter.getParameterType();
    var isQuery = type.isRecord() && !takers.contains(type);
    return isQuery ? Arrays.stream(type.getRecordComponents()) : Stream.empty();
  }

  private boolean isOurs(HandlerMethod method) {
    return (method.getBeanType().getPackageName() + ".").startsWith(ours + ".");
  }
}
