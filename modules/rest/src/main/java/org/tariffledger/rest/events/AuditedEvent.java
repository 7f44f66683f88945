package org.tariffledger.rest.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.tariffledger.commands.Stored;

/// An event as the ledger holds it, and who recorded it.
public record AuditedEvent(@JsonUnwrapped StoredEvent event, RecordedBy recordedBy) {

  static AuditedEvent of(Stored stored) {
    return new AuditedEvent(StoredEvent.of(stored), RecordedBy.of(stored));
  }
}
