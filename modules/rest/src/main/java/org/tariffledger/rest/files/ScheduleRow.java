package org.tariffledger.rest.files;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.DutyText;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ScheduleLine;
import org.tariffledger.rest.files.ScheduleLayout.Part;

/// Reads the rows of a schedule one after the other, and remembers what stands above them.
final class ScheduleRow {

  private static final Pattern BARE_NUMBER = Pattern.compile("\\d{1,12}(?:\\.\\d{1,12})?");
  private static final Pattern INDENT = Pattern.compile("\\d{1,2}");

  /// So many rates, none of which reaches 1 %, are hardly percentages.
  private static final int FRACTIONS_MIN = 20;

  private static final Pattern UNIT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"");
  private static final Pattern UNITS =
      Pattern.compile("\\[ ?(?:%s(?: ?, ?%s)*+)? ?]".formatted(UNIT, UNIT));
  private static final Pattern ESCAPED = Pattern.compile("\\\\.");

  private final ScheduleLayout layout;
  private final Notes faults;
  private final Notes warnings;
  private final Deque<ProductCode> above = new ArrayDeque<>();
  private int indentBefore = -1;
  private int bareRates;
  private int bareRatesOfOne;

  ScheduleRow(ScheduleLayout layout, Notes faults, Notes warnings) {
    this.layout = layout;
    this.faults = faults;
    this.warnings = warnings;
  }

  /// The line, or null and its faults.
  @Nullable ScheduleLine read(Row row) {
    int faultsBefore = faults.total();
    var code = code(row);
    int indent = layout.has(Part.INDENT) ? indent(row) : depth(code);
    var description = text(row, Part.DESCRIPTION, ScheduleLine.DESCRIPTION_CHARS_MAX);
    var units = units(row);
    var general = general(row);
    var special = text(row, Part.SPECIAL, ScheduleLine.DUTY_CHARS_MAX);
    var other = rate(row, Part.OTHER);
    return faults.total() > faultsBefore
        ? null
        : new ScheduleLine(code, indent, description, units, general, special, other);
  }

  void warnOfFractions() {
    if (layout.rate() == Part.GENERAL && bareRates >= FRACTIONS_MIN && bareRatesOfOne == 0) {
      warnings.add(
          1,
          layout.index(Part.GENERAL) + 1,
          "No rate reaches 1 %: if they are fractions (0.025 for 2.5 %), call the column"
              + " fraction.");
    }
  }

  /// The book of the United States has lines without a code, which hold those below together.
  private @Nullable ProductCode code(Row row) {
    int index = layout.index(Part.CODE);
    return layout.format() == ScheduleFormat.US_HTS && row.text(index).isEmpty()
        ? null
        : CodeCells.read(row, index, faults);
  }

  private int indent(Row row) {
    var text = row.text(layout.index(Part.INDENT));
    int column = layout.index(Part.INDENT) + 1;
    int indent = INDENT.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (indent < 0 || indent > ScheduleLine.INDENT_MAX) {
      faults.add(
          row.line(),
          column,
          "The indent is no number from 0 to %d.".formatted(ScheduleLine.INDENT_MAX));
      return 0;
    }
    if (indentBefore < 0 && indent > 0) {
      faults.add(row.line(), column, "The first line has no indent, since nothing is above it.");
    } else if (indent > indentBefore + 1) {
      warnings.add(
          row.line(),
          column,
          "The indent jumps from %d to %d: the line is read as standing right below that one."
              .formatted(indentBefore, indent));
    }
    indentBefore = indent;
    return indent;
  }

  /// Without indents, how many lines above have a code that this one begins with.
  private int depth(@Nullable ProductCode code) {
    if (code == null) {
      return 0;
    }
    // A code that stands twice is a fault, and not above itself.
    while (!above.isEmpty() && (!code.startsWith(above.peek()) || code.equals(above.peek()))) {
      above.pop();
    }
    int depth = above.size();
    above.push(code);
    return depth;
  }

  /// `["No.","kg"]` is `No., kg`.
  private String units(Row row) {
    var text = text(row, Part.UNITS, ScheduleLine.UNITS_CHARS_MAX);
    if (!text.startsWith("[")) {
      return text;
    }
    if (!UNITS.matcher(text).matches()) {
      faults.add(
          row.line(),
          layout.index(Part.UNITS) + 1,
          "The units are no list such as [\"No.\",\"kg\"].");
      return "";
    }
    return UNIT.matcher(text)
        .results()
        .map(unit -> ESCAPED.matcher(unit.group(1)).replaceAll(" ").strip())
        .filter(unit -> !unit.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /// Safeguard headings (9904) have their duty in a column of its own: it is charged on top of
  /// the duty of the goods' own heading. As a general duty it would be taken for all that is
  /// owed, so it is put into words, which nobody computes.
  private String general(Row row) {
    var general = rate(row, layout.rate());
    var additional = text(row, Part.ADDITIONAL, ScheduleLine.DUTY_CHARS_MAX / 4);
    if (additional.isEmpty()) {
      return general;
    }
    var said = additional.startsWith("No ") ? additional : "Additional duty: " + additional;
    return general.isEmpty() || general.equals(additional) ? said : general + "; " + said;
  }

  /// A plain file has rates that can be computed, and little else: one that cannot is hardly meant.
  private String rate(Row row, Part part) {
    var text = text(row, part, ScheduleLine.DUTY_CHARS_MAX / 2);
    if (layout.format() != ScheduleFormat.PLAIN || text.isEmpty()) {
      return text;
    }
    var rate = BARE_NUMBER.matcher(text).matches() ? ofNumber(text, part) : text;
    if (DutyText.read(rate) instanceof Duty.AsWritten) {
      warnings.add(
          row.line(),
          layout.index(part) + 1,
          "\"%s\" is no rate that can be computed: it is kept as written."
              .formatted(Row.shown(text)));
    }
    return rate;
  }

  /// A bare number is percent, unless the column says that it is a fraction.
  private String ofNumber(String text, Part part) {
    var number = new BigDecimal(text);
    if (part == Part.GENERAL) {
      bareRates += number.signum();
      bareRatesOfOne += number.compareTo(BigDecimal.ONE) >= 0 ? 1 : 0;
    }
    return layout.rate() == Part.FRACTION
        ? number.movePointRight(2).stripTrailingZeros().toPlainString() + "%"
        : text + "%";
  }

  private String text(Row row, Part part, int charsMax) {
    var text = layout.text(row, part);
    if (text.length() > charsMax) {
      faults.add(
          row.line(),
          layout.index(part) + 1,
          "The text has %d characters, and at most %d are kept."
              .formatted(text.length(), charsMax));
      return "";
    }
    return text;
  }
}
