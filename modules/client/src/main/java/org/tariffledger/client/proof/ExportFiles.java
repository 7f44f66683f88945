package org.tariffledger.client.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The files of an export, in its archive or unpacked.
final class ExportFiles implements AutoCloseable {

  private static final int SEAL_CHARS = 64;
  private static final int PIECE_BYTES = 1 << 16;
  private static final int SMALL_BYTES_MAX = 1 << 24;

  private final Path path;
  private final @Nullable ZipFile archive;
  private final SortedSet<String> names = new TreeSet<>();

  private ExportFiles(Path path, @Nullable ZipFile archive) {
    this.path = path;
    this.archive = archive;
  }

  static ExportFiles open(Path path) {
    try {
      var isFolder = Files.isDirectory(path);
      var files = new ExportFiles(path, isFolder ? null : new ZipFile(path.toFile()));
      files.list();
      return files;
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new NotProven("It cannot be read; it is cut or damaged: " + e.getMessage());
    }
  }

  private void list() throws IOException {
    if (archive == null) {
      try (var files = Files.walk(path)) {
        files
            .filter(file -> !Files.isDirectory(file))
            .forEach(file -> names.add(path.relativize(file).toString().replace('\\', '/')));
      }
    } else {
      archive.stream()
          .filter(entry -> !names.add(entry.getName()))
          .forEach(
              twice -> {
                throw new NotProven(twice.getName() + " is there twice.");
              });
    }
  }

  boolean isArchive() {
    return archive != null;
  }

  SortedSet<String> names() {
    return names;
  }

  /// An archive ends with the SHA-256 of all that stands before, in hexadecimal digits: so also
  /// what is beside its files cannot be damaged unseen.
  String seal() {
    try (var in = Files.newInputStream(path)) {
      var digest = Hash.sha256();
      var piece = new byte[PIECE_BYTES];
      for (long left = Files.size(path) - SEAL_CHARS; left > 0; ) {
        int read = in.read(piece, 0, (int) Math.min(left, piece.length));
        if (read < 0) {
          break;
        }
        digest.update(piece, 0, read);
        left -= read;
      }
      var actual = HexFormat.of().formatHex(digest.digest());
      if (!actual.equals(new String(in.readAllBytes(), US_ASCII))) {
        throw new NotProven(
            "The archive does not end with its own SHA-256: cut, damaged or packed anew.");
      }
      return actual;
    } catch (IOException e) {
      throw unreadable(path.toString(), e);
    }
  }

  InputStream open(String name) {
    if (!names.contains(name)) {
      throw new NotProven(name + " is missing.");
    }
    try {
      return archive == null
          ? Files.newInputStream(path.resolve(name))
          : archive.getInputStream(archive.getEntry(name));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  long bytes(String name) {
    try {
      if (archive == null) {
        return Files.size(path.resolve(name));
      }
      var entry = archive.getEntry(name);
      return entry == null ? 0 : entry.getSize();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  byte[] small(String name) {
    try (var in = open(name)) {
      var bytes = in.readNBytes(SMALL_BYTES_MAX + 1);
      if (bytes.length > SMALL_BYTES_MAX) {
        throw new NotProven(name + " is larger than any such file.");
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  String sha256(String name) {
    var digest = Hash.sha256();
    var piece = new byte[PIECE_BYTES];
    try (var in = open(name)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  static NotProven unreadable(String name, IOException e) {
    return new NotProven(name + " cannot be read: " + e.getMessage());
  }

  @Override
  public void close() {
    try {
      if (archive != null) {
        archive.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
