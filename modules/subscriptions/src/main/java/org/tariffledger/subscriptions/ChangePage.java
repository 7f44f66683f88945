package org.tariffledger.subscriptions;

/// Changes as one JSON array of the bytes that are stored. `next` is the sequence after which to go
/// on. A full page never changes, by whatever but goods it was filtered.
public final class ChangePage {

  private final byte[] json;
  private final int size;
  private final long next;
  private final boolean isFull;

  ChangePage(byte[] json, int size, long next, boolean isFull) {
    this.json = json;
    this.size = size;
    this.next = next;
    this.isFull = isFull;
  }

  /// Not to be written to.
  public byte[] json() {
    return json;
  }

  public int size() {
    return size;
  }

  public long next() {
    return next;
  }

  public boolean isFull() {
    return isFull;
  }
}
