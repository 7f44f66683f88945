package org.tariffledger.audit.exports;

import java.util.Arrays;

/// Numbers in ascending order, as runs of such that follow one another: of a whole range one.
final class Numbers {

  private static final int RUNS_FIRST = 16;

  private long[] firsts = new long[RUNS_FIRST];
  private long[] ends = new long[RUNS_FIRST];
  private int runs;

  void add(long number) {
    if (runs > 0 && ends[runs - 1] == number) {
      ends[runs - 1]++;
      return;
    }
    if (runs == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * runs);
      ends = Arrays.copyOf(ends, 2 * runs);
    }
    firsts[runs] = number;
    ends[runs++] = number + 1;
  }

  /// Whether there is any from one to before another.
  boolean isAnyIn(long from, long before) {
    int run = endingAfter(from);
    return run < runs && firsts[run] < before;
  }

  /// Whether all from one to before another are there.
  boolean areAllIn(long from, long before) {
    int run = endingAfter(from);
    return run < runs && firsts[run] <= from && ends[run] >= before;
  }

  private int endingAfter(long number) {
    int low = 0;
    int high = runs;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] <= number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
