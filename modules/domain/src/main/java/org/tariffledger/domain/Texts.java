package org.tariffledger.domain;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the small values share: each guards the text it was made from.
final class Texts {

  static String matching(Pattern pattern, String text, String rule) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("\"" + shortened(text) + "\" " + rule);
    }
    return text;
  }

  static void atMost(int charsMax, @Nullable String text, String what) {
    if (text != null && text.length() > charsMax) {
      throw new IllegalArgumentException(what + " has at most " + charsMax + " characters.");
    }
  }

  /// The list, or an empty one for none.
  static <T> List<T> few(int max, @Nullable List<T> list, String what) {
    if (list != null && list.size() > max) {
      throw new IllegalArgumentException("At most " + max + " " + what + ".");
    }
    return list == null ? List.of() : List.copyOf(list);
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  private Texts() {}
}
