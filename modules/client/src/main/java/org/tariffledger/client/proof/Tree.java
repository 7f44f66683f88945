package org.tariffledger.client.proof;

import java.util.ArrayDeque;
import java.util.Deque;

/// The tree of a log, made from left to right of the changes that are known, and of a hash for each
/// part of it of which no change is. It holds a hash for each level at most.
final class Tree {

  /// Over 2^`level` changes, or less at the right end of the tree.
  private record Node(int level, Hash hash) {}

  private final long size;
  private final Deque<Node> nodes = new ArrayDeque<>();
  private long end;

  Tree(long size) {
    this.size = size;
  }

  /// How many changes it is over by now.
  long end() {
    return end;
  }

  /// The next change.
  void leaf(Hash leaf) {
    if (end >= size) {
      throw new NotProven("Change " + end + " is beyond the end of the log.");
    }
    add(new Node(0, leaf), end + 1);
  }

  /// The largest part that begins here and ends at the place or before, by its hash.
  void part(Hash hash, long before) {
    int level = 0;
    while (end(level) < before && isWithin(level + 1, before)) {
      level++;
    }
    add(new Node(level, hash), end(level));
  }

  private boolean isWithin(int level, long before) {
    return end % (1L << level) == 0 && end(level) <= before;
  }

  private long end(int level) {
    return Math.min(end + (1L << level), size);
  }

  private void add(Node added, long newEnd) {
    var node = added;
    long before = end;
    end = newEnd;
    while (newEnd - before == 1L << node.level
        && !nodes.isEmpty()
        && nodes.peek().level == node.level) {
      var left = nodes.pop();
      before -= 1L << node.level;
      node = new Node(node.level + 1, Hash.ofNode(left.hash, node.hash));
    }
    nodes.push(node);
  }

  /// Over what it is over by now.
  Hash root() {
    Hash root = null;
    for (var node : nodes) {
      root = root == null ? node.hash : Hash.ofNode(node.hash, root);
    }
    return root == null ? Hash.ofNothing() : root;
  }
}
