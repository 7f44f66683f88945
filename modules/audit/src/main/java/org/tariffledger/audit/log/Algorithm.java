package org.tariffledger.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// How checkpoints are signed. The type tells keys apart (c2sp.org/signed-note); what is signed and
/// what the signature begins with is each one's own affair.
public enum Algorithm {
  /// The text of the note, as RFC 8032 signs it.
  ED25519("Ed25519", 0x01, 32, 0) {
    @Override
    byte[] signed(String name, long second, Checkpoint checkpoint) {
      return checkpoint.text().getBytes(UTF_8);
    }
  },
  /// What a checkpoint says, who says so and when (c2sp.org/tlog-cosignature), as FIPS 204 signs
  /// it. Not broken by what may one day break the other.
  ML_DSA_44("ML-DSA-44", 0x06, 1312, Long.BYTES) {
    @Override
    byte[] signed(String name, long second, Checkpoint checkpoint) {
      var namedBytes = name.getBytes(UTF_8);
      var origin = checkpoint.origin().getBytes(UTF_8);
      return ByteBuffer.allocate(
              LABEL.length
                  + 1
                  + namedBytes.length
                  + 1
                  + origin.length
                  + 3 * Long.BYTES
                  + Hash.BYTES)
          .put(LABEL)
          .put((byte) namedBytes.length)
          .put(namedBytes)
          .putLong(second)
          .put((byte) origin.length)
          .put(origin)
          .putLong(0)
          .putLong(checkpoint.size())
          .put(checkpoint.root().bytes())
          .array();
    }
  };

  private static final byte[] LABEL = "subtree/v1\n\0".getBytes(UTF_8);

  private final String javaName;
  private final byte type;
  private final int publicBytes;
  private final int timeBytes;

  Algorithm(String javaName, int type, int publicBytes, int timeBytes) {
    this.javaName = javaName;
    this.type = (byte) type;
    this.publicBytes = publicBytes;
    this.timeBytes = timeBytes;
  }

  static Algorithm of(String javaName) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.javaName.equals(javaName))
        .findFirst()
        .orElseThrow();
  }

  /// As Java and everybody else calls it.
  public String javaName() {
    return javaName;
  }

  byte type() {
    return type;
  }

  /// The bytes that are signed for a checkpoint.
  abstract byte[] signed(String name, long second, Checkpoint checkpoint);

  /// A key in X.509 ends with the bytes that the key itself has.
  byte[] raw(byte[] encoded) {
    return Arrays.copyOfRange(encoded, encoded.length - publicBytes, encoded.length);
  }

  /// What stands in a note: before the signature itself the time, where that is signed too.
  byte[] written(long second, byte[] signature) {
    var written = ByteBuffer.allocate(timeBytes + signature.length);
    return (timeBytes == 0 ? written : written.putLong(second)).put(signature).array();
  }

  /// The time in what is written, 0 where there is none.
  long second(byte[] written) {
    return timeBytes == 0 || written.length < timeBytes ? 0 : ByteBuffer.wrap(written).getLong();
  }

  byte[] signature(byte[] written) {
    return Arrays.copyOfRange(written, Math.min(timeBytes, written.length), written.length);
  }
}
