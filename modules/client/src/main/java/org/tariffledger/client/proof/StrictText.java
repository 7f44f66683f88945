package org.tariffledger.client.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;

/// Reads texts that stand for their bytes in one way only, so that nothing can be changed unseen.
final class StrictText {

  static String utf8(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new NotProven("It is not UTF-8.");
    }
  }

  /// Several texts stand for the same bytes where the last bits are not used; one of them is right.
  static byte[] base64(String text) {
    try {
      var bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new NotProven("\"" + text + "\" is not Base64.");
  }

  private StrictText() {}
}
