package org.tariffledger.audit.log;

import java.util.ArrayList;
import java.util.List;

/// Roots and proofs of a tree, as RFC 9162, section 2.1, defines them. Any size that the tree once
/// had can be asked for: its nodes never change.
final class MerkleTree {

  private final Nodes nodes;

  MerkleTree(Nodes nodes) {
    this.nodes = nodes;
  }

  Hash root(long size) {
    return size == 0 ? Hash.OF_NOTHING : hash(0, size);
  }

  /// What it takes to come from the leaf to the root, beginning beside the leaf.
  List<Hash> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("No leaf " + index + " in a tree of " + size + ".");
    }
    var path = new ArrayList<Hash>();
    include(index, 0, size, path);
    return path;
  }

  /// What it takes to see that the greater tree begins with the smaller one. Empty for a smaller
  /// tree without leaves, with which every tree begins.
  List<Hash> consistency(long from, long to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("No tree of " + to + " begins with one of " + from + ".");
    }
    var path = new ArrayList<Hash>();
    if (from > 0 && from < to) {
      join(from, 0, to, true, path);
    }
    return path;
  }

  private void include(long index, long first, long end, List<Hash> path) {
    if (end - first == 1) {
      return;
    }
    var middle = first + leftOf(end - first);
    if (index < middle) {
      include(index, first, middle, path);
      path.add(hash(middle, end));
    } else {
      include(index, middle, end, path);
      path.add(hash(first, middle));
    }
  }

  /// `isWhole` while the part before `from` is the smaller tree itself, whose root is known.
  private void join(long from, long first, long end, boolean isWhole, List<Hash> path) {
    if (from == end) {
      if (!isWhole) {
        path.add(hash(first, end));
      }
      return;
    }
    var middle = first + leftOf(end - first);
    if (from <= middle) {
      join(from, first, middle, isWhole, path);
      path.add(hash(middle, end));
    } else {
      join(from, middle, end, false, path);
      path.add(hash(first, middle));
    }
  }

  /// Of the leaves from the first to before the end, where these are a part of their own.
  Hash hash(long first, long end) {
    var count = end - first;
    if (Long.bitCount(count) == 1) {
      var level = Long.numberOfTrailingZeros(count);
      return nodes.at(level, first >> level);
    }
    var middle = first + leftOf(count);
    return Hash.ofNode(hash(first, middle), hash(middle, end));
  }

  /// The greatest power of two below the count.
  private static long leftOf(long count) {
    return Long.highestOneBit(count - 1);
  }
}
