package org.tariffledger.audit.replays;

/// What is derived and can be built anew. Webhook deliveries, positions of channels, kept answers
/// and assessments are not derived: they say what was done, and nothing else knows it.
public enum Projection {
  /// What rates are answered from, in the memory of each server; of the events.
  RATE_BOOK("rate book"),
  /// What subscribers are told; of the events and the clock. Its positions are those of events.
  CHANGE_LOG("change log"),
  /// The tree over the changes. Its positions are numbers of changes.
  LOG_TREE("tree of the log");

  private final String text;

  Projection(String text) {
    this.text = text;
  }

  /// As people call it.
  public String text() {
    return text;
  }
}
