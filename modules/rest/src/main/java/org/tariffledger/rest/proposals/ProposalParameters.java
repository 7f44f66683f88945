package org.tariffledger.rest.proposals;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.proposals.Proposal.State;
import org.tariffledger.rest.security.NewKey;

/// Which proposals are asked for.
public record ProposalParameters(
    @Parameter(
            description = "Only those that stand so.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"open", "approved", "rejected", "withdrawn", "expired"}))
        @Nullable String state,
    @Parameter(description = "Only those of this key.", example = "desk-1")
        @Nullable String proposer) {

  /// Null for all.
  public @Nullable String proposerOf(Faults faults) {
    return NewKey.named("proposer", proposer, faults);
  }

  /// Null for all.
  public @Nullable State stateOf(Faults faults) {
    return state == null ? null : faults.choice("state", state, State.OPEN);
  }
}
