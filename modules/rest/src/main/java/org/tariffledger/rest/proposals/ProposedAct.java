package org.tariffledger.rest.proposals;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.proposals.Proposal.State;
import tools.jackson.databind.JsonNode;

/// How a proposal stands.
@Schema(description = "An act that waits, or waited, for a second person.")
public record ProposedAct(
    String id,
    @Schema(
            description =
                "open; approved, and recorded then; rejected; withdrawn by its proposer; or"
                    + " expired.")
        State state,
    @Schema(description = "The key that proposed it.", example = "desk-1") String proposer,
    @Schema(description = "The caller's own id for what it was doing; null if it named none.")
        @Nullable String correlation,
    Instant proposedAt,
    @Schema(description = "Nobody can approve it from then on.") Instant expiresAt,
    @Schema(description = "The kinds of command for which it needs a second person.")
        List<String> kinds,
    @Schema(description = "How many commands it has.") int commandsTotal,
    @Schema(
            description =
                "What it is to record, as commands of an act that say everything themselves; left"
                    + " out in lists.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<JsonNode> commands,
    @Schema(description = "Null until somebody has decided.") @Nullable Verdict decision) {

  @Schema(description = "Who ended it, when and why.")
  public record Verdict(
      @Schema(description = "A key: another than the proposer's, or that if it was withdrawn.")
          String by,
      String note,
      Instant at,
      @Schema(description = "Of an approved one: the position that includes it; else null.")
          @Nullable Long position) {}

  public static ProposedAct of(Proposal proposal) {
    return of(proposal, null);
  }

  public static ProposedAct of(Proposal proposal, @Nullable List<JsonNode> commands) {
    var decision = proposal.decision();
    return new ProposedAct(
        proposal.id(),
        proposal.state(),
        proposal.proposer(),
        proposal.correlation(),
        proposal.proposedAt(),
        proposal.expiresAt(),
        proposal.kinds(),
        proposal.commands(),
        commands,
        decision == null
            ? null
            : new Verdict(decision.by(), decision.note(), decision.at(), decision.position()));
  }
}
