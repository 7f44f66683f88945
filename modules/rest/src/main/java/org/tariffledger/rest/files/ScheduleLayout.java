package org.tariffledger.rest.files;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which field of a schedule's rows holds what.
record ScheduleLayout(ScheduleFormat format, boolean hasHeader, Map<Part, Integer> columns) {

  /// What a field can hold, and the names of columns that say so, as `CodeCells.plainName`
  /// has them.
  enum Part {
    CODE(""),
    INDENT("indent"),
    DESCRIPTION("description name"),
    UNITS("unit units unitofquantity"),
    GENERAL(
        "rate duty mfn mfnrate mfnduty rateofduty dutyrate rateraw"
            + " general generalrate generalduty generalrateofduty"),
    /// A general rate whose bare numbers are percent, as they are without saying so.
    PERCENT("percent ratepercent percentage"),
    /// A general rate whose bare numbers are fractions: 0.025 is 2.5 %.
    FRACTION("fraction ratefraction"),
    SPECIAL("special specialrate specialduty specialrateofduty"),
    OTHER("other column2 column2rate column2rateofduty"),
    ADDITIONAL("additionalduties"),
    QUOTA("quotaquantity");

    private final String names;

    Part(String names) {
      this.names = names;
    }

    private boolean isNamed(String header) {
      return this == CODE
          ? CodeCells.isName(header)
          : List.of(names.split(" ")).contains(CodeCells.plainName(header));
    }

    private static @Nullable Part named(String header) {
      for (var part : values()) {
        if (part.isNamed(header)) {
          return part;
        }
      }
      return null;
    }
  }

  private static final Set<Part> OF_US_HTS =
      Set.of(Part.CODE, Part.INDENT, Part.DESCRIPTION, Part.GENERAL, Part.SPECIAL, Part.OTHER);

  /// By the header, or else by the place: code, rate, description. Null, and a fault, if it is
  /// neither, or not the format that was asked for.
  static @Nullable ScheduleLayout of(
      Row first, @Nullable ScheduleFormat asked, Notes faults, Notes warnings) {
    var cells = first.fields().stream().map(String::strip).toList();
    var columns = columns(first, cells, faults);
    if (columns == null) {
      return null;
    }
    boolean isUsHts = columns.keySet().containsAll(OF_US_HTS);
    if (asked == ScheduleFormat.US_HTS && !isUsHts) {
      return refused(
          faults,
          first,
          "The header of a US schedule names HTS Number, Indent, Description, General Rate of"
              + " Duty, Special Rate of Duty and Column 2 Rate of Duty.");
    }
    if (!columns.isEmpty()) {
      sayWhatIsNotRead(first, cells, warnings);
    }
    return columns.isEmpty()
        ? byPlace(first, faults)
        : named(first, asked, isUsHts, columns, faults);
  }

  boolean has(Part part) {
    return columns.containsKey(part);
  }

  /// The field's place from 0; only for a part that is there.
  int index(Part part) {
    return columns.getOrDefault(part, 0);
  }

  String text(Row row, Part part) {
    return has(part) ? row.text(index(part)) : "";
  }

  /// The part that holds the general duty.
  Part rate() {
    return has(Part.PERCENT) ? Part.PERCENT : has(Part.FRACTION) ? Part.FRACTION : Part.GENERAL;
  }

  /// Empty if no cell is the name of a column of codes: then there is no header. Null and a fault
  /// where two columns hold the same.
  private static @Nullable Map<Part, Integer> columns(Row first, List<String> cells, Notes faults) {
    var columns = new EnumMap<Part, Integer>(Part.class);
    if (cells.stream().noneMatch(CodeCells::isName)) {
      return columns;
    }
    for (int i = 0; i < cells.size(); i++) {
      var part = Part.named(cells.get(i));
      var before = part == null ? null : columns.putIfAbsent(part, i);
      if (before != null) {
        faults.add(
            first.line(),
            i + 1,
            "Columns \"%s\" and \"%s\" could both be meant: rename the one not to be read."
                .formatted(cells.get(before), cells.get(i)));
        return null;
      }
    }
    return columns;
  }

  private static @Nullable ScheduleLayout named(
      Row first,
      @Nullable ScheduleFormat asked,
      boolean isUsHts,
      Map<Part, Integer> columns,
      Notes faults) {
    long rates =
        List.of(Part.GENERAL, Part.PERCENT, Part.FRACTION).stream()
            .filter(columns::containsKey)
            .count();
    if (rates != 1) {
      return refused(
          faults,
          first,
          "The header names %s column of rates: one is called rate, duty, mfn, general, percent or"
                  .formatted(rates == 0 ? "no" : "more than one")
              + " fraction.");
    }
    boolean asUsHts = asked == null ? isUsHts : asked == ScheduleFormat.US_HTS;
    return new ScheduleLayout(
        asUsHts ? ScheduleFormat.US_HTS : ScheduleFormat.PLAIN, true, columns);
  }

  private static @Nullable ScheduleLayout byPlace(Row first, Notes faults) {
    int width = first.fields().size();
    if (width < 2 || width > 3 || !CodeCells.startsWithDigit(first.text(0))) {
      return refused(
          faults,
          first,
          "Without a header that names a column of codes (code, hts, hs8 …), a line is a code, a"
              + " rate and perhaps a description.");
    }
    var columns = new EnumMap<>(Map.of(Part.CODE, 0, Part.GENERAL, 1));
    if (width == 3) {
      columns.put(Part.DESCRIPTION, 2);
    }
    return new ScheduleLayout(ScheduleFormat.PLAIN, false, columns);
  }

  private static void sayWhatIsNotRead(Row first, List<String> cells, Notes warnings) {
    for (int i = 0; i < cells.size(); i++) {
      if (Part.named(cells.get(i)) == null) {
        warnings.add(first.line(), i + 1, "Column \"%s\" is not read.".formatted(cells.get(i)));
      }
    }
  }

  private static @Nullable ScheduleLayout refused(Notes faults, Row first, String detail) {
    faults.add(first.line(), 1, detail);
    return null;
  }
}
