package org.tariffledger.client;

import org.tariffledger.client.api.Reply;
import tools.jackson.databind.JsonNode;

/// Acts that wait for a second person, for people.
final class ProposalText {

  private static final int ACCEPTED = 202;

  /// Whether the answer to a command says that it waits for somebody.
  static boolean isAnsweredBy(Reply reply) {
    return reply.status() == ACCEPTED && isProposal(reply.json());
  }

  static boolean isProposal(JsonNode answer) {
    return answer.has("proposer");
  }

  /// Instead of what was recorded.
  static String notYet(JsonNode proposal) {
    return "Proposed: nothing is recorded before somebody else approves it.\n\n" + of(proposal);
  }

  static Table table(JsonNode items) {
    var table = Table.withHeader("Proposal", "State", "Proposer", "Proposed", "Expires", "Kinds");
    items
        .valueStream()
        .forEach(
            one ->
                table.row(
                    Words.text(one.path("id")),
                    Words.ofName(one.path("state")),
                    Words.text(one.path("proposer")),
                    Words.text(one.path("proposedAt")),
                    Words.text(one.path("expiresAt")),
                    Words.list(one.path("kinds"))));
    return table;
  }

  static String of(JsonNode proposal) {
    var table =
        Table.withoutHeader()
            .row("Proposal", Words.text(proposal.path("id")))
            .row("State", Words.ofName(proposal.path("state")))
            .row("Proposer", Words.text(proposal.path("proposer")))
            .row("Proposed", Words.text(proposal.path("proposedAt")))
            .row("Expires", Words.text(proposal.path("expiresAt")))
            .row("Kinds", Words.list(proposal.path("kinds")))
            .row("Commands", Words.text(proposal.path("commandsTotal")));
    var decision = proposal.path("decision");
    if (decision.isObject()) {
      table
          .row("Decided by", Words.text(decision.path("by")))
          .row("Note", Words.text(decision.path("note")))
          .row("Decided", Words.text(decision.path("at")));
    }
    var text = new StringBuilder(table.toString());
    for (var command : proposal.path("commands")) {
      text.append('\n').append(command.toPrettyString()).append('\n');
    }
    return text.toString();
  }

  private ProposalText() {}
}
