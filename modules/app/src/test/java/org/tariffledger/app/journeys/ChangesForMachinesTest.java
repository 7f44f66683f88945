package org.tariffledger.app.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Other people's programs read what the server tells machines.
class ChangesForMachinesTest {

  private static final String ENVELOPE = "/v1/schemas/org.tariffledger.change/1";
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  @TempDir Path folder;

  private final Http http = Server.ofTheDemonstration(Database.H2).http();
  private final Answer changes = http.get("/v1/changes?limit=1000");

  @Test
  void every_change_is_as_the_schemas_say_that_the_server_serves() {
    var schemas = new TreeMap<String, Schema>();
    for (var item : http.get("/v1/schemas").json().at("/items")) {
      schemas.put(item.at("/uri").asString(), schema(item));
    }
    assertThat(schemas).hasSizeGreaterThan(40);
    var envelope = REGISTRY.getSchema(http.get(ENVELOPE).json());
    for (var change : changes.json()) {
      assertThat(envelope.validate(change)).isEmpty();
      var of = Objects.requireNonNull(schemas.get(change.at("/dataschema").asString()));
      assertThat(of.validate(change.at("/data"))).as("%s", change).isEmpty();
    }
  }

  private Schema schema(JsonNode item) {
    var answer = http.get(item.at("/path").asString());
    assertThat(answer.at("/$id")).isEqualTo(item.at("/uri").asString());
    return REGISTRY.getSchema(answer.json());
  }

  @Test
  void a_schema_that_there_is_not_is_not_found() {
    var answer = http.get("/v1/schemas/org.tariffledger.rate.changed/2");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/code")).isEqualTo("unknown-schema");
  }

  @Test
  void the_CloudEvents_SDK_reads_every_change() {
    var format =
        Objects.requireNonNull(
            EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE));
    for (var change : changes.json()) {
      var event = format.deserialize(change.toString().getBytes(UTF_8));
      assertThat(event.getId()).isEqualTo(event.getExtension("sequence"));
      assertThat(event.getTime()).isNotNull();
      assertThat(event.getDataSchema().isAbsolute()).isTrue();
      assertThat(event.getExtension("partitionkey")).isNotNull();
      assertThat(event.getExtension("recordedtime")).isNotNull();
    }
  }

  @Test
  void the_CloudEvents_SDK_of_JavaScript_validates_every_change() throws Exception {
    var file = write(changes.text());
    assertThat(Node.run(folder, "cloudevents", "cloudevents.mjs", 60, file).strip())
        .isEqualTo("" + changes.json().size());
  }

  @Test
  void the_parser_of_AsyncAPI_finds_nothing_wrong_and_every_type_on_every_channel()
      throws Exception {
    var types = http.get("/v1/schemas").json().at("/items").size() - 1;
    var file = write(http.get("/v1/asyncapi").text());
    assertThat(Node.run(folder, "@asyncapi/parser", "asyncapi.mjs", 120, file).strip().split("\n"))
        .containsExactly("feed 1", "stream " + types, "topic " + types, "webhook " + (types + 2));
  }

  @Test
  void the_API_document_says_what_a_webhook_receives() {
    var document = http.get("/v3/api-docs").json();
    var body = document.at("/webhooks/change/post/requestBody/content");
    assertThat(body.propertyNames()).containsExactly("application/cloudevents+json");
    assertThat(body.at("/application~1cloudevents+json/schema/$ref").asString())
        .isEqualTo("#/components/schemas/Change");
  }

  private String write(String text) throws IOException {
    return Files.writeString(folder.resolve("document.json"), text).toString();
  }
}
