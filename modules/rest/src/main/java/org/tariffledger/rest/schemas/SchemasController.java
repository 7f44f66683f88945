package org.tariffledger.rest.schemas;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.json.Quoted;
import org.tariffledger.subscriptions.ChangeSchemas;
import org.tariffledger.subscriptions.SchemaId;
import tools.jackson.databind.JsonNode;

/// `/v1/schemas` and `/v1/asyncapi`, which are the same for the life of a server.
@Tag(name = "Changes")
@RestController
class SchemasController {

  static final String PATH = "/v1/schemas";

  private static final Duration KEPT_FOR = Duration.ofHours(1);

  private final Map<String, JsonNode> schemas =
      every().collect(Collectors.toUnmodifiableMap(SchemasController::key, ChangeSchemas::of));
  private final JsonNode asyncApi = AsyncApi.document();

  @Operation(
      summary = "The JSON Schemas of changes",
      description =
          "One for the `data` of each type, and one for what all changes say; then those of earlier"
              + " versions, which older changes name.")
  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ChangeSchemaList> schemas() {
    return kept(MediaType.APPLICATION_JSON)
        .body(new ChangeSchemaList(every().map(ChangeSchemaList.Entry::of).toList()));
  }

  private static Stream<SchemaId> every() {
    return Stream.of(ChangeSchemas.all(), ChangeSchemas.older()).flatMap(List::stream);
  }

  @Operation(
      summary = "The JSON Schema of one type of change",
      description = "Draft 2020-12, closed. Of a type and a version it is always the same.")
  @GetMapping(path = PATH + "/{type}/{version}", produces = "application/schema+json")
  ResponseEntity<JsonNode> schema(
      @Parameter(example = "org.tariffledger.rate.changed") @PathVariable("type") String type,
      @Parameter(example = "1") @PathVariable("version") String version) {
    var schema = schemas.get(type + "/" + version);
    if (schema == null) {
      throw HttpRefusal.notThere(
          "unknown-schema",
          "There is no schema " + Quoted.of(type + "/" + version) + "; " + PATH + " lists them.");
    }
    return kept(MediaType.parseMediaType("application/schema+json")).body(schema);
  }

  @Operation(
      summary = "The channels by which changes come",
      description = "AsyncAPI 3.0: the feed, the stream, webhooks and a Kafka topic.")
  @GetMapping(path = "/v1/asyncapi", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<JsonNode> asyncApi() {
    return kept(MediaType.APPLICATION_JSON).body(asyncApi);
  }

  private static ResponseEntity.BodyBuilder kept(MediaType type) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.maxAge(KEPT_FOR).cachePublic());
  }

  private static String key(SchemaId id) {
    return id.type() + "/" + id.version();
  }
}
