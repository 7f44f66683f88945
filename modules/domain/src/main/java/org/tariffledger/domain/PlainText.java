package org.tariffledger.domain;

import java.util.regex.Pattern;

/// A text as a reader sees it: printed sources break lines, set hard blanks and signs of no width.
public final class PlainText {

  private static final Pattern NO_WIDTH = Pattern.compile("[\u00AD\u200B-\u200F\u2060\uFEFF]");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s\u0085]+");

  /// The text with every run of white space as one blank, and none at its ends.
  public static String of(String text) {
    return BLANKS.matcher(NO_WIDTH.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }

  private PlainText() {}
}
