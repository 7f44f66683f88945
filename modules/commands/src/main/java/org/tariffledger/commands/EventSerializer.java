package org.tariffledger.commands;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.Stored.Origin;
import org.tariffledger.domain.Event;
import tools.jackson.databind.ObjectReader;

/// Axon's way to and from stored events: their names and their JSON are ours.
final class EventSerializer extends Jackson3Serializer {

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record MetaDataForm(String act, String actor, String correlationId, String causationId) {}

  /// Making a reader costs as much as reading an event.
  private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

  EventSerializer() {
    super(builder().jsonMapperBuilderCustomizer(LedgerJson::configure));
  }

  @Override
  @SuppressWarnings("rawtypes")
  public SerializedType typeForClass(Class type) {
    return Event.class.isAssignableFrom(type)
        ? new SimpleSerializedType(EventNames.of(type), EventNames.REVISION)
        : super.typeForClass(type);
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    return type.getName().contains(".")
        ? super.classForType(type)
        : EventNames.classOf(type.getName(), type.getRevision());
  }

  @Override
  protected ObjectReader getReader(Class<?> type) {
    return readers.computeIfAbsent(type, super::getReader);
  }

  Event event(String name, @Nullable String revision, byte[] json) {
    return getReader(EventNames.classOf(name, revision)).readValue(json);
  }

  Origin origin(byte[] json) {
    MetaDataForm form = getReader(MetaDataForm.class).readValue(json);
    return new Origin(form.act(), form.actor(), form.correlationId(), form.causationId());
  }
}
