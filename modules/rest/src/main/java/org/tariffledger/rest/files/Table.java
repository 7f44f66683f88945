package org.tariffledger.rest.files;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A CSV file with a header. Empty fields say nothing and are left out.
public record Table(List<String> header, List<Line> lines) {

  public record Line(int number, Map<String, String> fields) {}

  /// What could be read, null without a header, and what could not.
  public record Read(@Nullable Table table, Findings faults) {}

  public Table {
    header = List.copyOf(header);
    lines = List.copyOf(lines);
  }

  /// Where a column stands, counted from 1; the first where there is none of that name.
  public int column(String name) {
    return Math.max(header.indexOf(name), 0) + 1;
  }
}
