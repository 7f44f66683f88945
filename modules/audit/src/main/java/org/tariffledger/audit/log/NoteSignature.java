package org.tariffledger.audit.log;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// One line below a note: the name of a key, the four bytes that tell it from others of that name,
/// and what it signed.
public final class NoteSignature {

  static final int KEY_ID_BYTES = 4;

  /// Spaces and a plus end a name where it is written.
  static final Pattern NAME = Pattern.compile("[^\\s\\p{Z}\\p{Cntrl}+]{1,200}");

  private static final String DASH = "\u2014 ";
  private static final Pattern LINE =
      Pattern.compile(DASH + "(" + NAME.pattern() + ") ([A-Za-z0-9+/]+={0,2})");

  private final String name;
  private final byte[] keyId;
  private final byte[] signature;

  NoteSignature(String name, byte[] keyId, byte[] signature) {
    this.name = name;
    this.keyId = keyId;
    this.signature = signature;
  }

  /// Reads one line.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is wrong
  static NoteSignature parse(String line) {
    var parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "A line of a signature is a dash, the name of a key and Base64.");
    }
    var bytes = Base64.getDecoder().decode(parts.group(2));
    if (bytes.length <= KEY_ID_BYTES) {
      throw new IllegalArgumentException("A signature begins with the four bytes of a key's id.");
    }
    return new NoteSignature(
        parts.group(1),
        Arrays.copyOf(bytes, KEY_ID_BYTES),
        Arrays.copyOfRange(bytes, KEY_ID_BYTES, bytes.length));
  }

  public String name() {
    return name;
  }

  /// In hexadecimal digits.
  public String keyId() {
    return HexFormat.of().formatHex(keyId);
  }

  byte[] signature() {
    return signature;
  }

  String line() {
    var bytes = Arrays.copyOf(keyId, KEY_ID_BYTES + signature.length);
    System.arraycopy(signature, 0, bytes, KEY_ID_BYTES, signature.length);
    return DASH + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
  }
}
