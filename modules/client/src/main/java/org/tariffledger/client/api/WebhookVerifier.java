package org.tariffledger.client.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.WebhookRefused.Why;
import tools.jackson.core.JacksonException;

/// Tells whether a delivery comes from the ledger, as it was sent, and now (Standard Webhooks 1.0).
/// For many threads at once.
public final class WebhookVerifier {

  public static final String ID = "webhook-id";
  public static final String TIMESTAMP = "webhook-timestamp";
  public static final String SIGNATURE = "webhook-signature";

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final int SECRET_BYTES_MIN = 24;
  private static final int SECRET_BYTES_MAX = 64;
  private static final int PUBLIC_KEY_BYTES = 32;

  /// More than these are not looked at: a ledger sends a few while a secret is being replaced.
  private static final int SIGNATURES_MAX = 20;

  private static final byte[] ED25519_AS_X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  /// Something that tells a signature over `signed` that it made from another.
  private interface Key {
    boolean hasSigned(byte[] signed, String version, byte[] signature)
        throws GeneralSecurityException;
  }

  private final List<Key> keys;
  private final Duration tolerance;
  private final Clock clock;

  private WebhookVerifier(List<Key> keys, Duration tolerance, Clock clock) {
    this.keys = keys;
    this.tolerance = tolerance;
    this.clock = clock;
  }

  /// With the secret that was shown when the webhook was made, `whsec_…`, or the public key,
  /// `whpk_…`, of one with asymmetric signatures. While a secret is being replaced give both.
  public static WebhookVerifier of(String... secrets) {
    if (secrets.length == 0) {
      throw new IllegalArgumentException("Without a secret nothing can be verified.");
    }
    return new WebhookVerifier(
        Stream.of(secrets).map(WebhookVerifier::key).toList(), TOLERANCE, Clock.systemUTC());
  }

  /// How far the timestamp may be from this machine's clock; five minutes unless said.
  public WebhookVerifier withTolerance(Duration tolerance) {
    return new WebhookVerifier(keys, tolerance, clock);
  }

  WebhookVerifier at(Clock clock) {
    return new WebhookVerifier(keys, tolerance, clock);
  }

  /// The change that was delivered; empty of another message, such as a test. `headers` finds a
  /// header by its name in lower case, or null; `body` is what came, byte for byte. The same change
  /// may come again: its position tells.
  public Optional<Change> verified(Function<String, @Nullable String> headers, byte[] body)
      throws WebhookRefused {
    verify(headers, body);
    try {
      return Optional.of(Change.of(Json.MAPPER.readTree(body)));
    } catch (IllegalArgumentException | JacksonException _) {
      return Optional.empty();
    }
  }

  /// As [#verified], of any body.
  public void verify(Function<String, @Nullable String> headers, byte[] body)
      throws WebhookRefused {
    var id = header(ID, headers);
    var timestamp = header(TIMESTAMP, headers);
    var signatures = header(SIGNATURE, headers);
    refuseOtherTimes(timestamp);
    var head = (id + "." + timestamp + ".").getBytes(UTF_8);
    var signed = new byte[head.length + body.length];
    System.arraycopy(head, 0, signed, 0, head.length);
    System.arraycopy(body, 0, signed, head.length, body.length);
    if (Stream.of(signatures.split(" ", SIGNATURES_MAX + 1))
        .limit(SIGNATURES_MAX)
        .noneMatch(signature -> isOfOneOfTheKeys(signed, signature))) {
      throw new WebhookRefused(
          Why.NOT_SIGNED, "None of the signatures in " + SIGNATURE + " is one of the secret.");
    }
  }

  private static String header(String name, Function<String, @Nullable String> headers)
      throws WebhookRefused {
    var value = headers.apply(name);
    if (value == null || value.isBlank()) {
      throw new WebhookRefused(Why.HEADER_MISSING, "The header " + name + " is missing.");
    }
    return value;
  }

  private void refuseOtherTimes(String timestamp) throws WebhookRefused {
    if (!timestamp.matches("[0-9]{1,11}")) {
      throw new WebhookRefused(
          Why.TIMESTAMP_UNREADABLE, TIMESTAMP + " is no number of seconds since 1970.");
    }
    var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    var now = clock.instant();
    if (sent.isBefore(now.minus(tolerance))) {
      throw new WebhookRefused(Why.TOO_OLD, "It was sent at " + sent + ", too long ago.");
    }
    if (sent.isAfter(now.plus(tolerance))) {
      throw new WebhookRefused(Why.TOO_NEW, "It was sent at " + sent + ", which is yet to come.");
    }
  }

  private boolean isOfOneOfTheKeys(byte[] signed, String versioned) {
    int comma = versioned.indexOf(',');
    if (comma < 0) {
      return false;
    }
    try {
      var signature = Base64.getDecoder().decode(versioned.substring(comma + 1));
      for (var key : keys) {
        if (key.hasSigned(signed, versioned.substring(0, comma), signature)) {
          return true;
        }
      }
      return false;
    } catch (IllegalArgumentException | GeneralSecurityException _) {
      return false; // What is no signature at all is none of ours either.
    }
  }

  private static Key key(String text) {
    return text.startsWith("whpk_") ? asymmetric(text) : symmetric(text);
  }

  private static Key symmetric(String text) {
    var secret = new SecretKeySpec(bytes(text.replaceFirst("^whsec_", "")), "HmacSHA256");
    if (secret.getEncoded().length < SECRET_BYTES_MIN
        || secret.getEncoded().length > SECRET_BYTES_MAX) {
      throw new IllegalArgumentException(
          "A secret has %d to %d bytes.".formatted(SECRET_BYTES_MIN, SECRET_BYTES_MAX));
    }
    return (signed, version, signature) -> {
      if (!version.equals("v1")) {
        return false;
      }
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      // Takes as long for one that is nearly right as for another.
      return MessageDigest.isEqual(mac.doFinal(signed), signature);
    };
  }

  private static Key asymmetric(String text) {
    var publicKey = publicKey(bytes(text.substring("whpk_".length())));
    return (signed, version, signature) -> {
      if (!version.equals("v1a")) {
        return false;
      }
      var verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(publicKey);
      verifier.update(signed);
      return verifier.verify(signature);
    };
  }

  private static PublicKey publicKey(byte[] raw) {
    if (raw.length != PUBLIC_KEY_BYTES) {
      throw new IllegalArgumentException("A public key has " + PUBLIC_KEY_BYTES + " bytes.");
    }
    var encoded = new byte[ED25519_AS_X509.length + raw.length];
    System.arraycopy(ED25519_AS_X509, 0, encoded, 0, ED25519_AS_X509.length);
    System.arraycopy(raw, 0, encoded, ED25519_AS_X509.length, raw.length);
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("That is no public key.", e);
    }
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      // Without the text, which is a secret.
      throw new IllegalArgumentException("A secret is whsec_ or whpk_ and Base64.");
    }
  }
}
