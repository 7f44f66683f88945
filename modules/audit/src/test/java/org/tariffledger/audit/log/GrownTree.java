package org.tariffledger.audit.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A tree whose tiles are in a map.
final class GrownTree {

  private final Map<TileId, byte[]> tiles = new HashMap<>();
  private long size;

  static GrownTree of(List<byte[]> entries) {
    var tree = new GrownTree();
    tree.grow(entries);
    return tree;
  }

  void grow(List<byte[]> entries) {
    Growth.of(size, entries.stream().map(Hash::ofLeaf).toList(), this::tile)
        .forEach(grown -> tiles.put(grown.id(), grown.tile()));
    size += entries.size();
  }

  byte[] tile(TileId id) {
    return Objects.requireNonNull(tiles.get(id), id.toString());
  }

  Map<TileId, byte[]> tiles() {
    return tiles;
  }

  long size() {
    return size;
  }

  MerkleTree tree() {
    return new MerkleTree(new TileNodes(this::tile));
  }
}
