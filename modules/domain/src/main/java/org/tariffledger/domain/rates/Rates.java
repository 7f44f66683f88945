package org.tariffledger.domain.rates;

/// Answers what duty is charged, from what a source holds.
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"})
public final class Rates {

  /// Raised whenever a change of the rules changes an answer that was given before.
  public static final int ENGINE_REVISION = 1;

  public static RateAnswer answer(RateQuery query, RateSource source) {
    throw new UnsupportedOperationException();
  }

  /// The answer with the highest rate on any product scope that a measure names.
  public static RateAnswer peak(RateQuery query, RateSource source) {
    throw new UnsupportedOperationException();
  }

  private Rates() {}
}
