package org.tariffledger.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tariffledger.commands.EventNames;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.commands.Stored;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.Selection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// That changes say what their schemas do, by somebody else's reading of these.
class ChangeSchemasTest {

  private static final Instant WHEN = Instant.parse("2025-04-02T20:05:00.123456Z");
  private static final Path STORED =
      Path.of("../commands/src/test/resources/org/tariffledger/commands/approved");

  /// Revisions that do not read as the newest as they are.
  private static final Set<String> NEEDS_UPCASTING = Set.of("product-list-published.1.json");

  private static final Path FOLDER = Path.of("src/test/resources/org/tariffledger/subscriptions");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  /// What every change says, and what its type does.
  static void assertAsItsSchemaSays(JsonNode change) {
    assertThat(faults(change)).as("%s", change).isEmpty();
  }

  private static List<String> faults(JsonNode change) {
    return faults(change, change.at("/type").asString());
  }

  private static List<String> faults(JsonNode change, String type) {
    return Stream.concat(
            schema(ChangeSchemas.ENVELOPE).validate(change).stream(),
            schema(type).validate(change.at("/data")).stream())
        .map(Object::toString)
        .toList();
  }

  private static Schema schema(String type) {
    return SCHEMAS.computeIfAbsent(type, t -> REGISTRY.getSchema(ChangeSchemas.of(SchemaId.of(t))));
  }

  static List<Path> stored() throws IOException {
    try (Stream<Path> files = Files.list(STORED)) {
      return files.filter(file -> !NEEDS_UPCASTING.contains(name(file))).sorted().toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  @ParameterizedTest
  @MethodSource("stored")
  void every_event_there_is_is_told_as_its_schema_says(Path file) throws IOException {
    assertAsItsSchemaSays(told(file));
  }

  @Test
  void what_is_missing_or_strange_in_a_change_is_found() throws IOException {
    for (var name : List.of("tariff-imposed.2", "tariff-paused.1", "exemption-granted.1")) {
      var change = told(STORED.resolve(name + ".json"));
      assertFoundInAll(change, change.at("/type").asString(), "");
    }
  }

  /// In whatever object below: a field more than there is, or a number in place of a field.
  private static void assertFoundInAll(JsonNode change, String type, String pointer) {
    var here = change.at(pointer);
    if (here instanceof ObjectNode object) {
      object.put("strange", true);
      assertThat(faults(change, type)).as("strange in %s", pointer).isNotEmpty();
      object.remove("strange");
      for (var name : List.copyOf(object.propertyNames())) {
        var value = object.get(name);
        object.put(name, -1);
        assertThat(faults(change, type)).as("%s/%s", pointer, name).isNotEmpty();
        object.set(name, value);
        assertFoundInAll(change, type, pointer + "/" + name);
      }
    } else if (here instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        assertFoundInAll(change, type, pointer + "/" + i);
      }
    }
  }

  @Test
  void without_what_must_be_there_a_change_is_none() throws IOException {
    var change = (ObjectNode) told(STORED.resolve("tariff-imposed.2.json"));
    for (var name : List.of("id", "sequence", "partitionkey", "dataschema", "recordedtime")) {
      var less = change.deepCopy();
      less.remove(name);
      assertThat(faults(less)).as(name).isNotEmpty();
    }
    var data = (ObjectNode) change.get("data");
    data.remove("event");
    assertThat(faults(change)).isNotEmpty();
    data.put("eventDigest", "0".repeat(64));
    assertThat(faults(change)).isEmpty();
  }

  @Test
  void what_is_too_large_is_told_by_its_digest() {
    var basis = new LegalBasis("o".repeat(500), "c".repeat(500), "https://" + "u".repeat(1_900));
    var said = new Announcement(WHEN, Collections.nCopies(50, basis), null, null, "row 1");
    var us = new EconomyCode("US");
    var change =
        told(
            new ProgrammeRegistered(
                new ProgrammeId("BIG"), us, "Big", Selection.MOST_SPECIFIC, said),
            "programme-registered");
    assertAsItsSchemaSays(change);
    assertThat(change.toString().getBytes(UTF_8)).hasSizeLessThan(PublicChange.BYTES_MAX);
    assertThat(change.at("/data/legalBasisDigest").asString()).hasSize(64);
    assertThat(change.at("/data").has("legalBasis")).isFalse();
  }

  /// Bytes that were told by a version name it for ever: whoever changes what it says gives it
  /// another number, and keeps the old one too.
  @Test
  void a_version_says_for_ever_what_it_said() throws IOException {
    var all = LedgerJson.mapper().createArrayNode();
    Stream.of(ChangeSchemas.all(), ChangeSchemas.older())
        .flatMap(List::stream)
        .forEach(id -> all.add(ChangeSchemas.of(id)));
    var approved = FOLDER.resolve("schemas.approved.json");
    var received = FOLDER.resolve("schemas.received.json");
    var now = LedgerJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    if (!Files.exists(approved) || !Files.readString(approved).equals(now)) {
      Files.createDirectories(FOLDER);
      Files.writeString(received, now);
    }
    assertThat(approved).hasContent(now);
  }

  @Test
  void what_was_told_of_a_list_before_it_could_be_a_part_keeps_its_schema() throws IOException {
    var type = PublicChange.FACT + "product-list-published";
    var older = ChangeSchemas.of(new SchemaId(type, 1));
    var told = told(STORED.resolve("product-list-published.2.json"));

    assertThat(ChangeSchemas.older()).containsExactly(new SchemaId(type, 1));
    assertThat(told.at("/dataschema").asString()).isEqualTo(new SchemaId(type, 2).uri());
    assertThat(told.at("/data/event/extent").asString()).isEqualTo("partial");
    var data = (ObjectNode) told.get("data");
    assertThat(REGISTRY.getSchema(older).validate(data)).isNotEmpty();
    data.withObject("event").remove(List.of("extent", "within"));
    assertThat(REGISTRY.getSchema(older).validate(data)).isEmpty();
    assertThat(faults(told)).isNotEmpty();
  }

  @Test
  void there_is_a_schema_for_every_name_of_an_event_and_no_other() {
    assertThat(ChangeSchemas.all()).hasSize(EventNames.all().size() + 2);
    assertThatThrownBy(() -> ChangeSchemas.of(SchemaId.of("org.tariffledger.fact.rumoured")))
        .isInstanceOf(NullPointerException.class);
  }

  private static JsonNode told(Path file) throws IOException {
    var name = file.getFileName().toString().replaceFirst("\\..*", "");
    var kind =
        BlankEvents.kinds().filter(k -> EventNames.of(k).equals(name)).findFirst().orElseThrow();
    return told((Event) LedgerJson.mapper().readValue(Files.readString(file), kind), name);
  }

  private static JsonNode told(Event event, String name) {
    var stored =
        new Stored(
            new Recorded<>(7, WHEN, event),
            "measure:us-reciprocal-jp",
            3,
            name,
            UUID.randomUUID().toString(),
            new Stored.Origin("an act", "an actor", "a correlation", "a causation"));
    var change = new FactTeller(UUID.randomUUID(), _ -> Optional.empty()).tell(stored, 12);
    return LedgerJson.mapper().readTree(change.json());
  }
}
