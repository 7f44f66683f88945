package org.tariffledger.audit.replays;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.projections.Difference;
import org.tariffledger.projections.Watch;

/// One that runs, or ran. Asked and told by several threads.
final class Running implements Watch {

  private final String id;
  private final Projection projection;
  private final long toPosition;
  private final Clock clock;
  private final Instant begunAt;
  private final List<Difference> differences = new ArrayList<>();
  private long differencesTotal;
  private long position;
  private Replay.State state = Replay.State.RUNNING;
  private Replay.Place place = Replay.Place.NONE;
  private @Nullable Instant endedAt;

  Running(String id, Projection projection, long toPosition, Clock clock) {
    this.id = id;
    this.projection = projection;
    this.toPosition = toPosition;
    this.clock = clock;
    this.begunAt = clock.instant();
  }

  String id() {
    return id;
  }

  Projection projection() {
    return projection;
  }

  long toPosition() {
    return toPosition;
  }

  @Override
  public synchronized boolean goesOn(long reached) {
    position = reached;
    return state == Replay.State.RUNNING;
  }

  @Override
  public synchronized void found(Difference difference) {
    differencesTotal++;
    if (differences.size() < Replay.DIFFERENCES_MAX) {
      differences.add(difference);
    }
  }

  /// One that has ended stays as it is.
  synchronized void end(Replay.State how) {
    if (state == Replay.State.RUNNING) {
      state = how;
      endedAt = clock.instant();
    }
  }

  synchronized void stand(Replay.Place now) {
    place = now;
  }

  synchronized Replay soFar() {
    return new Replay(
        id,
        projection,
        toPosition,
        state,
        begunAt,
        endedAt,
        position,
        List.copyOf(differences),
        differencesTotal,
        place);
  }
}
