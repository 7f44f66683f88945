package org.tariffledger.subscriptions;

/// A change of the log, as it is published.
public final class ToldChange {

  private final long sequence;
  private final String type;
  private final byte[] bytes;

  ToldChange(long sequence, String type, byte[] bytes) {
    this.sequence = sequence;
    this.type = type;
    this.bytes = bytes;
  }

  public long sequence() {
    return sequence;
  }

  public String type() {
    return type;
  }

  /// A CloudEvent in JSON. Not to be written to.
  public byte[] bytes() {
    return bytes;
  }
}
