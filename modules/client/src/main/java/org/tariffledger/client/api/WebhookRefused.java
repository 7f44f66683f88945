package org.tariffledger.client.api;

/// A delivery that is not to be believed. Answer it with 400; it is not what the ledger sent, or it
/// is too old.
public final class WebhookRefused extends Exception {

  public enum Why {
    /// One of the three headers is not there.
    HEADER_MISSING,
    /// The timestamp is no number of seconds.
    TIMESTAMP_UNREADABLE,
    TOO_OLD,
    /// Of the future: one of the two clocks is wrong.
    TOO_NEW,
    /// None of the signatures is one that this secret makes.
    NOT_SIGNED
  }

  private final Why why;

  WebhookRefused(Why why, String sentence) {
    super(sentence);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
