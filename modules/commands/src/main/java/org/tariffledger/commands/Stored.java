package org.tariffledger.commands;

import org.jspecify.annotations.Nullable;
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

  /// The act it was recorded in, who asked for it, the messages it goes back to, and who else had
  /// to agree, if anybody had.
  public record Origin(
      String act, String actor, String correlation, String causation, @Nullable Approval approval) {

    /// For which nobody else had to agree.
    public Origin(String act, String actor, String correlation, String causation) {
      this(act, actor, correlation, causation, null);
    }
  }
}
