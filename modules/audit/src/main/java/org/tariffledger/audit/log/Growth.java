package org.tariffledger.audit.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The tiles that a tree gets, or that get longer, as leaves are added to it. What is found follows
/// from the tree and the leaves alone, so that whoever lets it grow makes the same tiles.
final class Growth {

  /// A tile, and how many of its hashes were there before.
  static final class Grown {

    private final TileId id;
    private final int widthBefore;
    private final byte[] tile;

    Grown(TileId id, int widthBefore, byte[] tile) {
      this.id = id;
      this.widthBefore = widthBefore;
      this.tile = tile;
    }

    TileId id() {
      return id;
    }

    boolean isNew() {
      return widthBefore == 0;
    }

    byte[] tile() {
      return tile;
    }
  }

  /// `tiles` are those of the tree so far.
  static List<Grown> of(long size, List<Hash> leaves, Function<TileId, byte[]> tiles) {
    var grown = new ArrayList<Grown>();
    var added = leaves;
    for (int level = 0; !added.isEmpty(); level++) {
      added = grow(level, size >> (TileId.HEIGHT * level), added, tiles, grown);
    }
    return grown;
  }

  /// Adds to one level, and returns the roots of the tiles that are full now: they come to the
  /// next.
  private static List<Hash> grow(
      int level, long from, List<Hash> added, Function<TileId, byte[]> tiles, List<Grown> grown) {
    var full = new ArrayList<Hash>();
    var at = 0;
    while (at < added.size()) {
      var id = new TileId(level, (from + at) / TileId.HASHES);
      var width = (int) ((from + at) % TileId.HASHES);
      var count = Math.min(TileId.HASHES - width, added.size() - at);
      var tile = tile(id, width, added.subList(at, at + count), tiles);
      grown.add(new Grown(id, width, tile));
      if (width + count == TileId.HASHES) {
        full.add(TileNodes.hash(tile, 0, TileId.HASHES));
      }
      at += count;
    }
    return full;
  }

  private static byte[] tile(
      TileId id, int width, List<Hash> added, Function<TileId, byte[]> tiles) {
    var before = width == 0 ? new byte[0] : tiles.apply(id);
    // Longer it is if somebody else has let it grow meanwhile; then nothing of this is written.
    if (before.length < width * Hash.BYTES) {
      throw new LogDamage("%s is shorter than the tree.".formatted(id));
    }
    var tile = Arrays.copyOf(before, (width + added.size()) * Hash.BYTES);
    for (int i = 0; i < added.size(); i++) {
      System.arraycopy(added.get(i).bytes(), 0, tile, (width + i) * Hash.BYTES, Hash.BYTES);
    }
    return tile;
  }

  private Growth() {}
}
