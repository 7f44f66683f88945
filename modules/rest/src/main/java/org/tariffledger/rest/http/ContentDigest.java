package org.tariffledger.rest.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.Faults;

/// What a sender says the digest of a body is (RFC 9530): `sha-256=:…:`. Others may stand beside
/// it, and are not looked at.
public final class ContentDigest {

  public static final String HEADER = "Content-Digest";

  private static final Pattern MEMBER =
      Pattern.compile("\\s*([a-z][a-z0-9*._-]{0,30})=:([A-Za-z0-9+/]{1,200}={0,2}):\\s*(?:,|$)");

  static void check(@Nullable String written, byte[] sha256, Faults faults) {
    if (written == null) {
      return;
    }
    var members = MEMBER.matcher(written);
    do {
      if (!members.lookingAt()) {
        faults.add(HEADER, "bad-digest", "Write the digest of the body as sha-256=:…:, in Base64.");
        return;
      }
      if (members.group(1).equals("sha-256") && !isSame(members.group(2), sha256)) {
        faults.add(
            HEADER,
            "digest-mismatch",
            "The body is not what was sent: what came has " + written(sha256) + ".");
      }
      members.region(members.end(), written.length());
    } while (members.regionStart() < written.length());
  }

  /// As it is written of a body.
  public static String of(String body) {
    return written(Sha256.begin().digest(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static String written(byte[] sha256) {
    return "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
  }

  private static boolean isSame(String base64, byte[] sha256) {
    try {
      return MessageDigest.isEqual(Base64.getDecoder().decode(base64), sha256);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private ContentDigest() {}
}
