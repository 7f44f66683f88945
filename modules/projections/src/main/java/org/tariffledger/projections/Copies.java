package org.tariffledger.projections;

import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.UnaryOperator;

/// Copies of what an index holds, so that the copy and the original may grow apart.
final class Copies {

  static <K, V> ConcurrentMap<K, V> of(ConcurrentMap<K, V> map, UnaryOperator<V> copy) {
    var copied = new ConcurrentHashMap<K, V>(map.size());
    map.forEach((key, value) -> copied.put(key, copy.apply(value)));
    return copied;
  }

  static <T> Set<T> ofSet(Set<T> set) {
    Set<T> copied = ConcurrentHashMap.newKeySet(set.size());
    copied.addAll(set);
    return copied;
  }

  static <T> NavigableSet<T> ofSorted(NavigableSet<T> set) {
    return new ConcurrentSkipListSet<>(set);
  }

  private Copies() {}
}
