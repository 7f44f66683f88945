package org.tariffledger.domain;

/// What becomes of later changes that were announced already when an act comes before them.
public enum Scheduled {
  KEEP,
  CANCEL
}
