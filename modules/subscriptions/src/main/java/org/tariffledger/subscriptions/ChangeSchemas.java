package org.tariffledger.subscriptions;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tariffledger.commands.EventNames;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schemas of changes, made from the records that are written and from what is said to be
/// public, so that they cannot say anything else.
public final class ChangeSchemas {

  /// What all changes say of themselves; the rest is the type's.
  public static final String ENVELOPE = "org.tariffledger.change";

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String HERE = "#/$defs/";

  /// The types of changes that there are, and the kinds of events that are told by them.
  private static final Map<String, Class<?>> FACTS = facts();

  /// The fields that events did not have before.
  private static final Map<SchemaId, List<String>> SINCE =
      Map.of(
          new SchemaId(PublicChange.FACT + "product-list-published", 2),
          List.of("extent", "within"));

  private static Map<String, Class<?>> facts() {
    var facts = new TreeMap<String, Class<?>>();
    BlankEvents.kinds().forEach(kind -> facts.put(PublicChange.FACT + EventNames.of(kind), kind));
    return facts;
  }

  /// Of each type the newest, after that of what all changes say.
  public static List<SchemaId> all() {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(ENVELOPE, PublicChange.RATE_CHANGED),
            FACTS.keySet().stream())
        .map(SchemaId::of)
        .toList();
  }

  /// Those by which changes were told that stand in the log for ever, in the same order.
  public static List<SchemaId> older() {
    return all().stream().flatMap(SchemaId::older).toList();
  }

  /// Stands for itself: of the data of a type, or of the envelope.
  public static ObjectNode of(SchemaId id) {
    var writer = new SchemaWriter(HERE);
    var schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", DIALECT);
    schema.put("$id", id.uri());
    schema.put("title", id.type());
    schema.setAll(schema(id, writer));
    if (!writer.definitions().isEmpty()) {
      schema.putObject("$defs").setAll(writer.definitions());
    }
    return schema;
  }

  /// What a schema is called as a part of a greater document: by its type, if it is the newest.
  public static String nameWithin(SchemaId id) {
    return all().contains(id) ? id.type() : id.type() + "." + id.version();
  }

  /// All of them as parts of a greater document, the older too, with what they refer to; `place` is
  /// where that has them.
  public static Map<String, ObjectNode> within(String place) {
    var writer = new SchemaWriter(place);
    var schemas = new TreeMap<String, ObjectNode>();
    Stream.of(all(), older())
        .flatMap(List::stream)
        .forEach(id -> schemas.put(nameWithin(id), schema(id, writer)));
    schemas.putAll(writer.definitions());
    return schemas;
  }

  private static ObjectNode schema(SchemaId id, SchemaWriter writer) {
    return switch (id.type()) {
      case ENVELOPE -> writer.object(Envelope.Written.class, names(Envelope.Written.class));
      case PublicChange.RATE_CHANGED -> writer.object(RateData.class, names(RateData.class));
      default ->
          fact(java.util.Objects.requireNonNull(FACTS.get(id.type()), id.type()), id, writer);
    };
  }

  /// The event's public fields stand there, or their digest; so do the legal bases.
  private static ObjectNode fact(Class<?> kind, SchemaId id, SchemaWriter writer) {
    var fields = new LinkedHashSet<>(PublicFields.of(BlankEvents.of(kind)));
    SINCE.forEach(
        (since, added) -> {
          if (since.type().equals(id.type()) && since.version() > id.version()) {
            fields.removeAll(added);
          }
        });
    var schema = writer.object(FactData.class, names(FactData.class));
    schema.withObject("properties").set("event", writer.object(kind, fields));
    var all = schema.putArray("allOf");
    for (var name : List.of("event", "legalBasis")) {
      var either = all.addObject().putArray("oneOf");
      either.addObject().putArray("required").add(name);
      either.addObject().putArray("required").add(name + "Digest");
    }
    return schema;
  }

  private static Set<String> names(Class<?> type) {
    return SchemaWriter.names(type);
  }

  private ChangeSchemas() {}
}
