package org.tariffledger.client.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// A log and its exports, made as plainly as the formats can be read: it shares nothing with what
/// verifies them, nor with the server.
final class NaiveLog {

  static final String ORIGIN = "ledger.example/0b1f5f3e-6a53-4a7c-9a8e-2f3f4f5a6b7c";

  private final String origin;
  private final KeyPair keys;
  private final @Nullable KeyPair postQuantum;
  final List<byte[]> changes = new ArrayList<>();

  NaiveLog(String origin) {
    this(origin, false);
  }

  private NaiveLog(String origin, boolean isPostQuantum) {
    this.origin = origin;
    try {
      this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      this.postQuantum =
          isPostQuantum ? KeyPairGenerator.getInstance("ML-DSA-44").generateKeyPair() : null;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// One of which checkpoints are signed by ML-DSA-44 too.
  static NaiveLog signedTwice(int changes) {
    var log = new NaiveLog(ORIGIN, true);
    LongStream.range(0, changes).forEach(place -> log.changes.add(change(place, "it happened")));
    return log;
  }

  /// So many changes that say little.
  static NaiveLog of(int changes) {
    var log = new NaiveLog(ORIGIN);
    LongStream.range(0, changes).forEach(place -> log.changes.add(change(place, "it happened")));
    return log;
  }

  static byte[] change(long place, String what) {
    return "{\"specversion\":\"1.0\",\"id\":\"%020d\",\"data\":\"%s\"}"
        .formatted(place, what)
        .getBytes(UTF_8);
  }

  String vkey() {
    var key = typedKey();
    return origin + "+" + HexFormat.of().formatHex(keyId()) + "+" + base64(key);
  }

  private byte[] typedKey() {
    var encoded = keys.getPublic().getEncoded();
    var key = Arrays.copyOfRange(encoded, encoded.length - 33, encoded.length);
    key[0] = 1;
    return key;
  }

  private byte[] keyId() {
    return keyId(typedKey());
  }

  private byte[] keyId(byte[] typed) {
    return Arrays.copyOf(sha256(join((origin + "\n").getBytes(UTF_8), typed)), 4);
  }

  /// Of the key for ML-DSA-44.
  String postQuantumVkey() {
    var key = postQuantumKey();
    return origin + "+" + HexFormat.of().formatHex(keyId(key)) + "+" + base64(key);
  }

  private byte[] postQuantumKey() {
    var encoded = Objects.requireNonNull(postQuantum).getPublic().getEncoded();
    var key = Arrays.copyOfRange(encoded, encoded.length - 1313, encoded.length);
    key[0] = 6;
    return key;
  }

  /// As c2sp.org/tlog-cosignature has it, with the log's own name.
  private String cosignature(int size) {
    var name = origin.getBytes(UTF_8);
    var time = ByteBuffer.allocate(8).putLong(1_764_200_000).array();
    var message =
        join(
            "subtree/v1\n\0".getBytes(UTF_8),
            new byte[] {(byte) name.length},
            name,
            time,
            new byte[] {(byte) name.length},
            name,
            new byte[8],
            ByteBuffer.allocate(8).putLong(size).array(),
            root(0, size));
    try {
      var signer = Signature.getInstance("ML-DSA-44");
      signer.initSign(Objects.requireNonNull(postQuantum).getPrivate());
      signer.update(message);
      var written = join(keyId(postQuantumKey()), time, signer.sign());
      return "— " + origin + " " + base64(written) + "\n";
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  byte[] root(int from, int to) {
    if (to == from) {
      return sha256();
    }
    if (to - from == 1) {
      return sha256(join(new byte[] {0}, changes.get(from)));
    }
    int left = 1;
    while (left * 2 < to - from) {
      left *= 2;
    }
    return sha256(join(new byte[] {1}, root(from, from + left), root(from + left, to)));
  }

  String checkpoint() {
    return checkpoint(changes.size());
  }

  String checkpoint(int size) {
    return checkpointOfOneKey(size) + (postQuantum == null ? "" : cosignature(size));
  }

  /// Signed by Ed25519 alone.
  String checkpointOfOneKey(int size) {
    return signed(origin + "\n" + size + "\n" + base64(root(0, size)) + "\n");
  }

  String signed(String text) {
    try {
      var signer = Signature.getInstance("Ed25519");
      signer.initSign(keys.getPrivate());
      signer.update(text.getBytes(UTF_8));
      return text + "\n— " + origin + " " + base64(join(keyId(), signer.sign())) + "\n";
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// The files of an export of all changes.
  SortedMap<String, byte[]> export() {
    return export(0, changes.size() - 1);
  }

  SortedMap<String, byte[]> export(int from, int to) {
    var places = new TreeSet<Integer>();
    for (int place = from; place <= to; place++) {
      places.add(place);
    }
    return export(from, to, places, "none");
  }

  SortedMap<String, byte[]> export(int from, int to, SortedSet<Integer> places, String filter) {
    var lines = new ByteArrayOutputStream();
    places.forEach(place -> lines.writeBytes(join(changes.get(place), "\n".getBytes(UTF_8))));
    var proof = new StringBuilder();
    prove(0, changes.size(), places, proof);
    var files = new TreeMap<String, byte[]>();
    files.put("README.txt", "Read me.\n".getBytes(UTF_8));
    files.put("changes.ndjson", lines.toByteArray());
    files.put("checkpoint", checkpoint().getBytes(UTF_8));
    var more = postQuantum == null ? "" : postQuantumVkey() + "\n";
    files.put("keys", (vkey() + "\n" + more).getBytes(UTF_8));
    files.put("proof", proof.toString().getBytes(UTF_8));
    sign(files, from, to, places.size(), filter);
    return files;
  }

  private void prove(int from, int to, SortedSet<Integer> places, StringBuilder proof) {
    if (places.subSet(from, to).isEmpty()) {
      proof.append(to == 0 ? "" : base64(root(from, to)) + "\n");
    } else if (to - from > 1) {
      int left = 1;
      while (left * 2 < to - from) {
        left *= 2;
      }
      prove(from, from + left, places, proof);
      prove(from + left, to, places, proof);
    }
  }

  /// Writes the manifest of the files, as only who has the key can.
  void sign(SortedMap<String, byte[]> files, long from, long to, long rows, String filter) {
    var manifest = new StringBuilder("tariffledger.org/export@v1\n");
    manifest.append("log: " + origin + "\nof: changes\nfilter: " + filter + "\n");
    manifest.append("from: " + from + "\nto: " + to + "\nrows: " + rows + "\n");
    manifest.append("exported-at: 2026-11-26T12:00:00Z\nexported-by: auditor\n");
    files.remove("manifest");
    files.forEach(
        (name, bytes) ->
            manifest.append(
                "sha256: " + HexFormat.of().formatHex(sha256(bytes)) + "  " + name + "\n"));
    files.put("manifest", signed(manifest.toString()).getBytes(UTF_8));
  }

  /// Packed, with the SHA-256 at the end of the archive.
  static byte[] zip(SortedMap<String, byte[]> files) {
    var packed = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(packed)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
      zip.setComment("-".repeat(64));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    var bytes = packed.toByteArray();
    var digest = sha256(Arrays.copyOf(bytes, bytes.length - 64));
    var seal = HexFormat.of().formatHex(digest).getBytes(UTF_8);
    System.arraycopy(seal, 0, bytes, bytes.length - 64, 64);
    return bytes;
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(join(parts));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
