package org.tariffledger.domain;

/// Which measure of a programme answers when several could.
public enum Selection {
  MOST_SPECIFIC,
  LOWEST,
  LATEST
}
