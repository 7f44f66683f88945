package org.tariffledger.commands;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.Stored.Origin;
import org.tariffledger.domain.Event;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/// Axon's way to and from stored events: their names and their JSON are ours.
final class EventSerializer extends Jackson3Serializer {

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record MetaDataForm(
      String act,
      String actor,
      String correlationId,
      String causationId,
      @Nullable String proposal,
      @Nullable String approver,
      @Nullable String approvalNote) {

    /// All three are there, or none.
    @Nullable Approval approval() {
      return proposal == null || approver == null || approvalNote == null
          ? null
          : new Approval(proposal, approver, approvalNote);
    }
  }

  /// Making a reader costs as much as reading an event.
  private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

  private final EventRevisions revisions;

  EventSerializer() {
    this(EventRevisions.CURRENT);
  }

  EventSerializer(EventRevisions revisions) {
    super(builder().jsonMapperBuilderCustomizer(LedgerJson::configure));
    this.revisions = revisions;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public SerializedType typeForClass(Class type) {
    if (!Event.class.isAssignableFrom(type)) {
      return super.typeForClass(type);
    }
    var name = EventNames.of(type);
    return new SimpleSerializedType(name, revisions.newest(name));
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    return isEvent(type)
        ? EventNames.classOf(type.getName(), type.getRevision())
        : super.classForType(type);
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // So Axon declares it.
  public <S, T> @Nullable T deserialize(SerializedObject<S> stored) {
    var type = stored.getType();
    return isEvent(type)
        ? (T)
            event(
                type.getName(),
                type.getRevision(),
                getConverter().convert(stored, byte[].class).getData())
        : super.deserialize(stored);
  }

  private static boolean isEvent(SerializedType type) {
    return !type.getName().contains(".") && !SerializedType.isEmptyType(type);
  }

  @Override
  protected ObjectReader getReader(Class<?> type) {
    return readers.computeIfAbsent(type, super::getReader);
  }

  Event event(String name, @Nullable String revision, byte[] json) {
    var reader = getReader(EventNames.classOf(name, revision));
    var steps = revisions.since(name, revision);
    if (steps.isEmpty()) {
      return reader.readValue(json);
    }
    var tree = (ObjectNode) reader.readTree(json);
    for (var step : steps) {
      tree = step.apply(tree);
    }
    return reader.readValue(tree);
  }

  Origin origin(byte[] json) {
    MetaDataForm form = getReader(MetaDataForm.class).readValue(json);
    return new Origin(
        form.act(), form.actor(), form.correlationId(), form.causationId(), form.approval());
  }
}
