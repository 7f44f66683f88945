package org.tariffledger.client.api;

import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A fact that was recorded, or a rate that changed. `sequence` is its place among all changes of
/// its ledger, `time` when it was announced or fell due, `json` the whole CloudEvent.
public record Change(
    Position position,
    long sequence,
    String type,
    String subject,
    Instant time,
    Instant recordedAt,
    JsonNode data,
    JsonNode json) {

  public static final String RATE_CHANGED = "org.tariffledger.rate.changed";

  private static final String SOURCE = "urn:uuid:";

  /// Of a CloudEvent as the ledger sends it, on whatever way it came.
  public static Change of(JsonNode json) {
    try {
      var sequence = json.path("sequence").asString();
      var ledger = json.path("source").asString().substring(SOURCE.length());
      return new Change(
          new Position(ledger, sequence),
          Long.parseLong(sequence),
          json.path("type").asString(),
          json.path("subject").asString(),
          Instant.parse(json.path("time").asString()),
          Instant.parse(json.path("recordedtime").asString()),
          json.path("data"),
          json);
    } catch (DateTimeException | IndexOutOfBoundsException | JacksonException e) {
      throw new IllegalArgumentException("This is no change of a Tariff Ledger: " + json, e);
    }
  }

  public boolean isRateChange() {
    return type.equals(RATE_CHANGED);
  }
}
