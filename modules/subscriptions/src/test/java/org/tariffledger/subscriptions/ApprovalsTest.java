package org.tariffledger.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tariffledger.commands.Approval;
import org.tariffledger.commands.Stored;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.MeasureEvent.TariffWithdrawn;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Recorded;

/// What the public log is bound to where a second person had to agree.
class ApprovalsTest {

  private static final Instant WHEN = Instant.parse("2025-04-02T00:00:00Z");

  private static Stored stored(@Nullable Approval approval) {
    Event event = new TariffWithdrawn(new MeasureId("us-jp"), Announcement.at(WHEN));
    return new Stored(
        new Recorded<>(7, WHEN, event),
        "measure:us-jp",
        3,
        "tariff-withdrawn",
        "an event",
        new Stored.Origin("an act", "an actor", "a correlation", "a causation", approval));
  }

  @Test
  void who_agreed_is_committed_to_and_others_commit_to_no_more_than_before() {
    var approved = FactTeller.untold(stored(new Approval("0197", "bob", "Compared.")));
    assertThat(approved)
        .containsKeys("origin.actor", "origin.approver", "origin.approvalNote", "origin.proposal");
    assertThat(approved.get("origin.approver").asString()).isEqualTo("bob");

    assertThat(FactTeller.untold(stored(null)).keySet())
        .filteredOn(name -> name.startsWith("origin."))
        .containsExactlyInAnyOrder("origin.actor", "origin.correlation", "origin.causation");
  }
}
