package org.tariffledger.audit.log;

/// A tile of the tree: 256 hashes of one level that follow one another, as
/// c2sp.org/tlog-tiles cuts it. At level 0 they are of leaves, above of full tiles below.
public record TileId(int level, long number) {

  public static final int HASHES = 256;

  /// The tree is eight levels high in each.
  static final int HEIGHT = 8;

  public static final int LEVEL_MAX = 63 / HEIGHT;

  /// How many hashes it has in a tree of this size.
  public int widthIn(long size) {
    var all = level > LEVEL_MAX ? 0 : size >> (HEIGHT * level);
    return Math.clamp(all - number * HASHES, 0, HASHES);
  }
}
