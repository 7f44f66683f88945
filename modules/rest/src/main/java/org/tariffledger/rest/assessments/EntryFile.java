package org.tariffledger.rest.assessments;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.files.ListFile;
import org.tariffledger.rest.files.Table;
import org.tariffledger.rest.files.Table.Line;
import org.tariffledger.rest.files.TableFile;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.json.BadInput;
import org.tariffledger.rest.json.Faults;

/// Reads a file of entries: a header that names fields, and a line for each entry. Every line is
/// read as it will be assessed, so that every fault is found before anything is begun.
record EntryFile(Entries entries, LineTimes times, ReadPosition from, Instant now) {

  static final int LINES_MAX = 50_000;

  /// Null, and every fault, if anything cannot be read.
  @Nullable List<Line> read(InputStream in, Set<String> unwanted, Faults faults)
      throws IOException {
    var columns =
        new TableFile.Columns(EntryFile::isKnown, unwanted::contains, String.join(", ", names()));
    var read = TableFile.read(in, columns, LINES_MAX, ListFile.BYTES_MAX);
    faults.addAll(read.faults());
    var table = read.table();
    if (table == null) {
      return null;
    }
    table.lines().forEach(line -> check(line, table, faults));
    return table.lines();
  }

  static boolean isKnown(String name) {
    return Entries.FIELDS.all().contains(name)
        || Entries.FIELDS.prefixes().stream().anyMatch(name::startsWith);
  }

  private static List<String> names() {
    return Stream.concat(
            Entries.FIELDS.all().stream(),
            Entries.FIELDS.prefixes().stream().map(prefix -> prefix + "<name>"))
        .collect(Collectors.toList());
  }

  private void check(Line line, Table table, Faults faults) {
    try {
      entries.read(
          line.fields(), times, new ReadPosition(from.value(), from.patience(), new Faults()), now);
    } catch (BadInput e) {
      for (var fault : e.faults()) {
        faults.add(line.number(), table.column(fault.pointer()), fault.code(), fault.detail());
      }
    }
  }
}
