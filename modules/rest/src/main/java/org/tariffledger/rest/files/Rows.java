package org.tariffledger.rest.files;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a CSV file (RFC 4180), without comment lines (`#`) and empty lines. A row that has
/// not as many fields as the first is a fault and is left out; quotes that cannot be read are a
/// fault and end the reading, since nobody knows where the next row begins.
final class Rows implements Closeable {

  static final int FIELD_CHARS_MAX = 64 * 1024;

  private static final int FIELDS_MAX = 1_000;

  private final Notes faults;
  private final Collector collector = new Collector();
  private final CsvReader<Row> reader;
  private final Iterator<Row> rows;
  private int width;

  Rows(InputStream in, long bytesMax, Notes faults) throws IOException {
    this.faults = faults;
    this.reader =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(FIELD_CHARS_MAX)
            .build(collector, new Utf8Reader(new BoundedStream(in, bytesMax), faults));
    this.rows = reader.iterator();
  }

  /// The next row that has the width of the first; null at the end.
  @Nullable Row next() throws IOException {
    try {
      while (rows.hasNext()) {
        var row = rows.next();
        width = width == 0 ? collector.count : width;
        if (collector.count == width && width <= FIELDS_MAX) {
          return row;
        }
        faults.add(row.line(), Math.min(width, collector.count) + 1, widths(collector.count));
      }
      return null;
    } catch (CsvParseException _) {
      faults.add(
          collector.line,
          collector.count + 1,
          "The field cannot be read: a quote is not closed, or something follows a closing quote,"
              + " or it has more than %d characters. Nothing behind it was read."
                  .formatted(FIELD_CHARS_MAX));
      return null;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private String widths(int count) {
    return count > FIELDS_MAX
        ? "A line has at most %d fields.".formatted(FIELDS_MAX)
        : "The line has %d field%s where the first has %d."
            .formatted(count, count == 1 ? "" : "s", width);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /// Gathers the fields of the row that is being read, and knows where it is.
  private static final class Collector extends AbstractBaseCsvCallbackHandler<Row> {

    private List<String> fields = new ArrayList<>();
    private int line = 1;
    private int count;

    @Override
    protected void handleBegin(long startingLineNumber) {
      line = Math.toIntExact(startingLineNumber);
      fields = new ArrayList<>();
      count = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      count = index + 1;
      if (count <= FIELDS_MAX) {
        fields.add(new String(buffer, offset, length));
      }
    }

    @Override
    protected Row buildRecord() {
      return new Row(line, fields);
    }
  }
}
