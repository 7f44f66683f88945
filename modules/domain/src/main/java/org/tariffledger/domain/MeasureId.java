package org.tariffledger.domain;

import java.util.regex.Pattern;

/// A measure's name, chosen by whoever recorded it: `us-reciprocal-jp`.
public record MeasureId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  public MeasureId {
    Texts.matching(
        SHAPE, value, "is not a measure id: use at most 100 of a-z, 0-9, dot, underscore, hyphen.");
  }

  @Override
  public String toString() {
    return value;
  }
}
