package org.tariffledger.domain;

import java.util.regex.Pattern;

/// An edition of a schedule or of a nomenclature: `HTS-2025`, `HS-2022`.
public record EditionId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,49}");

  public EditionId {
    Texts.matching(
        SHAPE,
        value,
        "is not an edition: use 2 to 50 letters, digits, dots, underscores, hyphens.");
  }

  @Override
  public String toString() {
    return value;
  }
}
