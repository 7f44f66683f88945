package org.tariffledger.rest.commands;

import org.springframework.http.ResponseEntity;
import org.tariffledger.rest.proposals.ProposedAct;

/// Instead of an answer that tells of events: nothing was recorded, somebody else has to agree.
public final class Proposed extends RuntimeException {

  private final transient ResponseEntity<ProposedAct> answer;

  Proposed(ResponseEntity<ProposedAct> answer) {
    super("The act was proposed.");
    this.answer = answer;
  }

  public ResponseEntity<ProposedAct> answer() {
    return answer;
  }
}
