package org.tariffledger.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A public key of a log, and when it signs. `name` is the origin of the log; `until` is null as
/// long as nobody has put another in its place.
public final class LogKey {

  private final String name;
  private final Algorithm algorithm;
  private final int generation;
  private final byte[] encoded;
  private final Instant from;
  private final @Nullable Instant until;

  LogKey(
      String name,
      Algorithm algorithm,
      int generation,
      byte[] encoded,
      Instant from,
      @Nullable Instant until) {
    this.name = name;
    this.algorithm = algorithm;
    this.generation = generation;
    this.encoded = encoded;
    this.from = from;
    this.until = until;
  }

  public String name() {
    return name;
  }

  public Algorithm algorithm() {
    return algorithm;
  }

  /// Counted from 1 by rotations.
  public int generation() {
    return generation;
  }

  public Instant from() {
    return from;
  }

  public @Nullable Instant until() {
    return until;
  }

  boolean signsAt(Instant now) {
    var end = until;
    return end == null || end.isAfter(now);
  }

  /// Four bytes in hexadecimal digits.
  public String id() {
    return java.util.HexFormat.of().formatHex(idBytes());
  }

  byte[] idBytes() {
    var sha256 = Hash.sha256();
    sha256.update((name + "\n").getBytes(UTF_8));
    return Arrays.copyOf(sha256.digest(typed()), NoteSignature.KEY_ID_BYTES);
  }

  /// As a verifier is told it: name, id and key in one line.
  public String vkey() {
    return name + "+" + id() + "+" + Base64.getEncoder().encodeToString(typed());
  }

  private byte[] typed() {
    var raw = algorithm.raw(encoded);
    var typed = new byte[1 + raw.length];
    typed[0] = algorithm.type();
    System.arraycopy(raw, 0, typed, 1, raw.length);
    return typed;
  }

  boolean isOf(NoteSignature signature) {
    return signature.name().equals(name) && signature.keyId().equals(id());
  }

  /// Whether this key signed the checkpoint.
  public boolean verifies(SignedCheckpoint signed) {
    var ours = signed.note().signatures().stream().filter(this::isOf).toList();
    return !ours.isEmpty() && ours.stream().allMatch(s -> verifies(signed.checkpoint(), s));
  }

  private boolean verifies(Checkpoint checkpoint, NoteSignature signature) {
    try {
      var written = signature.signature();
      var verifier = Signature.getInstance(algorithm.javaName());
      verifier.initVerify(
          KeyFactory.getInstance(algorithm.javaName())
              .generatePublic(new X509EncodedKeySpec(encoded)));
      verifier.update(algorithm.signed(name, algorithm.second(written), checkpoint));
      return verifier.verify(algorithm.signature(written));
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
