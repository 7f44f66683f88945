package org.tariffledger.audit.log;

import java.util.List;

/// Whether a proof proves what it says, as RFC 9162, sections 2.1.3.2 and 2.1.4.2, finds out.
public final class Proofs {

  public static boolean isIncluded(Hash leaf, long index, long size, List<Hash> path, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    var at = index;
    var last = size - 1;
    var hash = leaf;
    for (var beside : path) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        hash = Hash.ofNode(beside, hash);
        var skipped = at == 0 ? 0 : Long.numberOfTrailingZeros(at);
        at >>= skipped;
        last >>= skipped;
      } else {
        hash = Hash.ofNode(hash, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  public static boolean isConsistent(
      long from, Hash fromRoot, long to, Hash toRoot, List<Hash> path) {
    if (from < 0 || from > to) {
      return false;
    }
    if (from == 0 || from == to) {
      return path.isEmpty() && (from == to ? fromRoot.equals(toRoot) : isOfNothing(fromRoot));
    }
    // Of a complete tree the root itself is where both begin, and is left out.
    var isComplete = Long.bitCount(from) == 1;
    if (path.isEmpty()) {
      return false;
    }
    var skipped = Long.numberOfTrailingZeros(from);
    var at = (from - 1) >> skipped;
    var last = (to - 1) >> skipped;
    var smaller = isComplete ? fromRoot : path.getFirst();
    var greater = smaller;
    for (var beside : path.subList(isComplete ? 0 : 1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        smaller = Hash.ofNode(beside, smaller);
        greater = Hash.ofNode(beside, greater);
        var more = at == 0 ? 0 : Long.numberOfTrailingZeros(at);
        at >>= more;
        last >>= more;
      } else {
        greater = Hash.ofNode(greater, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && smaller.equals(fromRoot) && greater.equals(toRoot);
  }

  private static boolean isOfNothing(Hash root) {
    return root.equals(Hash.OF_NOTHING);
  }

  private Proofs() {}
}
