package org.tariffledger.audit.replays;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.projections.Difference;

/// How far it has come to build a projection anew, and what it would hold otherwise: the first
/// differences, of how many.
public record Replay(
    String id,
    Projection projection,
    long toPosition,
    State state,
    Instant begunAt,
    @Nullable Instant endedAt,
    long position,
    List<Difference> differences,
    long differencesTotal,
    Place place) {

  /// So many differences are kept.
  public static final int DIFFERENCES_MAX = 10_000;

  /// What became of it.
  public enum State {
    RUNNING,
    DONE,
    CANCELLED,
    /// The log of the server says why.
    FAILED
  }

  /// What became of what it built. Only a rate book is held.
  public enum Place {
    NONE,
    /// It may take the place of the one in use.
    READY,
    /// It has taken it.
    IN_USE
  }
}
