package org.tariffledger.domain;

import java.util.regex.Pattern;

/// A named list of tariff codes: `US-301-4A`. It begins with a letter, so that no code, however it
/// is mistyped, reads as one.
public record ProductListId(String value) {

  private static final Pattern SHAPE = Pattern.compile("(?!ALL$)[A-Za-z][A-Za-z0-9._-]{1,99}");

  public ProductListId {
    Texts.matching(
        SHAPE,
        value,
        "is not the id of a product list: use 2 to 100 letters, digits, dots, underscores,"
            + " hyphens, a letter first, and not ALL.");
  }

  @Override
  public String toString() {
    return value;
  }
}
