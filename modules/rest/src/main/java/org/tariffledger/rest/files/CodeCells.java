package org.tariffledger.rest.files;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ProductCode;

/// Tariff codes in the fields of a file, and the names of columns that hold them.
final class CodeCells {

  private static final Pattern DIGITS = Pattern.compile("[0-9][0-9.]*");
  private static final Pattern SHAPE = Pattern.compile("\\d{2}(?:\\.?\\d{2}){0,4}");
  private static final Pattern LOOKS_LIKE_A_CODE = Pattern.compile("(?:\\d\\.?){4,10}");
  private static final Pattern NAME =
      Pattern.compile(
          "code|(?:tariff|commodity|product)(?:code|item|line|number)|subheading"
              + "|(?:hts|hs|htsus|hsus|cn|taric)(?:2|4|6|8|10)?(?:code|number|no|prefix)?");

  /// The code, or null and a fault.
  static @Nullable ProductCode read(Row row, int index, Notes faults) {
    var text = row.text(index);
    var fault = fault(text);
    if (fault == null) {
      return new ProductCode(text);
    }
    faults.add(row.line(), index + 1, fault);
    return null;
  }

  /// Also where a leading zero is lost, so that the fault can be named.
  static boolean looksLikeACode(String text) {
    return LOOKS_LIKE_A_CODE.matcher(text).matches();
  }

  static boolean startsWithDigit(String text) {
    return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
  }

  /// Whether the header calls a column so that it must hold codes: `hts8`, `HTS Number`, `code`.
  static boolean isName(String header) {
    return NAME.matcher(plainName(header)).matches();
  }

  /// Small letters and digits alone: `HTS Number` is `htsnumber`.
  static String plainName(String header) {
    return header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static @Nullable String fault(String text) {
    if (text.isEmpty()) {
      return "There is no code.";
    }
    var shown = Row.shown(text);
    if (!DIGITS.matcher(text).matches()) {
      return "\"%s\" is not a tariff code: write digits, with or without dots%s."
          .formatted(shown, text.contains(";") ? ", and commas between fields" : "");
    }
    int digits = text.replace(".", "").length();
    if (digits % 2 == 1 && digits < 10) {
      return ("\"%s\" has %d digits, and a code has 2, 4, 6, 8 or 10: a leading zero may be lost,"
              + " as spreadsheets do.")
          .formatted(shown, digits);
    }
    if (digits > 10) {
      return "\"%s\" has %d digits, and a code has at most 10.".formatted(shown, digits);
    }
    return SHAPE.matcher(text).matches()
        ? null
        : "\"%s\" has a dot where no code has one.".formatted(shown);
  }

  private CodeCells() {}
}
