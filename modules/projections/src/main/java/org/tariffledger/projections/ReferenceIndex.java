package org.tariffledger.projections;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;

/// Reference facts by what they are about, in the order of their positions. Readers see a list as
/// it was or as it is, never in between.
final class ReferenceIndex<K> {

  private final ConcurrentNavigableMap<K, List<Recorded<ReferenceEvent>>> entries;

  ReferenceIndex(Comparator<K> order) {
    entries = new ConcurrentSkipListMap<>(order);
  }

  void add(K key, Recorded<ReferenceEvent> entry) {
    var longer = new ArrayList<>(of(key));
    longer.add(entry);
    entries.put(key, List.copyOf(longer));
  }

  List<Recorded<ReferenceEvent>> of(K key) {
    return entries.getOrDefault(key, List.of());
  }

  Collection<K> keys() {
    return Collections.unmodifiableCollection(entries.keySet());
  }
}
