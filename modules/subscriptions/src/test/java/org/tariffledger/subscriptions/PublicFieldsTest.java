package org.tariffledger.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tariffledger.commands.EventNames;
import org.tariffledger.domain.Event;

/// That somebody has decided of every field of every event whether it is public.
class PublicFieldsTest {

  /// What people wrote or said in their own words, and where they were.
  private static final Map<String, Set<String>> WITHHELD =
      Map.of(
          "round-scheduled", Set.of("place"),
          "round-held", Set.of("place"),
          "joint-response-disputed", Set.of("claim"),
          "statement-made", Set.of("speaker", "text"));

  static Stream<Class<?>> events() {
    return permitted(Event.class);
  }

  private static Stream<Class<?>> permitted(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(PublicFieldsTest::permitted)
        : Stream.of(type);
  }

  @ParameterizedTest
  @MethodSource("events")
  void a_field_is_public_or_withheld_on_purpose(Class<?> type) throws ReflectiveOperationException {
    var name = EventNames.of(type);
    var event = blank(type);
    var fields =
        Arrays.stream(type.getRecordComponents())
            .map(component -> component.getName())
            .filter(field -> !field.equals("announcement"))
            .collect(Collectors.toSet());

    var told = PublicFields.of(event);
    assertThat(fields).containsAll(told);
    fields.removeAll(Set.copyOf(told));
    assertThat(fields).isEqualTo(WITHHELD.getOrDefault(name, Set.of()));
  }

  /// One that says nothing.
  private static Event blank(Class<?> type) throws ReflectiveOperationException {
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values = Arrays.stream(types).map(PublicFieldsTest::blankValue).toArray();
    return (Event) type.getDeclaredConstructor(types).newInstance(values);
  }

  private static @Nullable Object blankValue(Class<?> type) {
    if (type == List.class) {
      return List.of();
    } else if (type == int.class) {
      return 0;
    }
    return type == long.class ? (Object) 0L : null;
  }
}
