package org.tariffledger.domain;

/// What sets a stacking rule off: that the goods are subject to a programme, even if nothing is
/// owed, or that the programme charges: that one of its measures answers, in force or paused with a
/// residual, be it one of 0. What is exempt or suppressed itself does not.
public enum Trigger {
  COVERED,
  CHARGED
}
