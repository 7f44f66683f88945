package org.tariffledger.audit.log;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of holding every change against the tree: how many were read of how many, and what
/// does not go together. `endedAt` is null while it is still being found out.
public record Verification(
    Instant begunAt,
    @Nullable Instant endedAt,
    long changes,
    long changesOf,
    List<Finding> findings,
    long findingsTotal) {

  /// So many findings are told.
  static final int FINDINGS_MAX = 100;

  /// What is wrong with the log.
  public enum Kind {
    /// A change is not what was logged: edited, or in another's place.
    EDITED,
    /// A change that was logged is not there.
    REMOVED,
    /// A change is there that nobody told.
    INSERTED,
    /// The tree itself does not go together, or not with what was signed.
    TREE
  }

  /// `sequence` is that of the change, if it is about one.
  public record Finding(Kind kind, @Nullable Long sequence, String sentence) {}

  public Verification {
    findings = List.copyOf(findings);
  }

  public boolean isGood() {
    return endedAt != null && findingsTotal == 0;
  }
}
