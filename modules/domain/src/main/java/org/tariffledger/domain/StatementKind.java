package org.tariffledger.domain;

/// What a statement does. A ruling is a court's, of which no measure's duty moves.
public enum StatementKind {
  THREAT,
  CLAIM,
  DENIAL,
  WARNING,
  PROMISE,
  RULING,
  JOINT_STATEMENT,
  NOTICE
}
