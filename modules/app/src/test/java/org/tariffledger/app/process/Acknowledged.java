package org.tariffledger.app.process;

import java.time.Instant;
import java.util.List;

/// What a client was told: the act is recorded up to this position, and these are its events. A
/// repeated act whose first answer got lost has none.
record Acknowledged(PlannedAct act, long position, List<AcknowledgedEvent> events) {

  record AcknowledgedEvent(
      long position, Instant recordedAt, String stream, long version, String name) {}
}
