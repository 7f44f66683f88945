package org.tariffledger.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The lines as people read them, in Markdown.
final class Table {

  private static final String HEAD =
      """

      | measured | value | its floor | value | ratio | hoped | met |
      |---|---:|---|---:|---:|---:|---|
      """;

  static String of(List<Line> lines) {
    return lines.stream().map(Table::row).collect(Collectors.joining("\n", HEAD, "\n"));
  }

  private static String row(Line line) {
    var hope = line.hope();
    return "| %s | %s | %s | %s | %s× | %s | %s |"
        .formatted(
            line.what(),
            number(line.value()) + " " + line.unit(),
            line.floor(),
            number(line.floorValue()) + " " + line.unit(),
            number(line.ratio()),
            hope == null ? "" : hope,
            hope == null ? "" : hope.isMet(line.ratio()) ? "yes" : "no");
  }

  /// As many digits as one run can stand for.
  static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
  }

  private Table() {}
}
