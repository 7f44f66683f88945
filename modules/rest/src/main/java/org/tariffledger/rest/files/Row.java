package org.tariffledger.rest.files;

import java.util.List;
import org.tariffledger.domain.PlainText;

/// A record of a CSV file: the line in which it begins, and its fields.
record Row(int line, List<String> fields) {

  /// The field as a reader sees it.
  String text(int index) {
    return PlainText.of(fields.get(index));
  }
}
