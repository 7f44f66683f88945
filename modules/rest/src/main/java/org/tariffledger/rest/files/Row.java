package org.tariffledger.rest.files;

import java.util.List;
import org.tariffledger.domain.PlainText;

/// A record of a CSV file: the line in which it begins, and its fields.
record Row(int line, List<String> fields) {

  private static final int SHOWN_CHARS_MAX = 40;

  /// The field as a reader sees it.
  String text(int index) {
    return PlainText.of(fields.get(index));
  }

  /// A field's text, short enough to be shown in a sentence.
  static String shown(String text) {
    return text.length() <= SHOWN_CHARS_MAX ? text : text.substring(0, SHOWN_CHARS_MAX) + "…";
  }
}
