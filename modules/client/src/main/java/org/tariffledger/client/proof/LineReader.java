package org.tariffledger.client.proof;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;

/// Lines as they are, without the line feed at the end of each. It tells how much it has read.
final class LineReader implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 17;
  private static final int LINE_BYTES_MAX = 65_535;

  private final String name;
  private final InputStream in;
  private final LongConsumer reached;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int begin;
  private int end;
  private int lineEnd;
  private long bytes;
  private long number;

  LineReader(String name, InputStream in, LongConsumer reached) {
    this.name = name;
    this.in = in;
    this.reached = reached;
  }

  /// False after the last; else [#begin], [#length] and [#buffer] tell the line.
  boolean next() {
    begin = number == 0 ? 0 : lineEnd + 1;
    for (int at = begin; ; at++) {
      if (at == end) {
        at -= begin;
        if (!fill()) {
          return false;
        }
      }
      if (buffer[at] == '\n') {
        lineEnd = at;
        number++;
        return true;
      }
    }
  }

  /// What of the line is there already comes to the front.
  private boolean fill() {
    int kept = end - begin;
    if (kept > LINE_BYTES_MAX) {
      throw new NotProven(name + ", line " + (number + 1) + " is longer than any.");
    }
    System.arraycopy(buffer, begin, buffer, 0, kept);
    begin = 0;
    try {
      int read = in.read(buffer, kept, buffer.length - kept);
      if (read < 0) {
        if (kept > 0) {
          throw new NotProven(name + ", line " + (number + 1) + " is cut.");
        }
        end = 0;
        lineEnd = -1;
        return false;
      }
      end = kept + read;
      bytes += read;
      reached.accept(bytes);
      return read > 0 || fill();
    } catch (IOException e) {
      throw ExportFiles.unreadable(name, e);
    }
  }

  byte[] buffer() {
    return buffer;
  }

  int begin() {
    return begin;
  }

  int length() {
    return lineEnd - begin;
  }

  byte[] line() {
    return Arrays.copyOfRange(buffer, begin, lineEnd);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
