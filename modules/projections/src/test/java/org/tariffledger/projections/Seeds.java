package org.tariffledger.projections;

import java.util.stream.LongStream;

/// From which numbers random histories are made. `-Dseeds=100000` makes more of them, and
/// `-Dseeds.from=99999` leaves out those before.
final class Seeds {

  static LongStream first(long count) {
    return LongStream.range(Long.getLong("seeds.from", 0), Long.getLong("seeds", count));
  }

  private Seeds() {}
}
