package org.tariffledger.rest.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.domain.ProductCode;

/// Reads a product list from CSV: codes with or without dots, with a header or without.
public final class ListFile {

  /// Only rows in which the column, a header's name or a number from 1, has this value, or another
  /// than the one that stands behind a `!`. Of several values of one column any will do; of several
  /// columns each must match.
  public record Where(String column, String value) {

    static final String NOT = "!";
  }

  public static final long BYTES_MAX = 64L * 1024 * 1024;

  private final Notes faults = new Notes();
  private final Set<ProductCode> codes = new LinkedHashSet<>();
  private int lines;
  private int repeated;
  private int leftOut;

  private ListFile() {}

  /// From the column, a header's name or a number from 1; without it from the one that a header
  /// says has codes, or in which most values look like codes; that there are several is a fault.
  /// A stream that breaks off fails with its own exception, one of more than `BYTES_MAX` with
  /// `FileTooLarge`.
  public static Reading<CodeSet> read(InputStream in, @Nullable String column, List<Where> where)
      throws IOException {
    return read(in, column, where, BYTES_MAX);
  }

  public static Reading<CodeSet> read(
      InputStream in, @Nullable String column, List<Where> where, long bytesMax)
      throws IOException {
    return new ListFile().readAll(in, column, where, bytesMax);
  }

  private Reading<CodeSet> readAll(
      InputStream in, @Nullable String column, List<Where> where, long bytesMax)
      throws IOException {
    try (var rows = new Rows(in, bytesMax, faults)) {
      var sample = sample(rows);
      var layout = sample.isEmpty() ? null : ListLayout.of(sample, column, where, faults);
      if (layout != null) {
        readRows(layout, sample, rows);
      }
      if (codes.isEmpty() && faults.isEmpty()) {
        faults.add(1, 1, why(sample, where));
      }
      return reading(layout);
    }
  }

  private Reading<CodeSet> reading(@Nullable ListLayout layout) {
    return new Reading<>(
        faults.isEmpty() ? CodeSet.of(codes) : null,
        new Counts(lines, codes.size(), repeated, leftOut, DutyCounts.NOTHING),
        faults.findings(),
        new Notes().findings(),
        null,
        layout == null ? null : layout.column());
  }

  /// The first rows, by which the layout is found.
  private static List<Row> sample(Rows rows) throws IOException {
    var sample = new ArrayList<Row>();
    while (sample.size() < ListLayout.SAMPLE_ROWS) {
      var row = rows.next();
      if (row == null) {
        break;
      }
      sample.add(row);
    }
    return sample;
  }

  private void readRows(ListLayout layout, List<Row> sample, Rows rest) throws IOException {
    for (var row : sample.subList(layout.hasHeader() ? 1 : 0, sample.size())) {
      readRow(layout, row);
    }
    for (var row = rest.next(); row != null; row = rest.next()) {
      readRow(layout, row);
      if (codes.size() > CodeSet.CODES_MAX) {
        faults.add(row.line(), 1, "A list has at most " + CodeSet.CODES_MAX + " codes.");
        return;
      }
    }
  }

  private void readRow(ListLayout layout, Row row) {
    if (!layout.asksFor(row)) {
      leftOut++;
      return;
    }
    lines++;
    var code = CodeCells.read(row, layout.code(), faults);
    if (code != null && !codes.add(code.line())) {
      repeated++;
    }
  }

  private String why(List<Row> sample, List<Where> where) {
    if (sample.isEmpty()) {
      return "The file is empty.";
    }
    return leftOut == 0
        ? "The file has a header and no codes."
        : "No line has what is asked for: "
            + String.join(" and ", where.stream().map(w -> w.column() + " = " + w.value()).toList())
            + ".";
  }
}
