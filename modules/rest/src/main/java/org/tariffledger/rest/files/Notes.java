package org.tariffledger.rest.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects findings: all are counted, the first ones are kept.
final class Notes {

  private final List<FileFault> kept = new ArrayList<>();
  private int total;

  void add(int line, int column, String detail) {
    total++;
    if (kept.size() < Findings.SHOWN_MAX) {
      kept.add(new FileFault(line, column, detail));
    }
  }

  int total() {
    return total;
  }

  boolean isEmpty() {
    return total == 0;
  }

  Findings findings() {
    var byPlace = Comparator.comparingInt(FileFault::line).thenComparingInt(FileFault::column);
    return new Findings(kept.stream().sorted(byPlace).toList(), total);
  }
}
