package org.tariffledger.benchmarks;

import java.util.List;

/// What is measured, in the order of the table.
enum Measurement {
  HTTP(RateOverHttp::measure),
  LOOKUP(Lookup::measure),
  HEAP(Heap::measure),
  COMMANDS(DurableCommands::measure),
  REBUILD(Rebuild::measure),
  START(Start::measure);

  @FunctionalInterface
  private interface Taking {
    List<Line> take(Sizes sizes) throws Exception;
  }

  private final transient Taking taking;

  Measurement(Taking taking) {
    this.taking = taking;
  }

  List<Line> take(Sizes sizes) throws Exception {
    return taking.take(sizes);
  }
}
