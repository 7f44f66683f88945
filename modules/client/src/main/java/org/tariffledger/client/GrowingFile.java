package org.tariffledger.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tariffledger.client.CannotGoOn.Why;

/// A file that grows under another name beside its own, and takes its own once it is whole. What is
/// left in part is removed.
final class GrowingFile implements AutoCloseable {

  private final Path path;
  private final Path beside;
  private final OutputStream out;
  private final MessageDigest digest;
  private long bytes;

  private GrowingFile(Path path, Path beside, OutputStream out) {
    this.path = path;
    this.beside = beside;
    this.out = out;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }

  static GrowingFile of(Path path) {
    if (Files.isDirectory(path)) {
      throw new CannotGoOn(Why.USAGE, path + " is a folder, not a file.");
    }
    var beside = path.resolveSibling(path.getFileName() + ".part");
    try {
      return new GrowingFile(path, beside, Files.newOutputStream(beside));
    } catch (IOException e) {
      throw cannot(path, e);
    }
  }

  /// Has the file hold this, and never a part of it.
  static void write(Path path, String text) {
    try (var file = of(path)) {
      file.add(text);
      file.finish();
    }
  }

  void add(String text) {
    var bytes = text.getBytes(UTF_8);
    var _ = add(bytes, bytes.length);
  }

  /// Returns how many bytes it has by now.
  long add(byte[] piece, int length) {
    try {
      out.write(piece, 0, length);
    } catch (IOException e) {
      throw cannot(path, e);
    }
    digest.update(piece, 0, length);
    bytes += length;
    return bytes;
  }

  void finish() {
    try {
      out.close();
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw cannot(path, e);
    }
  }

  long bytes() {
    return bytes;
  }

  /// Of the whole; once.
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static CannotGoOn cannot(Path path, IOException e) {
    return new CannotGoOn(Why.USAGE, path + " cannot be written: " + Reason.of(e));
  }

  @Override
  public void close() {
    try {
      out.close();
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      throw cannot(beside, e);
    }
  }
}
