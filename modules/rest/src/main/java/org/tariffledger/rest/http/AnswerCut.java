package org.tariffledger.rest.http;

/// An answer that had begun cannot go on. Nothing may be added to it, and its connection must be
/// closed in its middle, so that nobody takes what came for the whole.
public final class AnswerCut extends RuntimeException {

  public AnswerCut(Throwable cause) {
    super("An answer was cut in its middle", cause);
  }
}
