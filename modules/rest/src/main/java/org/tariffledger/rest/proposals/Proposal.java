package org.tariffledger.rest.proposals;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.Expected;

/// An act that somebody wants to have recorded and that waits, or waited, for somebody else.
/// `expected` is what its proposer has seen of the resource it is about.
public record Proposal(
    String id,
    String proposer,
    @Nullable String correlation,
    State state,
    Instant proposedAt,
    Instant expiresAt,
    List<String> kinds,
    int commands,
    Expected expected,
    @Nullable Decision decision) {

  public enum State {
    OPEN,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    EXPIRED
  }

  /// Who ended it, with which words; the position where an approved one stands.
  public record Decision(String by, String note, Instant at, @Nullable Long position) {}

  public boolean isOpen() {
    return state == State.OPEN;
  }
}
