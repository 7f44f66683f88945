package org.tariffledger.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/// A key with which checkpoints are signed here.
final class Signer {

  private final LogKey key;
  private final PrivateKey secret;

  /// `secret` is in PKCS #8.
  Signer(LogKey key, byte[] secret) {
    this.key = key;
    try {
      this.secret =
          KeyFactory.getInstance(key.algorithm().javaName())
              .generatePrivate(new PKCS8EncodedKeySpec(secret));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  LogKey key() {
    return key;
  }

  NoteSignature sign(Checkpoint checkpoint, long second) {
    var algorithm = key.algorithm();
    return new NoteSignature(
        key.name(),
        key.idBytes(),
        algorithm.written(second, signature(algorithm.signed(key.name(), second, checkpoint))));
  }

  /// Signs a text that is no checkpoint; only Ed25519 signs whatever a note says.
  NoteSignature sign(String text) {
    if (key.algorithm() != Algorithm.ED25519 || Checkpoint.is(text)) {
      throw new IllegalArgumentException(key.vkey() + " does not sign: " + text);
    }
    return new NoteSignature(key.name(), key.idBytes(), signature(text.getBytes(UTF_8)));
  }

  private byte[] signature(byte[] signed) {
    try {
      var signature = Signature.getInstance(key.algorithm().javaName());
      signature.initSign(secret);
      signature.update(signed);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
