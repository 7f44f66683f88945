package org.tariffledger.audit.exports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.commands.Stored;
import org.tariffledger.domain.Event;

/// A stored event with all that is kept about who asked for it. Its reason and source are those of
/// the announcement in `data`; an approver, with note and proposal, is there if one had to agree.
record ExportedEvent(
    long position,
    Instant recordedAt,
    String act,
    String actor,
    String correlation,
    String causation,
    @Nullable String approver,
    @Nullable String approvalNote,
    @Nullable String proposal,
    String stream,
    long version,
    String name,
    String eventId,
    Event data) {

  static ExportedEvent of(Stored stored) {
    var origin = stored.origin();
    var approval = origin.approval();
    return new ExportedEvent(
        stored.entry().position(),
        stored.entry().recordedAt(),
        origin.act(),
        origin.actor(),
        origin.correlation(),
        origin.causation(),
        approval == null ? null : approval.approver(),
        approval == null ? null : approval.note(),
        approval == null ? null : approval.proposal(),
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
