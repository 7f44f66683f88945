package org.tariffledger.domain;

import java.util.regex.Pattern;

/// A preference that an importer may claim for a shipment: `USMCA`. None is called `none`, which in
/// a question says that nothing is claimed.
public record ClaimName(String value) {

  private static final String NONE = "none";
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,49}");

  public ClaimName {
    Texts.matching(
        SHAPE,
        value,
        "is not a claim: use at most 50 letters, digits, dots, underscores, hyphens.");
    if (value.equalsIgnoreCase(NONE)) {
      throw new IllegalArgumentException("\"none\" stands alone: it says that nothing is claimed.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
