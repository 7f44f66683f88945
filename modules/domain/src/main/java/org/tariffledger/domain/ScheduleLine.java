package org.tariffledger.domain;

import org.jspecify.annotations.Nullable;

/// One line of a schedule as published: its place in the tree, what it describes, and the duty of
/// each column as written, empty where the line above in the tree says it. A line without a code
/// only holds those below together. `special` lists duties with the symbols of preferences, `other`
/// is the column for those without normal trade relations.
public record ScheduleLine(
    @Nullable ProductCode code,
    int indent,
    String description,
    String units,
    String general,
    String special,
    String other) {

  public static final int INDENT_MAX = 30;
  public static final int DESCRIPTION_CHARS_MAX = 5_000;
  public static final int UNITS_CHARS_MAX = 200;
  public static final int DUTY_CHARS_MAX = 2_000;

  public ScheduleLine {
    if (indent < 0 || indent > INDENT_MAX) {
      throw new IllegalArgumentException("An indent is a number from 0 to " + INDENT_MAX + ".");
    }
    guard(description, DESCRIPTION_CHARS_MAX, "A description");
    guard(units, UNITS_CHARS_MAX, "A unit of quantity");
    guard(general, DUTY_CHARS_MAX, "A duty");
    guard(special, DUTY_CHARS_MAX, "A duty");
    guard(other, DUTY_CHARS_MAX, "A duty");
  }

  private static void guard(String text, int charsMax, String what) {
    Texts.atMost(charsMax, text, what);
    if (text.indexOf('\t') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException(what + " has no tabs and no line breaks.");
    }
  }
}
