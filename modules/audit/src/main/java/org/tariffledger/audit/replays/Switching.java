package org.tariffledger.audit.replays;

/// What came of the wish to answer from another rate book.
public sealed interface Switching {

  /// It is answered from the other.
  record Done(Replay replay) implements Switching {}

  /// Nothing has changed.
  record Refused(String code, String sentence) implements Switching {}
}
