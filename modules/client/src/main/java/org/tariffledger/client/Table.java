package org.tariffledger.client;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Rows of text in columns that are as wide as their widest cell. Below a header, columns of
/// numbers stand at the right.
final class Table {

  private static final String BETWEEN = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final int headers;

  private Table(int headers) {
    this.headers = headers;
  }

  static Table withHeader(String... names) {
    return new Table(1).row(names);
  }

  static Table withoutHeader() {
    return new Table(0);
  }

  Table row(String... cells) {
    rows.add(Stream.of(cells).map(Printable::of).toList());
    return this;
  }

  boolean hasOnlyItsHeader() {
    return rows.size() == headers;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var row : rows) {
      var line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(column == 0 ? "" : BETWEEN).append(padded(row.get(column), column));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private String padded(String cell, int column) {
    var blanks = " ".repeat(width(column) - length(cell));
    return isNumeric(column) ? blanks + cell : cell + blanks;
  }

  private int width(int column) {
    return cells(column).stream().mapToInt(Table::length).max().orElse(0);
  }

  private boolean isNumeric(int column) {
    var cells = cells(column).stream().skip(headers).toList();
    return headers > 0
        && cells.stream().allMatch(cell -> cell.matches("[0-9][0-9.,]*%?|-|"))
        && cells.stream().anyMatch(cell -> cell.matches(".*[0-9].*"));
  }

  private List<String> cells(int column) {
    return rows.stream().filter(row -> row.size() > column).map(row -> row.get(column)).toList();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
