package org.tariffledger.rest.files;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.files.ListFile.Where;

/// Which field of a list's rows holds the code, and which rows are asked for.
///
/// `column` says the field of the code: its name in the header, or its number from 1.
record ListLayout(boolean hasHeader, int code, String column, Map<Integer, Set<String>> asked) {

  static final int SAMPLE_ROWS = 1_000;

  private static final int CANDIDATES_SHOWN_MAX = 5;

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
    return code < 0 || asked.containsKey(-1)
        ? null
        : new ListLayout(
            hasHeader, code, header.isEmpty() ? "" + (code + 1) : header.get(code), asked);
  }

  boolean asksFor(Row row) {
    return asked.entrySet().stream()
        .allMatch(condition -> asksFor(condition.getValue(), row.text(condition.getKey())));
  }

  private static boolean asksFor(Set<String> values, String text) {
    var isAnyOther = values.stream().allMatch(value -> value.startsWith(Where.NOT));
    return !values.contains(Where.NOT + text) && (isAnyOther || values.contains(text));
  }

  /// A header has words, and nothing that is a number or holds a code, so that no damaged code is
  /// taken for one.
  private static boolean isHeader(List<String> cells) {
    return cells.stream().anyMatch(cell -> LETTER.matcher(cell).matches())
        && cells.stream()
            .filter(cell -> !cell.isEmpty())
            .noneMatch(cell -> HOLDS_A_CODE.matcher(cell).matches());
  }

  /// By name if the header has it once, else by number; -1 and a fault if it is neither.
  private static int named(Row first, List<String> header, String column, Notes faults) {
    var name = column.strip();
    var called =
        IntStream.range(0, header.size())
            .filter(i -> header.get(i).equalsIgnoreCase(name))
            .boxed()
            .toList();
    int width = first.fields().size();
    if (called.size() > 1) {
      faults.add(first.line(), called.get(1) + 1, bothMeant(called, header));
      return -1;
    }
    if (!called.isEmpty()) {
      return called.getFirst();
    }
    if (NUMBER.matcher(name).matches() && Integer.parseInt(name) <= width) {
      return Integer.parseInt(name) - 1;
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

  /// The one column that the header says has codes, or else the one in which most values look
  /// like codes. Of several none is taken: a year or another code would be read as goods.
  private static int found(Row first, List<String> header, List<Row> rows, Notes faults) {
    var candidates = columns(header.size(), i -> CodeCells.isName(header.get(i)));
    if (candidates.isEmpty()) {
      candidates = columns(first.fields().size(), i -> codes(rows, i) * 2 > rows.size());
    }
    if (candidates.size() > 1) {
      faults.add(first.line(), candidates.get(1) + 1, bothMeant(candidates, header));
      return -1;
    }
    if (candidates.isEmpty() && !rows.isEmpty()) {
      faults.add(
          first.line(),
          1,
          "No column holds mostly tariff codes of 4 to 10 digits: name the column.");
      return -1;
    }
    return candidates.isEmpty() ? 0 : candidates.getFirst();
  }

  private static List<Integer> columns(int width, IntPredicate holdsCodes) {
    return IntStream.range(0, width).filter(holdsCodes).boxed().toList();
  }

  private static long codes(List<Row> rows, int index) {
    return rows.stream().filter(row -> CodeCells.looksLikeACode(row.text(index))).count();
  }

  private static String shown(int index, String name) {
    return "%d \"%s\"".formatted(index + 1, Row.shown(name));
  }

  private static String bothMeant(List<Integer> candidates, List<String> header) {
    var shown =
        candidates.stream()
            .limit(CANDIDATES_SHOWN_MAX)
            .map(i -> header.isEmpty() ? "" + (i + 1) : shown(i, header.get(i)))
            .collect(Collectors.joining(", "));
    return "Columns %s%s could %s be meant: choose one by its number, as in column=%d."
        .formatted(
            shown,
            candidates.size() > CANDIDATES_SHOWN_MAX ? " …" : "",
            candidates.size() > 2 ? "all" : "both",
            candidates.getFirst() + 1);
  }
}
