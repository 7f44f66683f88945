package org.tariffledger.commands;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.Stored.Origin;
import org.tariffledger.domain.Event;

/// Axon's way to and from stored events: their names and their JSON are ours.
final class EventSerializer extends Jackson3Serializer {

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

  Event event(String name, @Nullable String revision, byte[] json) {
    return getReader(EventNames.classOf(name, revision)).readValue(json);
  }

  Origin origin(byte[] json) {
    return Origins.of(getReader(MetaData.class).<MetaData>readValue(json));
  }
}
