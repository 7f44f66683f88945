package org.tariffledger.domain;

import java.util.regex.Pattern;

/// An edition of a schedule or of a nomenclature: `HTS-2025`, `HS-2022`.
public record EditionId(String value) {

  /// The editions of the Harmonized System, which are nobody's own.
  private static final Pattern HARMONIZED =
      Pattern.compile("HS-?(?:1988|1992|1996|2002|2007|2012|2017|2022|2028)");

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,49}");

  public EditionId {
    Texts.matching(
        SHAPE,
        value,
        "is not an edition: use 2 to 50 letters, digits, dots, underscores, hyphens.");
  }

  public boolean isOfTheHarmonizedSystem() {
    return HARMONIZED.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
