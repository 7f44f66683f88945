package org.tariffledger.audit.exports;

/// A spreadsheet would compute what begins like a formula, so such a text gets an apostrophe.
public final class Spreadsheets {

  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  public static String harmless(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private Spreadsheets() {}
}
