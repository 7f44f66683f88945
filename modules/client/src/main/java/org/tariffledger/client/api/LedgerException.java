package org.tariffledger.client.api;

import org.jspecify.annotations.Nullable;

/// What was asked for was not done, or nobody can say whether it was.
public abstract sealed class LedgerException extends RuntimeException
    permits ProblemException, ProposedException, NoAnswerException {

  LedgerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
