package org.tariffledger.domain;

import java.util.regex.Pattern;

/// An exemption's name, unique within its measure: `usmca`.
public record ExemptionId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public ExemptionId {
    Texts.matching(
        SHAPE,
        value,
        "is not an exemption id: use at most 100 letters, digits, dots, underscores, hyphens.");
  }

  @Override
  public String toString() {
    return value;
  }
}
