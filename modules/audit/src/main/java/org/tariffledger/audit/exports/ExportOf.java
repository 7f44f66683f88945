package org.tariffledger.audit.exports;

/// What is exported.
public enum ExportOf {
  /// Public changes, by their sequence.
  CHANGES,
  /// Stored events with who asked for them, by their position.
  EVENTS
}
