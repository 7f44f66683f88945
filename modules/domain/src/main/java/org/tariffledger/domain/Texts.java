package org.tariffledger.domain;

import java.util.regex.Pattern;

/// What the small values share: each guards the text it was made from.
final class Texts {

  static String matching(Pattern pattern, String text, String rule) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("\"" + shortened(text) + "\" " + rule);
    }
    return text;
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  private Texts() {}
}
