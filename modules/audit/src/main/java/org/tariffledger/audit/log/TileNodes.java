package org.tariffledger.audit.log;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Finds nodes in tiles, each of which is fetched once. For one tree and one question.
final class TileNodes implements Nodes {

  private final Function<TileId, byte[]> tiles;
  private final Map<TileId, byte[]> fetched = new HashMap<>();

  /// The bytes of a tile as far as it goes.
  TileNodes(Function<TileId, byte[]> tiles) {
    this.tiles = tiles;
  }

  @Override
  public Hash at(int level, long index) {
    var above = level % TileId.HEIGHT;
    var first = index << above;
    var id = new TileId(level / TileId.HEIGHT, first / TileId.HASHES);
    var tile = fetched.computeIfAbsent(id, tiles);
    var at = (int) (first % TileId.HASHES);
    var count = 1 << above;
    if ((at + count) * Hash.BYTES > tile.length) {
      throw new LogDamage("%s is shorter than the tree.".formatted(id));
    }
    return hash(tile, at, count);
  }

  /// The root over some hashes of a tile.
  static Hash hash(byte[] tile, int first, int count) {
    if (count == 1) {
      return Hash.at(first, tile);
    }
    var half = count / 2;
    return Hash.ofNode(hash(tile, first, half), hash(tile, first + half, half));
  }
}
