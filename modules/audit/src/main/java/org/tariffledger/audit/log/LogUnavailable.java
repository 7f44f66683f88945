package org.tariffledger.audit.log;

/// The log cannot say what it was asked for, now or at all; the sentence says why.
public final class LogUnavailable extends RuntimeException {

  /// Why it cannot.
  public enum Reason {
    /// There is no checkpoint yet.
    NOT_READY,
    /// What was asked for is in no checkpoint yet.
    NOT_LOGGED_YET,
    /// This server has no key to sign with; another may have.
    NOT_SIGNING,
    /// What is stored is not what was logged; asking again is of no use.
    DAMAGED
  }

  private final Reason reason;

  LogUnavailable(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
