package org.tariffledger.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tariffledger.commands.EventNames;

/// That somebody has decided of every field of every event whether it is public.
class PublicFieldsTest {

  /// What people wrote or said in their own words, and where they were; and what only tells a
  /// repetition from something new.
  private static final Map<String, Set<String>> WITHHELD =
      Map.of(
          "round-scheduled", Set.of("place"),
          "round-held", Set.of("place"),
          "agreement-reached", Set.of("terms"),
          "joint-response-disputed", Set.of("claim"),
          "statement-made", Set.of("speaker", "text"));

  static Stream<Class<?>> events() {
    return BlankEvents.kinds();
  }

  @ParameterizedTest
  @MethodSource("events")
  void a_field_is_public_or_withheld_on_purpose(Class<?> type) {
    var name = EventNames.of(type);
    var event = BlankEvents.of(type);
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
}
