package org.tariffledger.audit.log;

import org.jspecify.annotations.Nullable;

/// How far the log has come: the leaves of the tree, the newest checkpoint as it was signed, and
/// when that was.
record LogHead(long size, @Nullable String checkpoint, long signedMs) {

  @Nullable SignedCheckpoint signed() {
    var note = checkpoint;
    if (note == null) {
      return null;
    }
    try {
      return SignedCheckpoint.parse(note);
    } catch (IllegalArgumentException e) {
      throw new LogDamage("The newest checkpoint cannot be read: " + e.getMessage());
    }
  }
}
