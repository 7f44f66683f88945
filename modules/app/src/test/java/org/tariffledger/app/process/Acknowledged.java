package org.tariffledger.app.process;

import java.time.Instant;
import java.util.List;

/// What a client was told: the act is recorded up to this position, and these are its events. They
/// are the same for an act that was sent again under its key because the first answer got lost.
record Acknowledged(PlannedAct act, long position, List<AcknowledgedEvent> events) {

  record AcknowledgedEvent(
      long position, Instant recordedAt, String stream, long version, String name) {}
}
