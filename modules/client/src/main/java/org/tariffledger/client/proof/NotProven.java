package org.tariffledger.client.proof;

/// What was to be verified is not so, or cannot be told; the message says in which respect.
public final class NotProven extends RuntimeException {

  NotProven(String message) {
    super(message);
  }
}
