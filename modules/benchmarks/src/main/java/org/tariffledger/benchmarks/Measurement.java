package org.tariffledger.benchmarks;

import java.util.List;

/// What is measured, in the order of the table.
enum Measurement {
  HTTP,
  LOOKUP,
  HEAP,
  COMMANDS,
  WRITERS,
  TRAVEL,
  REBUILD,
  RANGES,
  TARIFF,
  PRODUCT,
  BATCH,
  FACTS,
  CHANGES,
  CHANNELS,
  REPLAYS,
  AUDIT,
  START;

  List<Line> take(Sizes sizes) throws Exception {
    return switch (this) {
      case HTTP -> RateOverHttp.measure(sizes);
      case LOOKUP -> Lookup.measure(sizes);
      case HEAP -> Heap.measure(sizes);
      case COMMANDS -> DurableCommands.measure(sizes);
      case WRITERS -> ConcurrentWriters.measure(sizes);
      case TRAVEL -> TimeTravel.measure(sizes);
      case REBUILD -> Rebuild.measure(sizes);
      case RANGES -> Ranges.measure(sizes);
      case TARIFF -> TariffLines.measure(sizes);
      case PRODUCT -> ProductLookup.measure(sizes);
      case BATCH -> Batches.measure(sizes);
      case FACTS -> OpenFacts.measure(sizes);
      case CHANGES -> ChangeLog.measure(sizes);
      case CHANNELS -> Channels.measure(sizes);
      case REPLAYS -> Replaying.measure(sizes);
      case AUDIT -> Auditing.measure(sizes);
      case START -> Start.measure(sizes);
    };
  }
}
