package org.tariffledger.domain;

import java.util.regex.Pattern;

/// The legal authority a measure belongs to: `US-IEEPA-RECIPROCAL`.
public record ProgrammeId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public ProgrammeId {
    Texts.matching(
        SHAPE,
        value,
        "is not a programme id: use at most 100 letters, digits, dots, underscores, hyphens.");
  }

  @Override
  public String toString() {
    return value;
  }
}
