package org.tariffledger.client.api;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One command of an act: its type, `pause`, and its fields as the reference of acts names them.
public record Command(ObjectNode json) {

  public Command {
    json = json.deepCopy();
  }

  public static Command of(String type) {
    return new Command(Json.MAPPER.createObjectNode().put("type", type));
  }

  public static Command imposeTariff(String id, String imposer, String programme) {
    return of("imposeTariff").with("id", id).with("imposer", imposer).with("programme", programme);
  }

  /// On a measure that is recorded: `pause`, `changeDuty`, `lift`.
  public static Command on(String measure, String type) {
    return of(type).with("measure", measure);
  }

  /// On the goods of these economies, unions or groups, or of the `WORLD`.
  public Command targeting(String... targets) {
    return with("targets", including(targets));
  }

  /// On these codes or lists; of a command that does not say so, on all goods.
  public Command onProducts(String... products) {
    return with("products", including(products));
  }

  private static JsonNode including(String... names) {
    var json = Json.MAPPER.createObjectNode();
    var include = json.putArray("include");
    List.of(names).forEach(include::add);
    return json;
  }

  /// A text, a number, an instant with offset, a list, or JSON.
  public Command with(String field, Object value) {
    var more = json.deepCopy();
    more.set(field, Json.MAPPER.valueToTree(value));
    return new Command(more);
  }

  @Override
  public ObjectNode json() {
    return json.deepCopy();
  }
}
