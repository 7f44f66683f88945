package org.tariffledger.audit.log;

import java.util.List;

/// The log as this server stands by it.
public final class VerifiableLog {

  /// The newest checkpoint that this server has seen and kept.
  ///
  /// @throws LogUnavailable if there is none yet, or if the log is not what it was
  public SignedCheckpoint checkpoint() {
    throw new LogUnavailable("log-not-ready", "The log has no checkpoint yet.");
  }

  /// That the change with this sequence stands in the newest checkpoint; its bytes are
  /// `receipt.bytes()`.
  ///
  /// @throws LogUnavailable also if the change is not in a checkpoint yet
  public Receipt receipt(long sequence) {
    throw new LogUnavailable("log-not-ready", "Change " + sequence + " is not logged yet.");
  }

  /// All keys that ever signed, the newest first; each as `vkey()`.
  public List<LogKey> keys() {
    return List.of();
  }
}
