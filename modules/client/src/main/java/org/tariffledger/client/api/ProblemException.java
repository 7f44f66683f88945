package org.tariffledger.client.api;

import java.util.List;

/// The server's refusal, with every fault that it names. Nothing was recorded.
public final class ProblemException extends LedgerException {

  private final transient Problem problem;
  private final transient Reply reply;

  ProblemException(Reply reply) {
    this(reply, Problem.of(reply));
  }

  private ProblemException(Reply reply, Problem problem) {
    super(String.join("\n", problem.sentences()), null);
    this.reply = reply;
    this.problem = problem;
  }

  /// The HTTP status: 409 for a rule that says no.
  public int status() {
    return reply.status();
  }

  /// Stable: `measure-exists`. Empty if what refused is no ledger.
  public String code() {
    return problem.code();
  }

  /// All that is wrong, not only the first.
  public List<Fault> faults() {
    return problem.faults();
  }

  public Problem problem() {
    return problem;
  }

  /// As it came.
  public Reply reply() {
    return reply;
  }
}
