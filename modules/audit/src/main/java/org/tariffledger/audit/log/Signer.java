package org.tariffledger.audit.log;

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
    try {
      var signature = Signature.getInstance(algorithm.javaName());
      signature.initSign(secret);
      signature.update(algorithm.signed(key.name(), second, checkpoint));
      return new NoteSignature(
          key.name(), key.idBytes(), algorithm.written(second, signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
