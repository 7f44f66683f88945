package org.tariffledger.rest;

import java.time.Instant;
import java.util.List;
import org.tariffledger.domain.Command;
import tools.jackson.databind.JsonNode;

/// Reads the body of `POST /v1/acts`, or an act of a scenario file, into commands.
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"})
public final class ActReader {

  /// What the act says once, its commands take over; `now` stands in for a missing `announcedAt`.
  ///
  /// @throws BadInput with every fault, each pointer beginning at the act
  public static List<Command> read(JsonNode act, Instant now) {
    throw new UnsupportedOperationException();
  }

  private ActReader() {}
}
