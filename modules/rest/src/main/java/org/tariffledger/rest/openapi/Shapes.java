package org.tariffledger.rest.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.Residual;
import org.tariffledger.rest.files.FileFault;
import org.tariffledger.rest.json.Fields;
import org.tariffledger.rest.json.Names;
import org.tariffledger.rest.json.Scalar;
import tools.jackson.databind.JsonNode;

/// The JSON Schema of what is read and written, from the same records that read and write it:
/// objects are closed, and a field may be null exactly where its component may.
@Component
class Shapes {

  /// What an agreement may bring with it.
  static final String TERM = "Term";

  private static final String REFERENCE = "#/components/schemas/";

  /// Where records know nothing of the API document: those that are read, and what files say.
  private static final List<String> SILENT =
      List.of(Announcement.class.getPackageName(), FileFault.class.getPackageName());

  private final Map<String, Schema<?>> named = new ConcurrentSkipListMap<>();

  /// Everything that a `$ref` of these schemas may name.
  Map<String, Schema<?>> named() {
    return named;
  }

  static Schema<?> reference(String name) {
    return new JsonSchema().$ref(REFERENCE + name);
  }

  Schema<?> of(ResolvableType type) {
    var raw = type.toClass();
    var scalar = Scalar.of(raw);
    if (raw == List.class) {
      return typed("array").items(of(type.getGeneric(0)));
    } else if (raw == Map.class) {
      return typed("object").additionalProperties(of(type.getGeneric(1)));
    } else if (raw == OffsetDateTime.class || raw == java.time.Instant.class) {
      return typed("string").format("date-time");
    } else if (raw == String.class) {
      return typed("string");
    } else if (scalar != null) {
      return typed("string").description(scalar.description()).example(scalar.example());
    } else if (raw == long.class || raw == Long.class) {
      return typed("integer").format("int64");
    } else if (raw == int.class || raw == Integer.class) {
      return typed("integer").format("int32");
    } else if (raw == boolean.class || raw == Boolean.class) {
      return typed("boolean");
    } else if (raw.isEnum()) {
      return texts(Names.ofAll(raw));
    } else if (raw == JsonNode.class) {
      return typed("object");
    } else if (raw == Command.class) {
      return reference(TERM);
    } else if (Command.class.isAssignableFrom(raw)) {
      return brought(raw);
    } else if (raw == Residual.class) {
      return new JsonSchema().anyOf(List.of(oneOf(Duty.class), texts(List.of("none"))));
    } else if (raw.isSealed()) {
      return oneOf(raw);
    } else if (raw == Membership.class) {
      return new JsonSchema()
          .anyOf(
              List.of(record(type), typed("string").description("An economy, always a member.")));
    }
    return record(type);
  }

  /// A command that another one brings with it, and that need not say its type.
  private Schema<?> brought(Class<?> command) {
    var name = "Brought" + command.getSimpleName();
    if (!named.containsKey(name)) {
      var schema = object(ResolvableType.forClass(command), Set.of());
      schema.addProperty("type", texts(List.of(Names.of(command))));
      named.put(name, schema);
    }
    return reference(name);
  }

  private Schema<?> oneOf(Class<?> sealed) {
    var name = sealed.getSimpleName();
    if (!named.containsKey(name)) {
      // First, since one of them may hold others of them.
      var alternatives = new JsonSchema();
      named.put(name, alternatives);
      for (var type : sealed.getPermittedSubclasses()) {
        // By a name of its own, since whoever generates classes has to call it something.
        var alternative = type.getSimpleName() + name;
        named.put(alternative, tagged(type, Map.of()));
        alternatives.addOneOfItem(reference(alternative));
      }
    }
    return reference(name);
  }

  /// An object of the record's fields and its `type`.
  Schema<?> tagged(Class<?> type, Map<String, Schema<?>> more) {
    var schema = object(ResolvableType.forClass(type), Set.of());
    more.forEach(schema::addProperty);
    schema.addProperty("type", texts(List.of(Names.of(type))));
    schema.addRequiredItem("type");
    return schema;
  }

