package org.tariffledger.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is in one edition of an importer's schedule: its lines, in the order of the book.
public final class Schedule {

  public static final int LINES_MAX = 100_000;

  private final List<ScheduleLine> lines;
  private final ScheduleTree tree;

  /// By their texts; the first by the currency too that dollars are read as.
  private final ConcurrentMap<String, Duty> duties = new ConcurrentHashMap<>();

  private final ConcurrentMap<String, SpecialDuties> specialDuties = new ConcurrentHashMap<>();

  private Schedule(List<ScheduleLine> lines) {
    this.lines = lines;
    this.tree = new ScheduleTree(lines);
  }

  public static Schedule of(List<ScheduleLine> lines) {
    return new Schedule(checked(lines));
  }

  /// The lines, if they are those of a schedule.
  static List<ScheduleLine> checked(List<ScheduleLine> lines) {
    if (lines.isEmpty() || lines.size() > LINES_MAX) {
      throw new IllegalArgumentException("A schedule has 1 to " + LINES_MAX + " lines.");
    }
    var places = new HashMap<ProductCode, Integer>();
    for (int i = 0; i < lines.size(); i++) {
      var code = lines.get(i).code();
      var before = code == null ? null : places.putIfAbsent(code, i);
      if (before != null) {
        throw new IllegalArgumentException(
            "Code %s stands in line %d and again in line %d.".formatted(code, before + 1, i + 1));
      }
    }
    return List.copyOf(lines);
  }

  /// Reads what `text` wrote.
  public static Schedule parse(String text) {
    return of(text.lines().map(Schedule::line).toList());
  }

  public String text() {
    return text(lines);
  }

  /// One line each, its parts between tabs: the same for the same lines, whatever file held them.
  static String text(List<ScheduleLine> lines) {
    return lines.stream().map(Schedule::text).collect(Collectors.joining());
  }

  public List<ScheduleLine> lines() {
    return lines;
  }

  /// The same lines, each in its place in the tree, in the order of the book.
  public List<TariffLine> tariffLines() {
    return tree.lines();
  }

  /// The lines that stand below no other.
  public List<TariffLine> roots() {
    return tree.lines().stream().filter(line -> line.parent().isEmpty()).toList();
  }

  /// The line with the longest code that the given code is or begins with. A line of ten digits
  /// that end in 00 also answers for its eight: `0101.30.00.00` is the line `0101.30.00`.
  public Optional<TariffLine> line(ProductCode code) {
    return tree.line(code);
  }

  /// The lines whose code is the heading or begins with it, in the order of their codes.
  public List<TariffLine> below(ProductCode heading) {
    return tree.below(heading);
  }

  /// Reads a duty that stands in a line, once for all who ask. `dollars` is the currency (ISO 4217)
  /// that the schedule means by `$` and `¢`.
  public Duty duty(String text, String dollars) {
    return duties.computeIfAbsent(dollars + text, _ -> DutyText.read(text, dollars));
  }

  /// Reads the special column of a line, once for all who ask.
  public SpecialDuties specialDuties(String text) {
    return specialDuties.computeIfAbsent(text, SpecialDuties::read);
  }

  private static ScheduleLine line(String text) {
    var parts = text.split("\t", -1);
    return new ScheduleLine(
        code(parts[0]),
        Integer.parseInt(parts[1]),
        parts[2],
        parts[3],
        parts[4],
        parts[5],
        parts[6]);
  }

  private static @Nullable ProductCode code(String text) {
    return text.isEmpty() ? null : new ProductCode(text);
  }

  private static String text(ScheduleLine line) {
    return String.join(
            "\t",
            line.code() == null ? "" : line.code().value(),
            String.valueOf(line.indent()),
            line.description(),
            line.units(),
            line.general(),
            line.special(),
            line.other())
        + "\n";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schedule that && lines.equals(that.lines);
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  @Override
  public String toString() {
    return lines.size() + " lines";
  }
}
