package org.tariffledger.domain;

import java.util.regex.Pattern;

/// The id of a joint response: `cn-jp-kr-2025`.
public record JointResponseId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  public JointResponseId {
    Texts.matching(
        SHAPE,
        value,
        "is not the id of a joint response: use at most 100 of a-z, 0-9, dot, underscore, hyphen.");
  }

  @Override
  public String toString() {
    return value;
  }
}
