package org.tariffledger.rest.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Schedule;
import org.tariffledger.domain.ScheduleLine;
import org.tariffledger.rest.files.ScheduleLayout.Part;

/// Reads a schedule from CSV: all of it, or every fault.
public final class ScheduleFile {

  public static final long BYTES_MAX = 64L * 1024 * 1024;

  private final Notes faults = new Notes();
  private final Notes warnings = new Notes();
  private final List<ScheduleLine> lines = new ArrayList<>();

  /// In which line of the file each of `lines` begins.
  private final List<Integer> places = new ArrayList<>();

  private final Map<ProductCode, Integer> placeOfCode = new HashMap<>();

  private ScheduleFile() {}

  /// By the given format, or by the one that the header shows. A stream that breaks off fails with
  /// its own exception, one of more than `BYTES_MAX` with `FileTooLarge`.
  public static Reading<Schedule> read(InputStream in, @Nullable ScheduleFormat format)
      throws IOException {
    return read(in, format, BYTES_MAX);
  }

  public static Reading<Schedule> read(
      InputStream in, @Nullable ScheduleFormat format, long bytesMax) throws IOException {
    return new ScheduleFile().readAll(in, format, bytesMax);
  }

  private Reading<Schedule> readAll(InputStream in, @Nullable ScheduleFormat format, long bytesMax)
      throws IOException {
    try (var rows = new Rows(in, bytesMax, faults)) {
      var first = rows.next();
      var layout = first == null ? null : ScheduleLayout.of(first, format, faults, warnings);
      if (first != null && layout != null) {
        readRows(layout, layout.hasHeader() ? rows.next() : first, rows);
      }
      if (lines.isEmpty() && faults.isEmpty()) {
        faults.add(1, 1, first == null ? "The file is empty." : "The file has no lines.");
      }
      return reading(layout);
    }
  }

  private void readRows(ScheduleLayout layout, @Nullable Row from, Rows rows) throws IOException {
    var reader = new ScheduleRow(layout, faults, warnings);
    for (var row = from; row != null; row = rows.next()) {
      var line = reader.read(row);
      if (line == null) {
        continue;
      }
      if (lines.size() == Schedule.LINES_MAX) {
        faults.add(row.line(), 1, "A schedule has at most " + Schedule.LINES_MAX + " lines.");
        return;
      }
      noteCode(line, row, layout);
      lines.add(line);
      places.add(row.line());
    }
    reader.warnOfFractions();
  }

  private void noteCode(ScheduleLine line, Row row, ScheduleLayout layout) {
    var code = line.code();
    var before = code == null ? null : placeOfCode.putIfAbsent(code, row.line());
    if (before != null) {
      faults.add(
          row.line(),
          layout.index(Part.CODE) + 1,
          "Code %s stands in line %d already.".formatted(code, before));
    }
  }

  private Reading<Schedule> reading(@Nullable ScheduleLayout layout) {
    var schedule = faults.isEmpty() ? Schedule.of(lines) : null;
    if (schedule != null && layout != null && layout.format() == ScheduleFormat.PLAIN) {
      findLinesWithoutRate(schedule, layout);
    }
    var content = faults.isEmpty() ? schedule : null;
    var duties = content == null ? DutyCounts.NOTHING : DutyCounts.of(content);
    return new Reading<>(
        content,
        new Counts(lines.size(), placeOfCode.size(), 0, 0, duties),
        faults.findings(),
        warnings.findings(),
        layout == null ? null : layout.format(),
        null);
  }

  /// A plain line that stands for itself says its rate: else it was cut off.
  private void findLinesWithoutRate(Schedule schedule, ScheduleLayout layout) {
    for (int i = 0; i < lines.size(); i++) {
      var line = schedule.tariffLines().get(i);
      if (line.general().isEmpty() && line.children().isEmpty()) {
        faults.add(places.get(i), layout.index(layout.rate()) + 1, "There is no rate.");
      }
    }
  }
}
