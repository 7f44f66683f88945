package org.tariffledger.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is published of the log, as text.
@DisplayNameGeneration(ReplaceUnderscores.class)
class NoteTest {

  private static final String ORIGIN = "example.com/behind-the-sofa";

  /// The example of c2sp.org/tlog-cosignature, with a signature of the log and one of a witness.
  private static final String COSIGNED =
      """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
      — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
      """;

  private final Checkpoint checkpoint =
      new Checkpoint(
          ORIGIN, 20852163, Hash.ofBase64("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="));

  static Signer signer(Algorithm algorithm) {
    try {
      var pair = KeyPairGenerator.getInstance(algorithm.javaName()).generateKeyPair();
      var key =
          new LogKey(ORIGIN, algorithm, 1, pair.getPublic().getEncoded(), Instant.EPOCH, null);
      return new Signer(key, pair.getPrivate().getEncoded());
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_checkpoint_that_others_have_signed_is_read_and_written_again_the_same() {
    var signed = SignedCheckpoint.parse(COSIGNED);
    assertThat(signed.checkpoint()).isEqualTo(checkpoint);
    assertThat(signed.note().signatures())
        .extracting(NoteSignature::name)
        .containsExactly(ORIGIN, "witness.example.com/w1");
    assertThat(signed.bytes()).isEqualTo(COSIGNED.getBytes(UTF_8));
  }

  /// The key of the example of c2sp.org/signed-note.
  @Test
  void a_key_is_known_by_the_id_that_everybody_finds() {
    var vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    var typed = java.util.Base64.getDecoder().decode(vkey.substring(vkey.lastIndexOf('+') + 1));
    var key = new LogKey("example.com/foo", Algorithm.ED25519, 1, typed, Instant.EPOCH, null);
    assertThat(key.id()).isEqualTo("530d903a");
    assertThat(key.vkey()).isEqualTo(vkey);
  }

  @ParameterizedTest
  @EnumSource
  void what_a_key_signs_it_verifies_and_nothing_else(Algorithm algorithm) {
    var signer = signer(algorithm);
    var signed = signed(checkpoint, signer.sign(checkpoint, 1_700_000_000));
    assertThat(signer.key().verifies(signed)).isTrue();
    assertThat(signer(algorithm).key().verifies(signed)).isFalse();

    var signature = signed.note().signatures();
    var greater = new Checkpoint(ORIGIN, checkpoint.size() + 1, checkpoint.root());
    assertThat(signer.key().verifies(signed(greater, signature.getFirst()))).isFalse();
    var otherRoot = new Checkpoint(ORIGIN, checkpoint.size(), Hash.OF_NOTHING);
    assertThat(signer.key().verifies(signed(otherRoot, signature.getFirst()))).isFalse();
    var otherOrigin = new Checkpoint("example.com/sofa", checkpoint.size(), checkpoint.root());
    assertThat(signer.key().verifies(signed(otherOrigin, signature.getFirst()))).isFalse();
    assertThat(signer.key().verifies(new SignedCheckpoint(checkpoint, new Note("-\n", List.of()))))
        .isFalse();
  }

  @Test
  void signatures_are_as_long_as_they_are_said_to_be() {
    assertThat(signer(Algorithm.ED25519).sign(checkpoint, 1).signature()).hasSize(64);
    var postQuantum = signer(Algorithm.ML_DSA_44);
    assertThat(postQuantum.sign(checkpoint, 1).signature())
        .hasSize(8 + 2420)
        .startsWith(0, 0, 0, 0, 0, 0, 0, 1);
    assertThat(postQuantum.key().vkey()).hasSizeGreaterThan(1312 * 4 / 3);
    assertThat(Algorithm.ML_DSA_44.signed("k", 2, new Checkpoint("o", 3, Hash.OF_NOTHING)))
        .startsWith(
            "subtree/v1\n\0\1k\0\0\0\0\0\0\0\2\1o\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\3".getBytes(UTF_8))
        .hasSize(12 + 2 + 8 + 2 + 8 + 8 + 32);
  }

  private static SignedCheckpoint signed(Checkpoint checkpoint, NoteSignature signature) {
    return new SignedCheckpoint(checkpoint, new Note(checkpoint.text(), List.of(signature)));
  }

  @Test
  void a_receipt_is_read_and_written_again_the_same_and_proves_its_change() {
    var entries = List.of("a".getBytes(UTF_8), "b".getBytes(UTF_8), "c".getBytes(UTF_8));
    var tree = GrownTree.of(entries).tree();
    var of = new Checkpoint(ORIGIN, 3, tree.root(3));
    var signer = signer(Algorithm.ED25519);
    var receipt = new Receipt(1, tree.inclusion(1, 3), signed(of, signer.sign(of, 1)));
    var text = receipt.toString();
    assertThat(text).startsWith("c2sp.org/tlog-proof@v1\nindex 1\n").contains("\n\n" + ORIGIN);
    var read = Receipt.parse(text);
    assertThat(read.bytes()).isEqualTo(receipt.bytes());
    assertThat(read.proves(entries.get(1))).isTrue();
    assertThat(read.proves(entries.get(2))).isFalse();
    assertThat(signer.key().verifies(read.signed())).isTrue();
    var withExtra = text.replace("@v1\n", "@v1\nextra YWJj\n");
    assertThat(Receipt.parse(withExtra).proves(entries.get(1))).isTrue();
  }

  @Test
  void the_receipt_of_the_only_change_has_no_hashes() {
    var of = new Checkpoint(ORIGIN, 1, Hash.ofLeaf("a".getBytes(UTF_8)));
    var receipt = new Receipt(0, List.of(), signed(of, signer(Algorithm.ED25519).sign(of, 1)));
    assertThat(Receipt.parse(receipt.toString()).proves("a".getBytes(UTF_8))).isTrue();
    assertThat(receipt.toString()).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a\n",
        "a\n1\n",
        "a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2=\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nmore\n",
        "a\n99999999999999999999\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
      })
  void a_checkpoint_of_another_shape_is_refused(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text\n",
        "text\n\n— name AAAAAAA=",
        "text\n\n- name AAAAAAA=\n",
        "text\n\n— name with space AAAAAAA=\n",
        "text\n\n— na+me AAAAAAA=\n",
        "text\n\n— name AAAA\n",
        "text\n\n— name !\n"
      })
  void a_note_of_another_shape_is_refused(String text) {
    assertThatThrownBy(() -> Note.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
