package org.tariffledger.audit.exports;

import java.time.Instant;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.commands.Stored;
import org.tariffledger.domain.Event;

/// A stored event with all that is kept about who asked for it. Its reason and source are those of
/// the announcement in `data`.
record ExportedEvent(
    long position,
    Instant recordedAt,
    String act,
    String actor,
    String correlation,
    String causation,
    String stream,
    long version,
    String name,
    String eventId,
    Event data) {

  static ExportedEvent of(Stored stored) {
    var origin = stored.origin();
    return new ExportedEvent(
        stored.entry().position(),
        stored.entry().recordedAt(),
        origin.act(),
        origin.actor(),
        origin.correlation(),
        origin.causation(),
        stored.stream(),
        stored.version(),
        stored.name(),
        stored.eventId(),
        stored.entry().event());
  }

  Row row() {
    return new Row(position, LedgerJson.mapper().writeValueAsBytes(this));
  }
}
