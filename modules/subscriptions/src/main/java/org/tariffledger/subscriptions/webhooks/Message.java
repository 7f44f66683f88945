package org.tariffledger.subscriptions.webhooks;

/// What is sent: an id, the same however often it is sent, and the bytes, never to be written to.
final class Message {

  private final String id;
  private final byte[] bytes;

  Message(String id, byte[] bytes) {
    this.id = id;
    this.bytes = bytes;
  }

  String id() {
    return id;
  }

  byte[] bytes() {
    return bytes;
  }
}
