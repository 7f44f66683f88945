package org.tariffledger.projections;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/// When each position was recorded. Positions are dense and record times never go back, so that a
/// plain array answers both ways. One thread writes, any number read.
final class RecordTimes {

  private static final class Page {
    final long[] micros;
    final int size;

    Page(long[] micros, int size) {
      this.micros = micros;
      this.size = size;
    }
  }

  // Written last, read first: who sees a position sees everything that was put before it.
  private volatile Page page;

  RecordTimes() {
    this(new Page(new long[1_024], 0));
  }

  private RecordTimes(Page page) {
    this.page = page;
  }

  RecordTimes copy() {
    var now = page;
    return new RecordTimes(new Page(Arrays.copyOf(now.micros, now.micros.length), now.size));
  }

  /// The next positions, which were recorded together: whoever sees one of them sees all.
  void add(Instant recordedAt, int positions) {
    var now = page;
    var size = now.size + positions;
    var micros =
        size <= now.micros.length
            ? now.micros
            : Arrays.copyOf(now.micros, Math.max(size, 2 * now.size));
    Arrays.fill(micros, now.size, size, ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt));
    page = new Page(micros, size);
  }

  long last() {
    return page.size;
  }

  Instant at(long position) {
    return position == 0
        ? Instant.EPOCH
        : Instant.EPOCH.plus(page.micros[Math.toIntExact(position - 1)], ChronoUnit.MICROS);
  }

  long positionAt(Instant recordedAt) {
    var now = page;
    if (recordedAt.isBefore(Instant.EPOCH)) {
      return 0;
    }
    var micros = ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt);
    int low = 0;
    int high = now.size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (now.micros[middle] <= micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
