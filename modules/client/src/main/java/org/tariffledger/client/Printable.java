package org.tariffledger.client;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Text that others wrote, without the signs by which it could command a terminal, or stand there
/// in another order than it is read.
final class Printable {

  private static final String ORDER = "\\u202A-\\u202E\\u2066-\\u2069";
  private static final Pattern IN_A_LINE = Pattern.compile("[\\p{Cc}\\u2028\\u2029" + ORDER + "]");
  private static final Pattern IN_LINES = Pattern.compile("[\\p{Cc}" + ORDER + "&&[^\\n]]");

  /// Each of those signs as it is escaped in JSON; also line ends.
  static String of(String text) {
    return IN_A_LINE.matcher(text).replaceAll(Printable::escaped);
  }

  /// The same for a text of several lines.
  static String lines(String text) {
    return IN_LINES.matcher(text).replaceAll(Printable::escaped);
  }

  private static String escaped(MatchResult sign) {
    return "\\\\u%04x".formatted((int) sign.group().charAt(0));
  }

  private Printable() {}
}
