package org.tariffledger.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tree against known answers, and against a model that shares no code with it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class MerkleTreeTest {

  /// The leaves that every log of certificates is tested with.
  private static final List<byte[]> STANDARD =
      List.of(
          hex(""),
          hex("00"),
          hex("10"),
          hex("2021"),
          hex("3031"),
          hex("40414243"),
          hex("5051525354555657"),
          hex("606162636465666768696a6b6c6d6e6f"));

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void the_standard_leaves_have_the_roots_that_everybody_knows(int size, String root) {
    assertThat(GrownTree.of(STANDARD).tree().root(size)).hasToString(root);
    assertThat(HexFormat.of().formatHex(new NaiveTree(STANDARD.subList(0, size)).root()))
        .isEqualTo(root);
  }

  /// As other people's logs prove them: transparency-dev/merkle, `testdata`.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          0, 8, lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c= \
          Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4= a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=
          5, 8, vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms= \
          yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA= 037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=
          1, 5, bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0= \
          Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4= vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=
          """)
  void a_standard_leaf_is_proved_as_elsewhere(long leaf, long size, String proof) {
    assertThat(GrownTree.of(STANDARD).tree().inclusion(leaf, size))
        .extracting(Hash::base64)
        .containsExactly(proof.split(" "));
  }

  /// From the same place.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1, 8, lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c= \
          Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4= a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=
          6, 8, DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o= \
          yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA= 037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=
          2, 5, Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4= \
          vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=
          """)
  void a_standard_tree_is_proved_to_go_on_as_elsewhere(long from, long to, String proof) {
    assertThat(GrownTree.of(STANDARD).tree().consistency(from, to))
        .extracting(Hash::base64)
        .containsExactly(proof.split(" "));
  }

  @Test
  void leaves_and_nodes_are_told_apart() {
    assertThat(Hash.ofLeaf("L123456".getBytes(UTF_8)))
        .hasToString("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
    assertThat(Hash.OF_NOTHING.toString()).startsWith("e3b0c442").endsWith("b855");
    assertThat(Hash.ofLeaf(new byte[0])).isNotEqualTo(Hash.OF_NOTHING);
    var left = Hash.ofLeaf(hex("01"));
    var right = Hash.ofLeaf(hex("02"));
    var both = Arrays.copyOf(left.bytes(), 64);
    System.arraycopy(right.bytes(), 0, both, 32, 32);
    assertThat(Hash.ofLeaf(both)).isNotEqualTo(Hash.ofNode(left, right));
  }

  /// The tree with seven leaves of RFC 9162, section 2.1.5.
  @Test
  void the_tree_of_the_RFC_has_its_proofs() {
    var d = IntStream.range(0, 7).mapToObj(i -> new byte[] {(byte) ('0' + i)}).toList();
    var leaves = d.stream().map(Hash::ofLeaf).toList();
    var a = leaves.get(0);
    var b = leaves.get(1);
    var c = leaves.get(2);
    var dd = leaves.get(3);
    var e = leaves.get(4);
    var f = leaves.get(5);
    var i = Hash.ofNode(e, f);
    var j = leaves.get(6);
    var g = Hash.ofNode(a, b);
    var h = Hash.ofNode(c, dd);
    var k = Hash.ofNode(g, h);
    var l = Hash.ofNode(i, j);
    var tree = GrownTree.of(d).tree();
    assertThat(tree.root(7)).isEqualTo(Hash.ofNode(k, l));
    assertThat(tree.inclusion(0, 7)).containsExactly(b, h, l);
    assertThat(tree.inclusion(3, 7)).containsExactly(c, g, l);
    assertThat(tree.inclusion(4, 7)).containsExactly(f, j, k);
    assertThat(tree.inclusion(6, 7)).containsExactly(i, k);
    assertThat(tree.consistency(3, 7)).containsExactly(c, dd, g, l);
    assertThat(tree.consistency(4, 7)).containsExactly(l);
    assertThat(tree.consistency(6, 7)).containsExactly(i, j, k);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_tree_that_grew_in_bits_is_the_one_of_the_definition(long seed) {
    var random = new Random(seed);
    var entries = new ArrayList<byte[]>();
    var grown = new GrownTree();
    while (entries.size() < 700) {
      var more = entries(random, 1 + random.nextInt(random.nextBoolean() ? 3 : 400));
      entries.addAll(more);
      grown.grow(more);
      var naive = new NaiveTree(entries);
      var tree = grown.tree();
      var size = entries.size();
      var root = tree.root(size);
      assertThat(root.bytes()).as("seed %d, size %d", seed, size).isEqualTo(naive.root());
      for (int n = 0; n < 12; n++) {
        var index = random.nextInt(size);
        var path = tree.inclusion(index, size);
        assertThat(bytes(path)).containsExactly(naive.path(index).toArray(byte[][]::new));
        assertThat(Proofs.isIncluded(Hash.ofLeaf(entries.get(index)), index, size, path, root))
            .isTrue();
        var from = 1 + random.nextInt(size);
        var proof = tree.consistency(from, size);
        assertThat(bytes(proof)).containsExactly(naive.proof(from).toArray(byte[][]::new));
        assertThat(Proofs.isConsistent(from, tree.root(from), size, root, proof)).isTrue();
      }
    }
  }

  @Test
  void tiles_are_the_same_however_the_tree_grew_and_as_wide_as_its_size_says() {
    var random = new Random(70_000);
    var entries = entries(random, 70_000);
    var atOnce = GrownTree.of(entries);
    var inBits = new GrownTree();
    for (int at = 0; at < entries.size(); ) {
      var to = Math.min(entries.size(), at + 1 + random.nextInt(3_000));
      inBits.grow(entries.subList(at, to));
      at = to;
    }
    assertThat(atOnce.tiles().keySet()).isEqualTo(inBits.tiles().keySet()).hasSize(277);
    atOnce
        .tiles()
        .forEach(
            (id, tile) -> {
              assertThat(inBits.tile(id)).as("%s", id).isEqualTo(tile);
              assertThat(id.widthIn(70_000) * Hash.BYTES).as("%s", id).isEqualTo(tile.length);
            });
    assertThat(new TileId(0, 272).widthIn(70_000)).isEqualTo(256);
    assertThat(new TileId(0, 273).widthIn(70_000)).isEqualTo(112);
    assertThat(new TileId(0, 274).widthIn(70_000)).isZero();
    assertThat(new TileId(1, 0).widthIn(70_000)).isEqualTo(256);
    assertThat(new TileId(1, 1).widthIn(70_000)).isEqualTo(17);
    assertThat(new TileId(2, 0).widthIn(70_000)).isEqualTo(1);
    assertThat(new TileId(3, 0).widthIn(70_000)).isZero();
    assertThat(new TileId(1, 0).widthIn(256)).isEqualTo(1);
    assertThat(new TileId(63, 0).widthIn(Long.MAX_VALUE)).isZero();
  }

  private static List<byte[]> entries(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            _ -> {
              var entry = new byte[random.nextInt(40)];
              random.nextBytes(entry);
              return entry;
            })
        .toList();
  }

  private static List<byte[]> bytes(List<Hash> hashes) {
    return hashes.stream().map(Hash::bytes).toList();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
