package org.tariffledger.domain;

import java.util.regex.Pattern;

/// A text as a reader sees it: printed sources break lines, set hard blanks and signs of no width.
public final class PlainText {

  private static final Pattern NO_WIDTH = Pattern.compile("[\u00AD\u200B-\u200F\u2060\uFEFF]");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s\u0085]+");

  /// The text with every run of white space as one blank, and none at its ends.
  public static String of(String text) {
    return isPlain(text)
        ? text
        : BLANKS.matcher(NO_WIDTH.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }

  /// Most texts are, and a schedule has 300,000 of them: no pattern is needed to see it.
  private static boolean isPlain(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      boolean visible = (sign > ' ' && sign < 0x7F) || (sign > 0xAD && sign < 0x1680);
      if (!visible && sign != '¢' && (sign != ' ' || before == ' ')) {
        return false;
      }
      before = sign;
    }
    return text.isEmpty() || before != ' ';
  }

  private PlainText() {}
}
