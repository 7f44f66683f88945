package org.tariffledger.domain;

/// How a round of a negotiation ended.
public enum RoundOutcome {
  PROGRESS,
  NONE,
  AGREEMENT_TO_MEET_AGAIN
}
