package org.tariffledger.subscriptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Residual;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema of what records are written as: objects are closed, and a component may be
/// missing exactly where it may be null. What is within a record has a definition of its own.
final class SchemaWriter {

  private static final String DECIMAL = "^[0-9]+(\\.[0-9]+)?$";

  private static final Map<Class<?>, String> PATTERNS =
      Map.of(
          BigDecimal.class,
          DECIMAL,
          Percent.class,
          DECIMAL,
          EconomyCode.class,
          "^[A-Z]{2}$",
          ProductCode.class,
          "^([0-9]{2}){1,5}$",
          Digest.class,
          Matching.SHA_256);

  private final Map<String, ObjectNode> definitions = new TreeMap<>();
  private final String place;

  /// `place` is before the names of definitions in references to them.
  SchemaWriter(String place) {
    this.place = place;
  }

  /// What references name.
  Map<String, ObjectNode> definitions() {
    return definitions;
  }

  /// An object of the record's components as far as they are among the fields.
  ObjectNode object(Class<?> type, Set<String> fields) {
    var schema = empty().put("type", "object");
    var properties = schema.putObject("properties");
    var required = JsonNodeFactory.instance.arrayNode();
    var isAlwaysThere = type.isAnnotationPresent(JsonInclude.class);
    for (var component : type.getRecordComponents()) {
      var name = component.getName();
      if (fields.contains(name)) {
        properties.set(name, isAlwaysThere ? orNull(component) : field(component));
        if (isAlwaysThere || !isNullable(component)) {
          required.add(name);
        }
      }
    }
    schema.set("required", required);
    return schema.put("additionalProperties", false);
  }

  static Set<String> names(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private ObjectNode orNull(RecordComponent component) {
    if (!isNullable(component)) {
      return field(component);
    }
    var schema = empty();
    schema.putArray("anyOf").add(field(component)).add(empty().put("type", "null"));
    return schema;
  }

  private ObjectNode field(RecordComponent component) {
    var values = component.getAnnotation(OneOf.class);
    if (values != null) {
      return texts(List.of(values.value()));
    }
    var matching = component.getAnnotation(Matching.class);
    return matching == null ? of(component.getGenericType()) : matching(matching.value());
  }

  private static ObjectNode texts(List<String> values) {
    var schema = empty().put("type", "string");
    values.forEach(schema.withArray("enum")::add);
    return schema;
  }

  private static ObjectNode matching(String pattern) {
    return empty().put("type", "string").put("pattern", pattern);
  }

  private ObjectNode of(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      var schema = empty().put("type", "array");
      schema.set("items", of(list.getActualTypeArguments()[0]));
      return schema;
    }
    var raw = (Class<?>) type;
    if (raw == long.class || raw == int.class || raw == Integer.class) {
      return empty().put("type", "integer").put("minimum", 0);
    } else if (raw == Instant.class) {
      return empty().put("type", "string").put("format", "date-time");
    } else if (PATTERNS.containsKey(raw)) {
      return matching(PATTERNS.get(raw));
    } else if (raw == Object.class || raw == ObjectNode.class) {
      return empty().put("type", "object");
    }
    var text = Text.of(raw);
    if (text == null) {
      return reference(raw);
    }
    return text.values.isEmpty() ? empty().put("type", "string") : texts(text.values);
  }

  private ObjectNode reference(Class<?> type) {
    var name = name(type);
    if (!definitions.containsKey(name)) {
      // First, since it may hold others of its kind.
      definitions.put(name, empty());
      definitions.put(name, type == Residual.class ? residual() : definition(type));
    }
    return empty().put("$ref", place + name);
  }

  private static String name(Class<?> type) {
    var owner = type.getEnclosingClass();
    return (owner == null ? "" : name(owner)) + type.getSimpleName();
  }

  private ObjectNode definition(Class<?> type) {
    if (!type.isSealed()) {
      return object(type, names(type));
    }
    var schema = empty();
    var alternatives = schema.putArray("oneOf");
    for (var one : type.getPermittedSubclasses()) {
      alternatives.add(names(one).contains("kind") ? reference(one) : tagged(one));
    }
    return schema;
  }

  /// As `LedgerJson` tells the kinds of a sealed type apart.
  private ObjectNode tagged(Class<?> type) {
    var schema = object(type, names(type));
    schema.withObject("properties").set("type", texts(List.of(tag(type))));
    schema.withArray("required").add("type");
    return schema;
  }

  private static String tag(Class<?> type) {
    var name = type.getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private ObjectNode residual() {
    var schema = empty();
    schema
        .putArray("anyOf")
        .add(of(org.tariffledger.domain.Duty.class))
        .add(texts(List.of("none")));
    return schema;
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// Whether the ledger writes values of a type as text, and as which if only some may stand there.
  private static final class Text extends JsonFormatVisitorWrapper.Base {

    private boolean is;
    private List<String> values = List.of();

    static @Nullable Text of(Class<?> type) {
      var text = new Text();
      LedgerJson.mapper().acceptJsonFormatVisitor(type, text);
      return text.is ? text : null;
    }

    @Override
    public JsonStringFormatVisitor expectStringFormat(JavaType type) {
      is = true;
      return new JsonStringFormatVisitor.Base() {
        @Override
        public void enumTypes(Set<String> all) {
          values = List.copyOf(all);
        }
      };
    }
  }
}
