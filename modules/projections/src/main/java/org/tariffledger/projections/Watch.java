package org.tariffledger.projections;

/// Follows what is built anew beside a projection that is in use.
public interface Watch {

  /// It has come so far; false if it is to stop.
  boolean goesOn(long reached);

  void found(Difference difference);
}
