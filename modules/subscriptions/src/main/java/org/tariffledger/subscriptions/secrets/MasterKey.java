package org.tariffledger.subscriptions.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The key under which secrets are kept: whoever has the database only has nothing. AES-256-GCM;
/// what a sealed secret belongs to is sealed with it, so that it opens nowhere else.
public final class MasterKey {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int ID_CHARACTERS = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private record Key(String id, SecretKeySpec key) {}

  private final Supplier<String> source;
  private volatile @Nullable Key key;

  /// The text is asked for when it is first needed.
  public MasterKey(Supplier<String> source) {
    this.source = source;
  }

  /// Tells it from other keys, and betrays nothing.
  public String id() {
    return key().id();
  }

  public byte[] seal(byte[] secret, String belongsTo) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, belongsTo).doFinal(secret);
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Empty if it was sealed under another key, for something else, or was touched.
  public Optional<byte[]> open(byte[] sealed, String belongsTo) {
    if (sealed.length < NONCE_BYTES) {
      return Optional.empty();
    }
    var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, nonce, belongsTo);
      return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String belongsTo) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key().key(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(belongsTo.getBytes(UTF_8));
    return cipher;
  }

  private Key key() {
    var known = key;
    return known == null ? read() : known;
  }

  /// Once, whoever comes first: it may be made as it is asked for.
  private synchronized Key read() {
    var known = key;
    if (known == null) {
      var text = source.get().strip();
      known =
          new Key(
              HexFormat.of().formatHex(derived(text, "id")).substring(0, ID_CHARACTERS),
              new SecretKeySpec(derived(text, "webhooks"), "AES"));
      key = known;
    }
    return known;
  }

  private static byte[] derived(String text, String purpose) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(text.getBytes(UTF_8), "HmacSHA256"));
      return mac.doFinal(("tariff-ledger " + purpose).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
