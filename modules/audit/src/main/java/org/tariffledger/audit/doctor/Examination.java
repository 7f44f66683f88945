package org.tariffledger.audit.doctor;

/// Looks at one thing. It only reads.
public interface Examination {

  /// Of the check that it makes.
  String name();

  Check look();
}
