package org.tariffledger.domain;

/// What sets a stacking rule off: that the goods are subject to a programme, even if nothing is
/// owed, or that the programme charges.
public enum Trigger {
  COVERED,
  CHARGED
}
