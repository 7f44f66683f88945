package org.tariffledger.rest.files;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.files.ListFile.Where;

/// Which field of a list's rows holds the code, and which rows are asked for.
record ListLayout(boolean hasHeader, int code, Map<Integer, Set<String>> asked) {

  static final int SAMPLE_ROWS = 1_000;

  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");
  private static final Pattern LETTER = Pattern.compile(".*\\p{L}.*");
  private static final Pattern HOLDS_A_CODE = Pattern.compile("[\\d.]*|.*\\d{4}.*");

  /// Null, and a fault, if a column cannot be found.
  static @Nullable ListLayout of(
      List<Row> sample, @Nullable String column, List<Where> where, Notes faults) {
    var first = sample.getFirst();
    var cells = first.fields().stream().map(String::strip).toList();
    boolean hasHeader = isHeader(cells);
    var rows = sample.subList(hasHeader ? 1 : 0, sample.size());
    var header = hasHeader ? cells : List.<String>of();
    int code =
        column == null ? found(first, header, rows, faults) : named(first, header, column, faults);
    var asked = new HashMap<Integer, Set<String>>();
    for (var condition : where) {
      int index = named(first, header, condition.column(), faults);
      asked.computeIfAbsent(index, _ -> new HashSet<>()).add(condition.value().strip());
    }
    return code < 0 || asked.containsKey(-1) ? null : new ListLayout(hasHeader, code, asked);
  }

  boolean asksFor(Row row) {
    return asked.entrySet().stream()
        .allMatch(condition -> condition.getValue().contains(row.text(condition.getKey())));
  }

  /// A header has words, and nothing that is a number or holds a code, so that no damaged code is
  /// taken for one.
  private static boolean isHeader(List<String> cells) {
    return cells.stream().anyMatch(cell -> LETTER.matcher(cell).matches())
        && cells.stream()
            .filter(cell -> !cell.isEmpty())
            .noneMatch(cell -> HOLDS_A_CODE.matcher(cell).matches());
  }

  /// By name if the header has it, else by number; -1 and a fault if it is neither.
  private static int named(Row first, List<String> header, String column, Notes faults) {
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).equalsIgnoreCase(column.strip())) {
        return i;
      }
    }
    int width = first.fields().size();
    if (NUMBER.matcher(column).matches() && Integer.parseInt(column) <= width) {
      return Integer.parseInt(column) - 1;
    }
    faults.add(
        first.line(),
        1,
        "There is no column \"%s\": %s."
            .formatted(
                column,
                header.isEmpty()
                    ? "without a header they are numbered from 1 to " + width
                    : "the header has " + String.join(", ", header)));
    return -1;
  }

  private static int found(Row first, List<String> header, List<Row> rows, Notes faults) {
    for (int i = 0; i < header.size(); i++) {
      if (CodeCells.isName(header.get(i))) {
        return i;
      }
    }
    int best = 0;
    for (int i = 1; i < first.fields().size(); i++) {
      best = codes(rows, i) > codes(rows, best) ? i : best;
    }
    if (codes(rows, best) * 2 > rows.size() || rows.isEmpty()) {
      return best;
    }
    faults.add(
        first.line(), 1, "No column holds mostly tariff codes of 4 to 10 digits: name the column.");
    return -1;
  }

  private static long codes(List<Row> rows, int index) {
    return rows.stream().filter(row -> CodeCells.looksLikeACode(row.text(index))).count();
  }
}
