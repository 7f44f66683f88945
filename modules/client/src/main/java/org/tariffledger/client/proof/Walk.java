package org.tariffledger.client.proof;

/// Goes through changes in their order and makes the tree of the log of them.
final class Walk {

  /// The hashes that stand for parts of the log of which no change is known.
  @FunctionalInterface
  interface Gaps {
    /// The next of them.
    ///
    /// @throws NotProven if there is none
    Hash next(long from);
  }

  private final Tree tree;
  private final long size;
  private final Gaps gaps;
  private final OlderRoots older;
  private long count;
  private long first = Places.NONE;
  private long last = Places.NONE;

  Walk(long size, Gaps gaps, OlderRoots older) {
    this.tree = new Tree(size);
    this.size = size;
    this.gaps = gaps;
    this.older = older;
    look();
  }

  void change(byte[] bytes, int from, int length) {
    count++;
    long place = Places.of(bytes, from, length);
    if (place == Places.NONE) {
      throw new NotProven("The " + count + ". that came is no change.");
    }
    if (place <= last) {
      throw new NotProven(
          "After change %d came %d: out of order, or there twice.".formatted(last, place));
    }
    if (place >= size) {
      throw new NotProven("Change " + place + " is beyond the end of the log.");
    }
    fill(place);
    tree.leaf(Hash.ofLeaf(bytes, from, length));
    first = count == 1 ? place : first;
    last = place;
    look();
  }

  private void fill(long before) {
    while (tree.end() < before) {
      tree.part(gaps.next(tree.end()), before);
      look();
    }
  }

  /// Up to here the tree is made of whole parts, so that it is the one which the log had when it
  /// was so large; also where only hashes of the parts are known.
  private void look() {
    if (tree.end() < size && older.needs(tree.end())) {
      older.have(tree.end(), tree.root());
    }
  }

  /// After the last change.
  ///
  /// @throws NotProven if the root is another than the checkpoint's
  void end(Hash expected) {
    fill(size);
    if (!tree.root().equals(expected)) {
      throw new NotProven("They do not give its root: one was edited, removed, inserted or moved.");
    }
  }

  long count() {
    return count;
  }

  /// Whether all are of those between two, both included.
  boolean isWithin(long from, long to) {
    return count == 0 || (first >= from && last <= to);
  }
}
