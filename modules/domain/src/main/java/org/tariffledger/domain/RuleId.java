package org.tariffledger.domain;

import java.util.regex.Pattern;

/// A stacking rule's name, unique within its importer: `232-autos-displace-reciprocal`.
public record RuleId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public RuleId {
    Texts.matching(
        SHAPE,
        value,
        "is not a rule id: use at most 100 letters, digits, dots, underscores, hyphens.");
  }

  @Override
  public String toString() {
    return value;
  }
}
