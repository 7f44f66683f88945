package org.tariffledger.domain;

import java.util.regex.Pattern;

/// A column of duties of a schedule: `general`, `other` (the one for those without normal trade
/// relations), or a symbol that the special column lists duties with, such as `S+`.
public record ScheduleColumn(String value) {

  // Before the constants, which it guards.
  private static final Pattern SHAPE = Pattern.compile("general|other|[A-Z][A-Z0-9]{0,5}[+*#]?");

  public static final ScheduleColumn GENERAL = new ScheduleColumn("general");
  public static final ScheduleColumn OTHER = new ScheduleColumn("other");

  public ScheduleColumn {
    Texts.matching(
        SHAPE,
        value,
        "is not a column: write general, other, or a symbol of the special column, such as S+.");
  }

  @Override
  public String toString() {
    return value;
  }
}
