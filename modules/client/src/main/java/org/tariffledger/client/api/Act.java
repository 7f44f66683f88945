package org.tariffledger.client.api;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.time.OffsetDateTime;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Up to 1,000 commands with one announcement, recorded together or not at all.
public record Act(ObjectNode json) {

  private static final String COMMANDS = "commands";

  public Act {
    json = json.deepCopy();
  }

  public static Act of(Command... commands) {
    var json = Json.MAPPER.createObjectNode();
    var array = json.putArray(COMMANDS);
    for (var command : commands) {
      array.add(command.json());
    }
    return new Act(json);
  }

  /// When it was made public; now if not said.
  public Act announcedAt(OffsetDateTime when) {
    return with("announcedAt", ISO_OFFSET_DATE_TIME.format(when));
  }

  /// The legal act: `EO 14257`.
  public Act instrument(String instrument) {
    var more = json.deepCopy();
    more.withArray("/legalBasis").addObject().put("instrument", instrument);
    return new Act(more);
  }

  public Act reason(String reason) {
    return with("reason", reason);
  }

  /// Where it can be read.
  public Act source(String source) {
    return with("source", source);
  }

  /// Your own name for it, which stays with what is recorded and told.
  public Act reference(String reference) {
    return with("reference", reference);
  }

  private Act with(String field, String value) {
    return new Act(json.deepCopy().put(field, value));
  }

  Posted posted(String idempotencyKey) {
    return Posted.json(idempotencyKey, json.toString(), Map.of());
  }

  @Override
  public ObjectNode json() {
    return json.deepCopy();
  }
}
