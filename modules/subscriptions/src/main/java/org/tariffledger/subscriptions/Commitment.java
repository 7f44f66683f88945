package org.tariffledger.subscriptions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.tariffledger.commands.LedgerJson;
import tools.jackson.databind.JsonNode;

/// Binds public bytes to what is not told in them: the SHA-256 of a random salt and of the untold
/// values as JSON, sorted by name. Without the salt nobody can find out by guessing.
final class Commitment {

  static final int SALT_BYTES = 32;

  static String to(Map<String, JsonNode> untold, byte[] salt) {
    var digest = sha256();
    digest.update(salt);
    digest.update(canonical(untold).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  static String canonical(Map<String, JsonNode> untold) {
    return LedgerJson.mapper().writeValueAsString(new TreeMap<>(untold));
  }

  static String digest(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Commitment() {}
}
