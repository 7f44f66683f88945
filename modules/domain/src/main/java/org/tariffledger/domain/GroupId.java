package org.tariffledger.domain;

import java.util.regex.Pattern;

/// A named group of economies: `ANNEX-I-PARTNERS`. Three letters at least, so that none reads as an
// economy.
public record GroupId(String value) {

  private static final Pattern SHAPE = Pattern.compile("(?!WORLD$)[A-Za-z0-9][A-Za-z0-9._-]{2,99}");

  public GroupId {
    Texts.matching(
        SHAPE,
        value,
        "is not a group id: use 3 to 100 letters, digits, dots, underscores, hyphens, and not"
            + " WORLD.");
  }

  @Override
  public String toString() {
    return value;
  }
}
