package org.tariffledger.audit.log;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.tariffledger.projections.Difference;
import org.tariffledger.projections.Watch;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.ToldChange;

/// Lets the tree grow anew, from the changes, and holds it against the one that is kept: hash by
/// hash on every level, and the root against what was signed.
public final class TreeReplay {

  private final LogStore store;
  private final ChangeFeed feed;

  TreeReplay(LogStore store, ChangeFeed feed) {
    this.store = store;
    this.feed = feed;
  }

  /// How many changes the tree has taken in.
  public long newest() {
    return store.head().size();
  }

  /// Compares the tree of the first so many changes. Ends early once it is told to stop.
  public void compare(long size, Watch watch) {
    var beside = new HashMap<TileId, byte[]>();
    long grown = 0;
    while (grown < size) {
      var count = (int) Math.min(TileId.HASHES, size - grown);
      var changes = feed.stored(grown, count);
      for (int i = 0; i < count; i++) {
        if (i >= changes.size() || changes.get(i).sequence() != grown + i) {
          watch.found(new Difference("change " + (grown + i), null, "stands in the tree"));
          return;
        }
      }
      var leaves = changes.stream().map(ToldChange::bytes).map(Hash::ofLeaf).toList();
      for (var tile : Growth.of(grown, leaves, id -> Objects.requireNonNull(beside.get(id)))) {
        beside.put(tile.id(), tile.tile());
        if (tile.tile().length == TileId.HASHES * Hash.BYTES) {
          compare(tile.id(), tile.tile(), watch);
          beside.remove(tile.id());
        }
      }
      grown += count;
      if (!watch.goesOn(grown)) {
        return;
      }
    }
    compareRest(beside, watch);
    compareRoot(size, watch);
  }

  private void compareRest(Map<TileId, byte[]> beside, Watch watch) {
    beside.forEach((id, tile) -> compare(id, tile, watch));
  }

  private void compare(TileId id, byte[] anew, Watch watch) {
    byte[] now;
    try {
      now = store.tile(id);
    } catch (LogDamage _) {
      watch.found(
          new Difference(
              "tile %d/%d".formatted(id.level(), id.number()),
              anew.length / Hash.BYTES + " hashes",
              null));
      return;
    }
    for (int at = 0; at < anew.length / Hash.BYTES; at++) {
      var hash = Hash.at(at, anew);
      var held = (at + 1) * Hash.BYTES <= now.length ? Hash.at(at, now) : null;
      if (held == null || !hash.equals(held)) {
        watch.found(
            new Difference(
                "hash %d of tile %d/%d".formatted(at, id.level(), id.number()),
                hash.base64(),
                held == null ? null : held.base64()));
      }
    }
  }

  /// Only of a tree of that size is there a signed root.
  private void compareRoot(long size, Watch watch) {
    var signed = store.head().signed();
    if (signed != null && signed.size() == size) {
      var root = store.tree().root(size);
      if (!root.equals(signed.root())) {
        watch.found(new Difference("root", root.base64(), signed.root().base64()));
      }
    }
  }
}
