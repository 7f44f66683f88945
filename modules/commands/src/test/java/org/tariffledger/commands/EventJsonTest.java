package org.tariffledger.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tariffledger.commands.EventNames.UnknownEvent;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Extent;
import org.tariffledger.domain.MeasureEvent.DutyChanged;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.NegotiationEvent.AgreementReached;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;
import org.tariffledger.domain.ReferenceEvent.StackingRuleSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// The files in `approved` are what stands in stores. They are added to and never edited: an event
/// that must change gets a new revision, and a new file.
class EventJsonTest {

  private final EventSerializer serializer = new EventSerializer();

  static Stream<Event> events() {
    return Samples.EVENTS.stream();
  }

  @ParameterizedTest
  @MethodSource("events")
  void is_stored_as_approved(Event event) throws IOException {
    var stored = serializer.serialize(event, byte[].class);

    assertThat(new String(stored.getData(), StandardCharsets.UTF_8))
        .isEqualTo(approved(stored.getType().getName(), stored.getType().getRevision()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void is_read_back_as_it_was(Event event) throws IOException {
    var name = EventNames.of(event.getClass());
    var revision = EventRevisions.CURRENT.newest(name);
    var json = approved(name, revision).getBytes(StandardCharsets.UTF_8);
    Object byAxon =
        serializer.deserialize(new SimpleSerializedObject<>(json, byte[].class, name, revision));

    assertThat(serializer.event(name, revision, json)).isEqualTo(event);
    assertThat(byAxon).isEqualTo(event);
  }

  @Test
  void every_event_is_approved_under_a_name_that_is_not_its_class_s() {
    assertThat(Samples.EVENTS.stream().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(permitted(Event.class).toList());
    assertThat(permitted(Event.class).map(EventNames::of))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z]+(-[a-z]+)+"));
  }

  @Test
  void every_revision_since_the_first_is_kept_and_nothing_else() throws Exception {
    var expected =
        permitted(Event.class)
            .map(EventNames::of)
            .flatMap(
                name ->
                    IntStream.rangeClosed(1, Integer.parseInt(EventRevisions.CURRENT.newest(name)))
                        .mapToObj(revision -> name + "." + revision + ".json"))
            .toList();
    var folder = Objects.requireNonNull(EventJsonTest.class.getResource("approved")).toURI();
    try (var files = Files.list(Path.of(folder))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void a_change_of_duty_of_the_first_revision_says_nothing_of_later_changes() throws IOException {
    var json = approved("duty-changed", "1").getBytes(StandardCharsets.UTF_8);

    assertThat(serializer.event("duty-changed", "1", json))
        .isInstanceOfSatisfying(
            DutyChanged.class,
            e -> {
              assertThat(e.scheduled()).isNull();
              assertThat(e.duty()).isEqualTo(new Duty.Prohibited());
              assertThat(e.effectiveFrom()).isEqualTo("2025-04-09T04:01:00.000001Z");
              assertThat(e.inResponseTo()).containsExactly(new MeasureId("jp-answer"));
              assertThat(e.announcement()).isEqualTo(Announcement.at(Facts.APRIL_9));
            });
  }

  @Test
  void a_duty_of_the_first_revision_is_on_the_full_value_and_without_conditions()
      throws IOException {
    var json = approved("tariff-imposed", "1").getBytes(StandardCharsets.UTF_8);

    assertThat(serializer.event("tariff-imposed", "1", json))
        .isInstanceOfSatisfying(
            TariffImposed.class,
            e -> {
              assertThat(e.basis()).isEqualTo(Basis.FULL_VALUE);
              assertThat(e.conditions()).isEmpty();
              assertThat(e.duty()).isEqualTo(Facts.percent("24.5"));
              assertThat(e.inResponseTo()).containsExactly(new MeasureId("jp-answer"));
            });
  }

  @Test
  void an_agreement_of_the_first_revision_does_not_say_how_many_terms_it_has() throws IOException {
    var json = approved("agreement-reached", "1").getBytes(StandardCharsets.UTF_8);

    assertThat(serializer.event("agreement-reached", "1", json))
        .isInstanceOfSatisfying(
            AgreementReached.class,
            e -> {
              assertThat(e.terms()).isNull();
              assertThat(e.onWithdrawal()).hasSize(3);
            });
  }

  @Test
  void a_product_list_of_the_first_revision_is_whole() throws IOException {
    var json = approved("product-list-published", "1").getBytes(StandardCharsets.UTF_8);

    assertThat(serializer.event("product-list-published", "1", json))
        .isInstanceOfSatisfying(
            ProductListPublished.class,
            e -> {
              assertThat(e.extent()).isEqualTo(Extent.WHOLE);
              assertThat(e.within()).isEmpty();
              assertThat(e.content().size()).isEqualTo(1);
              assertThat(e.effectiveFrom()).isEqualTo(Facts.APRIL_9);
            });
  }

  @Test
  void a_stacking_rule_of_the_first_revision_suppresses_wholly() throws IOException {
    var json = approved("stacking-rule-set", "1").getBytes(StandardCharsets.UTF_8);

    assertThat(serializer.event("stacking-rule-set", "1", json))
        .isInstanceOfSatisfying(
            StackingRuleSet.class,
            e -> {
              assertThat(e.share()).isNull();
              assertThat(e.suppresses()).isEqualTo(Facts.RECIPROCAL);
            });
  }

  @ParameterizedTest
  @MethodSource("events")
  void is_refused_with_a_field_too_many_or_any_field_missing(Event event) {
    var json = LedgerJson.mapper().<ObjectNode>valueToTree(event);

    refuses(event, json.deepCopy().put("surprise", 1));
    for (var field : json.propertyNames()) {
      if (!isNullable(event, field)) {
        refuses(event, json.deepCopy().without(field));
        refuses(event, json.deepCopy().putNull(field));
      }
    }
  }

  @Test
  void an_unknown_name_or_revision_is_refused() {
    var json = "{}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> serializer.event("tariff-raised", "1", json))
        .isInstanceOf(UnknownEvent.class);
    assertThatThrownBy(() -> serializer.event("tariff-imposed", "3", json))
        .isInstanceOf(UnknownEvent.class);
    assertThatThrownBy(() -> serializer.event("tariff-imposed", null, json))
        .isInstanceOf(UnknownEvent.class);
  }

  private static boolean isNullable(Event event, String field) {
    return Arrays.stream(event.getClass().getRecordComponents())
        .filter(component -> component.getName().equals(field))
        .anyMatch(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }

  private static void refuses(Event event, ObjectNode json) {
    assertThatThrownBy(() -> LedgerJson.mapper().treeToValue(json, event.getClass()))
        .as(json.toString())
        .isInstanceOf(JacksonException.class);
  }

  private static Stream<Class<?>> permitted(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventJsonTest::permitted)
        : Stream.of(type);
  }

  private static String approved(String name, String revision) throws IOException {
    var file = "approved/" + name + "." + revision + ".json";
    try (var in = Objects.requireNonNull(EventJsonTest.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
