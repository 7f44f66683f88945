package org.tariffledger.subscriptions;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Event;

/// One event of each kind that says nothing, to ask about kinds what is answered of events.
final class BlankEvents {

  static Stream<Class<?>> kinds() {
    return kinds(Event.class);
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(BlankEvents::kinds)
        : Stream.of(type);
  }

  static Event of(Class<?> kind) {
    var components = kind.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values = Arrays.stream(types).map(BlankEvents::value).toArray();
    try {
      return (Event) kind.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object value(Class<?> type) {
    if (type == List.class) {
      return List.of();
    } else if (type == int.class) {
      return 0;
    }
    return type == long.class ? (Object) 0L : null;
  }

  private BlankEvents() {}
}
