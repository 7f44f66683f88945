package org.tariffledger.commands;

/// Others held what the act needed for longer than it may wait. Nothing of it was recorded.
public final class LedgerBusy extends RuntimeException {

  LedgerBusy(Throwable cause) {
    super("The ledger is busy; the act was not recorded and may be sent again.", cause);
  }
}
