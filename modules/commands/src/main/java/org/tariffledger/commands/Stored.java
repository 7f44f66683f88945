package org.tariffledger.commands;

import org.tariffledger.domain.Event;
import org.tariffledger.domain.Recorded;

/// A recorded event in its stream: `measure:us-reciprocal-jp`, version 3 (counted from 0).
/// `name` is its stored name, `eventId` tells it from all others.
public record Stored(
    Recorded<Event> entry,
    String stream,
    long version,
    String name,
    String eventId,
    Origin origin) {

  /// The act it was recorded in, who asked for it, and the messages it goes back to.
  public record Origin(String act, String actor, String correlation, String causation) {}
}
