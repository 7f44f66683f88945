package org.tariffledger.audit.log;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tariffledger.audit.log.Verification.Finding;
import org.tariffledger.audit.log.Verification.Kind;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.ToldChange;

/// Reads every change anew and holds it against the tree, the tree against itself, and its root
/// against what was signed. Changes that the tree has not taken in yet are none of its business.
public final class LogVerifier {

  private final LogStore store;
  private final LogKeeper keeper;
  private final ChangeFeed feed;
  private final Clock clock;

  LogVerifier(LogStore store, LogKeeper keeper, ChangeFeed feed, Clock clock) {
    this.store = store;
    this.keeper = keeper;
    this.feed = feed;
    this.clock = clock;
  }

  /// Tells after every tile how far it has come. What it finds, the log will no longer stand by.
  /// It ends early, and finds nothing, once it is told to stop.
  public Verification verify(Consumer<Verification> progress, BooleanSupplier isStopping) {
    var run = new Run(clock.instant(), store.head().size());
    for (long first = 0; first < run.size; first += TileId.HASHES) {
      if (isStopping.getAsBoolean()) {
        return run.soFar(null);
      }
      run.compare(first);
      progress.accept(run.soFar(null));
    }
    run.findUntold();
    run.compareLevels();
    run.compareRoot();
    if (run.total > 0) {
      keeper.refuse(run.findings.getFirst().sentence());
    }
    return run.soFar(clock.instant());
  }

  private final class Run {

    private final Instant begunAt;
    private final long size;
    private final List<Finding> findings = new ArrayList<>();
    private long changes;
    private long total;

    Run(Instant begunAt, long size) {
      this.begunAt = begunAt;
      this.size = size;
    }

    Verification soFar(@Nullable Instant endedAt) {
      return new Verification(begunAt, endedAt, changes, size, findings, total);
    }

    private void find(Kind kind, @Nullable Long sequence, String sentence) {
      total++;
      if (findings.size() < Verification.FINDINGS_MAX) {
        findings.add(new Finding(kind, sequence, sentence));
      }
    }

    /// The changes of one tile.
    void compare(long first) {
      var id = new TileId(0, first / TileId.HASHES);
      var width = id.widthIn(size);
      var tile = tile(id, width);
      var at = 0;
      for (var change : feed.stored(first, width)) {
        if (change.sequence() >= first + width) {
          break;
        }
        for (; first + at < change.sequence(); at++) {
          missing(first + at);
        }
        compare(change, at, tile);
        at++;
      }
      for (; at < width; at++) {
        missing(first + at);
      }
      changes += width;
    }

    private void compare(ToldChange change, int at, byte[] tile) {
      if (tile.length > 0 && !Hash.ofLeaf(change.bytes()).equals(Hash.at(at, tile))) {
        find(
            Kind.EDITED,
            change.sequence(),
            "Change %,d is not what was logged.".formatted(change.sequence()));
      }
    }

    private void missing(long sequence) {
      find(Kind.REMOVED, sequence, "Change %,d is missing.".formatted(sequence));
    }

    /// Empty if it is not whole, which is said.
    private byte[] tile(TileId id, int width) {
      try {
        var tile = store.tile(id);
        if (tile.length >= width * Hash.BYTES) {
          return tile;
        }
        find(Kind.TREE, null, "%s is shorter than the tree.".formatted(id));
      } catch (LogDamage e) {
        find(Kind.TREE, null, e.sentence());
      }
      return new byte[0];
    }

    /// Rows before the first change, or after the last that was told.
    void findUntold() {
      for (var change : feed.stored(Long.MIN_VALUE, 1)) {
        if (change.sequence() < 0) {
          untold(change.sequence());
        }
      }
      for (var change : feed.stored(feed.headNow().sequence(), 1)) {
        // Told between the two looks.
        if (change.sequence() >= feed.headNow().sequence()) {
          untold(change.sequence());
        }
      }
    }

    private void untold(long sequence) {
      find(Kind.INSERTED, sequence, "Change %,d was never told.".formatted(sequence));
    }

    /// Each full tile against its hash in the level above.
    void compareLevels() {
      for (int level = 0; size >> (TileId.HEIGHT * (level + 1)) > 0; level++) {
        var full = size >> (TileId.HEIGHT * (level + 1));
        for (long number = 0; number < full; number++) {
          compareLevel(level, number);
        }
      }
    }

    private void compareLevel(int level, long number) {
      var above = new TileId(level + 1, number / TileId.HASHES);
      var at = (int) (number % TileId.HASHES);
      var id = new TileId(level, number);
      var tile = tile(id, TileId.HASHES);
      var hashes = tile(above, at + 1);
      if (tile.length > 0
          && hashes.length > 0
          && !TileNodes.hash(tile, 0, TileId.HASHES).equals(Hash.at(at, hashes))) {
        find(Kind.TREE, null, "%s is not what stands in %s.".formatted(id, above));
      }
    }

    void compareRoot() {
      try {
        keeper.checkStanding();
      } catch (LogDamage e) {
        find(Kind.TREE, null, e.sentence());
      }
    }
  }
}
