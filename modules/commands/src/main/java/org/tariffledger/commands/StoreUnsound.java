package org.tariffledger.commands;

/// The program would lose or disorder what it is given, and therefore does not start.
public final class StoreUnsound extends RuntimeException {

  StoreUnsound(String sentence) {
    super(sentence);
  }
}
