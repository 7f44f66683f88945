package org.tariffledger.domain;

import java.util.regex.Pattern;

/// A named list of tariff codes: `US-301-4A`. A letter at least, so that none reads as a code.
public record ProductListId(String value) {

  private static final Pattern SHAPE =
      Pattern.compile("(?!ALL$)(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9._-]{1,99}");

  public ProductListId {
    Texts.matching(
        SHAPE,
        value,
        "is not the id of a product list: use 2 to 100 letters, digits, dots, underscores,"
            + " hyphens, a letter among them, and not ALL.");
  }

  @Override
  public String toString() {
    return value;
  }
}
