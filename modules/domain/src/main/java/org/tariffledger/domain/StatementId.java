package org.tariffledger.domain;

import java.util.regex.Pattern;

/// The id of a statement: `us-threat-2025-10-10`.
public record StatementId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  public StatementId {
    Texts.matching(
        SHAPE,
        value,
        "is not the id of a statement: use at most 100 of a-z, 0-9, dot, underscore, hyphen.");
  }

  @Override
  public String toString() {
    return value;
  }
}
