package org.tariffledger.client.api;

/// The rules accept the act, and somebody else has to approve it: nothing is recorded before. What
/// is proposed again under the same idempotency key is the same proposal.
public final class ProposedException extends LedgerException {

  private final transient Reply reply;

  ProposedException(Reply reply) {
    super("Somebody else has to approve it: proposal " + id(reply) + ".", null);
    this.reply = reply;
  }

  /// The proposal's id, as `GET /v1/proposals/{id}` takes it.
  public String proposal() {
    return id(reply);
  }

  /// As it came.
  public Reply reply() {
    return reply;
  }

  private static String id(Reply reply) {
    return reply.json().path("id").asString("");
  }
}
