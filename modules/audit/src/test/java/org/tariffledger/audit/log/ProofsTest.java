package org.tariffledger.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Proofs that prove something else, or nothing.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProofsTest {

  private static final int MOST = 20;

  private final List<byte[]> entries =
      IntStream.range(0, MOST).mapToObj(i -> new byte[] {(byte) i}).toList();
  private final MerkleTree tree = GrownTree.of(entries).tree();

  @Test
  void an_inclusion_holds_for_its_leaf_its_place_its_size_and_its_root_only() {
    for (int size = 1; size <= MOST; size++) {
      for (int index = 0; index < size; index++) {
        var path = tree.inclusion(index, size);
        for (int otherSize = 1; otherSize <= MOST; otherSize++) {
          for (int other = 0; other < MOST; other++) {
            var isIt = other == index && otherSize == size;
            assertThat(included(index, other, otherSize, path))
                .as("%d in %d, taken for %d in %d", index, size, other, otherSize)
                .isEqualTo(isIt);
          }
        }
        for (var changed : changes(path)) {
          assertThat(included(index, index, size, changed)).isFalse();
        }
      }
    }
  }

  private boolean included(int leaf, int index, int size, List<Hash> path) {
    return Proofs.isIncluded(Hash.ofLeaf(entries.get(leaf)), index, size, path, tree.root(size));
  }

  @Test
  void a_consistency_holds_for_its_sizes_and_roots_only() {
    for (int to = 1; to <= MOST; to++) {
      for (int from = 0; from <= to; from++) {
        var path = tree.consistency(from, to);
        var fromRoot = tree.root(from);
        var toRoot = tree.root(to);
        assertThat(Proofs.isConsistent(from, fromRoot, to, toRoot, path)).isTrue();
        var another = Hash.ofLeaf(new byte[] {99});
        assertThat(Proofs.isConsistent(from, another, to, toRoot, path)).isFalse();
        if (from > 0) {
          assertThat(Proofs.isConsistent(from, fromRoot, to, another, path)).isFalse();
        }
        for (var changed : changes(path)) {
          assertThat(Proofs.isConsistent(from, fromRoot, to, toRoot, changed)).isFalse();
        }
        for (int other = 0; other <= MOST; other++) {
          if (other != from && other > 0) {
            assertThat(Proofs.isConsistent(other, fromRoot, to, toRoot, path))
                .as("%d to %d, taken for %d", from, to, other)
                .isFalse();
          }
        }
      }
    }
  }

  /// With every hash changed, one left out, and one too many.
  private static List<List<Hash>> changes(List<Hash> path) {
    var all = new ArrayList<List<Hash>>();
    for (int i = 0; i < path.size(); i++) {
      var changed = new ArrayList<>(path);
      var bytes = path.get(i).bytes();
      bytes[i % Hash.BYTES] ^= 1;
      changed.set(i, Hash.at(0, bytes));
      all.add(changed);
      var shorter = new ArrayList<>(path);
      shorter.remove(i);
      all.add(shorter);
    }
    var longer = new ArrayList<>(path);
    longer.add(Hash.OF_NOTHING);
    all.add(longer);
    return all;
  }
}
