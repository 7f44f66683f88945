package org.tariffledger.projections;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Recorded;

/// Entries by what they are about, in the order of their positions. Readers see a list as
/// it was or as it is, never in between.
final class EntryIndex<K, E extends Event> {

  private final ConcurrentNavigableMap<K, List<Recorded<E>>> entries;

  EntryIndex(Comparator<K> order) {
    entries = new ConcurrentSkipListMap<>(order);
  }

  private EntryIndex(ConcurrentNavigableMap<K, List<Recorded<E>>> entries) {
    this.entries = entries;
  }

  EntryIndex<K, E> copy() {
    return new EntryIndex<>(new ConcurrentSkipListMap<>(entries));
  }

  void add(K key, Recorded<E> entry) {
    var longer = new ArrayList<>(of(key));
    longer.add(entry);
    entries.put(key, List.copyOf(longer));
  }

  List<Recorded<E>> of(K key) {
    return entries.getOrDefault(key, List.of());
  }

  Collection<K> keys() {
    return Collections.unmodifiableCollection(entries.keySet());
  }
}
