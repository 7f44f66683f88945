package org.tariffledger.benchmarks;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Recorded;
import tools.jackson.databind.json.JsonMapper;

/// What a measure with its five events occupies in the rate book, and in a plain list.
final class Heap {

  private static final JsonMapper JSON = LedgerJson.mapper();

  static List<Line> measure(Sizes sizes) {
    var measures = sizes.heapMeasures();
    bytesOf(() -> Books.of(asRead(100))); // Loads what both need.
    var book = bytesOf(() -> Books.of(asRead(measures)));
    var list = bytesOf(() -> list(measures));
    return List.of(
        new Line(
            "Heap of a measure and its five events, %,d versions"
                .formatted(measures * World.EVENTS_PER_MEASURE),
            (double) book / measures,
            "bytes",
            "the same events in an ArrayList",
            (double) list / measures,
            null));
  }

  private static List<Recorded<Event>> list(int measures) {
    var entries = new ArrayList<Recorded<Event>>();
    asRead(measures).forEach(event -> entries.add(Books.next(entries.size(), event)));
    return entries;
  }

  /// Through JSON, because events from the store share nothing with each other.
  private static Stream<Event> asRead(int measures) {
    return World.events(measures)
        .map(event -> JSON.readValue(JSON.writeValueAsBytes(event), event.getClass()));
  }

  /// What is kept in memory for it, and by it.
  static long bytesOf(Supplier<Object> made) {
    var before = used();
    var held = made.get();
    try {
      return used() - before;
    } finally {
      Reference.reachabilityFence(held);
    }
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private Heap() {}
}
