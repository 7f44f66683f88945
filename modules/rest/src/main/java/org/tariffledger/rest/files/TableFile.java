package org.tariffledger.rest.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.files.Table.Line;

/// Reads a CSV file of which the first line names the columns, in any order.
public final class TableFile {

  /// Columns that are not known are faults, except those that are not wanted.
  public record Columns(Predicate<String> known, Predicate<String> unwanted, String all) {}

  private final Notes faults = new Notes();
  private final Columns columns;
  private final int linesMax;

  private TableFile(Columns columns, int linesMax) {
    this.columns = columns;
    this.linesMax = linesMax;
  }

  /// A stream that breaks off fails with its own exception, one of more than `bytesMax` with
  /// `FileTooLarge`.
  public static Table.Read read(InputStream in, Columns columns, int linesMax, long bytesMax)
      throws IOException {
    return new TableFile(columns, linesMax).read(in, bytesMax);
  }

  private Table.Read read(InputStream in, long bytesMax) throws IOException {
    try (var rows = new Rows(in, bytesMax, faults)) {
      var first = rows.next();
      var header = first == null ? null : header(first);
      var lines = header == null ? List.<Line>of() : lines(header, rows);
      if (lines.isEmpty() && faults.isEmpty()) {
        faults.add(1, 1, first == null ? "The file is empty." : "There is only a header.");
      }
      return new Table.Read(header == null ? null : new Table(header, lines), faults.findings());
    }
  }

  /// Null, and faults, if it is none.
  private @Nullable List<String> header(Row row) {
    var names = row.fields().stream().map(String::strip).toList();
    var seen = new HashSet<String>();
    var before = faults.total();
    for (int i = 0; i < names.size(); i++) {
      var name = names.get(i);
      if (!columns.unwanted().test(name) && !columns.known().test(name)) {
        faults.add(
            row.line(),
            i + 1,
            "There is no column \"%s\" here; there are: %s."
                .formatted(Row.shown(name), columns.all()));
      } else if (!seen.add(name)) {
        faults.add(row.line(), i + 1, "The column \"" + Row.shown(name) + "\" is there already.");
      }
    }
    return faults.total() > before ? null : names;
  }

  private List<Line> lines(List<String> header, Rows rows) throws IOException {
    var lines = new ArrayList<Line>();
    for (var row = rows.next(); row != null; row = rows.next()) {
      if (lines.size() == linesMax) {
        faults.add(row.line(), 1, "A file has at most " + linesMax + " lines of entries.");
        break;
      }
      lines.add(new Line(row.line(), fields(header, row)));
    }
    return lines;
  }

  private Map<String, String> fields(List<String> header, Row row) {
    var fields = new LinkedHashMap<String, String>();
    for (int i = 0; i < header.size(); i++) {
      var text = row.text(i).strip();
      if (!text.isEmpty() && !columns.unwanted().test(header.get(i))) {
        fields.put(header.get(i), text);
      }
    }
    return fields;
  }
}
