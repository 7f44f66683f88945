package org.tariffledger.client.api;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What an act has left. Without events everything was recorded already. Of a rehearsal, what it
/// would leave, and in `changes` which rates would be others.
public record Recorded(
    long position,
    Instant recordedAt,
    List<Event> events,
    List<JsonNode> changes,
    boolean isRepeated,
    JsonNode json) {

  /// What became true: `name` is the event's, `data` its fields.
  public record Event(String name, long position, String stream, long version, JsonNode data) {}

  /// An answer that was kept for the idempotency key tells of an act that was recorded before.
  static Recorded of(Reply reply) {
    var json = reply.json();
    return new Recorded(
        json.path("position").asLong(),
        Instant.parse(json.path("recordedAt").asString()),
        Json.readAll(json.path("events"), Event.class),
        json.path("changes").valueStream().toList(),
        reply.header("Idempotency-Replayed").isPresent(),
        json);
  }
}
