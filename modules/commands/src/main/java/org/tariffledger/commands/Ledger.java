package org.tariffledger.commands;

import java.util.function.Consumer;

/// Takes acts in: all of an act's commands or none.
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"})
public final class Ledger {

  /// Records the act.
  ///
  /// @throws ActRefused if a rule refuses any of the commands; nothing was recorded then
  /// @throws LedgerBusy if others kept the ledger locked for too long; nothing was recorded then
  public Receipt record(Act act) {
    return record(act, _ -> {});
  }

  /// What `alsoInTheTransaction` writes is kept exactly if the act is.
  public Receipt record(Act act, Consumer<Receipt> alsoInTheTransaction) {
    throw new UnsupportedOperationException();
  }

  /// What recording the act would leave; nothing is kept.
  public Receipt rehearse(Act act) {
    throw new UnsupportedOperationException();
  }
}
