package org.tariffledger.rest.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tariffledger.rest.changes.ChangeBatches;
import org.tariffledger.rest.json.HttpJson;
import org.tariffledger.subscriptions.ChangeSchemas;
import org.tariffledger.subscriptions.SchemaId;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The AsyncAPI document: its channels are written by hand, messages and schemas are those of the
/// code.
final class AsyncApi {

  private static final String SCHEMAS = "#/components/schemas/";
  private static final String MESSAGES = "#/components/messages/";
  private static final List<String> ONE_BY_ONE = List.of("stream", "webhook", "topic");
  private static final String PAGE = "page";

  static ObjectNode document() {
    var document = channels();
    var schemas = document.withObject("/components/schemas");
    ChangeSchemas.within(SCHEMAS).forEach(schemas::set);
    var messages = document.withObject("/components/messages");
    Stream.of(ChangeSchemas.all(), ChangeSchemas.older())
        .flatMap(List::stream)
        .filter(id -> !id.type().equals(ChangeSchemas.ENVELOPE))
        .forEach(
            id -> {
              var name = ChangeSchemas.nameWithin(id);
              messages.set(name, message(id));
              ONE_BY_ONE.forEach(
                  channel ->
                      document
                          .withObject("/channels/" + channel + "/messages")
                          .set(name, reference(MESSAGES + name)));
            });
    messages.set(PAGE, page());
    return document;
  }

  private static ObjectNode channels() {
    try (var json = Objects.requireNonNull(AsyncApi.class.getResourceAsStream("asyncapi.json"))) {
      return (ObjectNode) HttpJson.MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode message(SchemaId id) {
    var message = JsonNodeFactory.instance.objectNode();
    message.put("name", id.type());
    message.put("contentType", "application/cloudevents+json");
    var all = message.putObject("payload").putArray("allOf");
    all.add(reference(SCHEMAS + ChangeSchemas.ENVELOPE));
    var properties = all.addObject().put("type", "object").putObject("properties");
    properties.putObject("type").put("const", id.type());
    properties.putObject("dataschema").put("const", id.uri());
    properties.set("data", reference(SCHEMAS + ChangeSchemas.nameWithin(id)));
    return message;
  }

  /// What the items are is said by the other channels; each says its type.
  private static ObjectNode page() {
    var message = JsonNodeFactory.instance.objectNode();
    message.put("name", PAGE);
    message.put("contentType", ChangeBatches.TYPE);
    message
        .putObject("payload")
        .put("type", "array")
        .set("items", reference(SCHEMAS + ChangeSchemas.ENVELOPE));
    return message;
  }

  private static ObjectNode reference(String to) {
    return JsonNodeFactory.instance.objectNode().put("$ref", to);
  }

  private AsyncApi() {}
}
