package org.tariffledger.client.api;

import org.jspecify.annotations.Nullable;

/// No server answered in time, or what did is no ledger. Whether a command was recorded is not
/// known: send it again under the same idempotency key.
public final class NoAnswerException extends LedgerException {

  NoAnswerException(String sentence) {
    this(sentence, null);
  }

  NoAnswerException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  static NoAnswerException interrupted(Object server) {
    Thread.currentThread().interrupt();
    return new NoAnswerException("Interrupted while waiting for " + server);
  }
}
