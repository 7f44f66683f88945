package org.tariffledger.subscriptions.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// With what messages are signed, as Standard Webhooks writes it: `v1` with the secret that the
/// receiver has too, `v1a` so that the receiver needs the public key only.
public final class SigningKey {

  public static final String SECRET_PREFIX = "whsec_";
  public static final int SECRET_BYTES_MIN = 24;
  public static final int SECRET_BYTES_MAX = 64;

  private static final String PUBLIC_PREFIX = "whpk_";
  private static final int SECRET_BYTES = 32;
  private static final int SEED_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] secret;
  private final byte[] seed;

  SigningKey(byte[] secret, byte[] seed) {
    this.secret = secret.clone();
    this.seed = seed.clone();
  }

  /// A new pair, which only its maker knows.
  record Made(SigningKey key, String publicKey) {}

  static Made make() {
    var secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return make(secret);
  }

  /// The secret was brought by the owner.
  static Made make(byte[] secret) {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      // The encoding ends with the 32 bytes of the key itself (RFC 8410).
      var encoded = pair.getPublic().getEncoded();
      var point = Arrays.copyOfRange(encoded, encoded.length - SEED_BYTES, encoded.length);
      return new Made(new SigningKey(secret, seed), PUBLIC_PREFIX + base64(point));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static SigningKey of(byte[] bytes) {
    var secretBytes = bytes.length - SEED_BYTES;
    return new SigningKey(
        Arrays.copyOf(bytes, secretBytes), Arrays.copyOfRange(bytes, secretBytes, bytes.length));
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(secret);
    bytes.writeBytes(seed);
    return bytes.toByteArray();
  }

  /// As its owner keeps it.
  String secret() {
    return SECRET_PREFIX + base64(secret);
  }

  String v1(String id, long timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return "v1," + base64(mac.doFinal(signed(id, timestamp, body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String v1a(String id, long timestamp, byte[] body) {
    try {
      var key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(signed(id, timestamp, body));
      return "v1a," + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] signed(String id, long timestamp, byte[] body) {
    var signed = new ByteArrayOutputStream(body.length + 100);
    signed.writeBytes((id + "." + timestamp + ".").getBytes(UTF_8));
    signed.writeBytes(body);
    return signed.toByteArray();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// Reads what an owner has brought.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is wrong
  public static byte[] read(String text) {
    var base64 = text.startsWith(SECRET_PREFIX) ? text.substring(SECRET_PREFIX.length()) : text;
    byte[] secret;
    try {
      secret = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("A secret is whsec_ and Base64.", e);
    }
    if (secret.length < SECRET_BYTES_MIN || secret.length > SECRET_BYTES_MAX) {
      throw new IllegalArgumentException(
          "A secret has %d to %d bytes, this one %d."
              .formatted(SECRET_BYTES_MIN, SECRET_BYTES_MAX, secret.length));
    }
    return secret;
  }
}