  private Schema<?> record(ResolvableType type) {
    var name = name(type);
    if (!named.containsKey(name)) {
      named.put(name, object(type, Set.of()));
    }
    return reference(name);
  }

  /// A record within another is named after both.
  private static String name(ResolvableType type) {
    var raw = type.toClass();
    var owner = raw.getEnclosingClass();
    var isPart = owner != null && owner.isRecord();
    return (isPart ? owner.getSimpleName() : "")
        + raw.getSimpleName()
        + (type.hasGenerics() ? "Of" + name(type.getGeneric(0)) : "");
  }

  /// The record's components without those left out; an announcement's stand among them, and those
  /// of what is written without a name of its own.
  Schema<?> object(ResolvableType type, Set<String> without) {
    var schema = typed("object").additionalProperties(false);
    var about = type.toClass().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    if (about != null) {
      schema.description(about.description());
    }
    components(schema, type, without);
    return schema;
  }

  private void components(Schema<?> schema, ResolvableType type, Set<String> without) {
    for (var component : type.toClass().getRecordComponents()) {
      if (component.getType() == Announcement.class) {
        announcement(schema);
      } else if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        components(schema, ResolvableType.forClass(component.getType()), Set.of());
      } else if (!without.contains(component.getName())) {
        schema.addProperty(component.getName(), field(component, type));
        if (isAlwaysThere(component)) {
          schema.addRequiredItem(component.getName());
        }
      }
    }
  }

  void announcement(Schema<?> schema) {
    var type = ResolvableType.forClass(Announcement.class);
    for (var component : Announcement.class.getRecordComponents()) {
      schema.addProperty(component.getName(), field(component, type));
    }
  }

  private Schema<?> field(RecordComponent component, ResolvableType owner) {
    var schema = of(ResolvableType.forType(component.getGenericType(), owner));
    var about =
        component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    var described = about == null ? ofTheDomain(schema, component) : described(schema, about);
    return Fields.isNullable(component) ? nullable(described) : described;
  }

  private static Schema<?> ofTheDomain(Schema<?> schema, RecordComponent component) {
    var text = isSilent(component) ? FieldDocs.of(component) : null;
    return text == null ? schema : schema.description(text);
  }

  private static Schema<?> described(
      Schema<?> schema, io.swagger.v3.oas.annotations.media.Schema about) {
    if (about.allowableValues().length > 0) {
      return texts(Arrays.asList(about.allowableValues())).description(about.description());
    }
    if (!about.description().isEmpty()) {
      schema.description(about.description());
    }
    if (!about.example().isEmpty() && schema.get$ref() == null) {
      schema.example(
          schema.getTypes().contains("integer")
              ? Integer.valueOf(about.example())
              : about.example());
    }
    return schema;
  }

  private static Schema<?> nullable(Schema<?> schema) {
    if (schema.getTypes() == null || schema.getEnum() != null) {
      return new JsonSchema().anyOf(List.of(schema, typed("null")));
    }
    schema.addType("null");
    return schema;
  }

  /// What is read may leave out what has a default; what is written always has every field, unless
  /// its record says otherwise.
  private static boolean isAlwaysThere(RecordComponent component) {
    return isSilent(component)
        ? Fields.isRequired(component)
        : !component.getAccessor().isAnnotationPresent(JsonInclude.class)
            && !component.getDeclaringRecord().isAnnotationPresent(JsonInclude.class);
  }

  /// Whether its record leaves it to others to say what it means.
  private static boolean isSilent(RecordComponent component) {
    var home = component.getDeclaringRecord().getPackageName();
    return SILENT.stream().anyMatch(home::startsWith);
  }

  static Schema<?> typed(String type) {
    return new JsonSchema().types(new java.util.LinkedHashSet<>(List.of(type)));
  }

  @SuppressWarnings("unchecked")
  static Schema<?> texts(List<String> values) {
    var schema = (Schema<Object>) typed("string");
    values.forEach(schema::addEnumItemObject);
    return schema;
  }
}
