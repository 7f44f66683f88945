package org.tariffledger.app.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.tariffledger.app.start.CannotStart;

/// The folder that holds what only the owner may read: the embedded store and the first key.
public record DataFolder(Path path) {

  public DataFolder {
    path = path.toAbsolutePath().normalize();
  }

  /// A folder that is there already keeps the permissions somebody chose for it.
  public void create() {
    try {
      Files.createDirectories(path, onlyOwner("rwx------"));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// Puts a file there that only the owner may read, whole or not at all.
  public Path writeSecret(String name, String content) {
    create();
    try {
      Path draft = Files.createTempFile(path, name, ".tmp", onlyOwner("rw-------"));
      try {
        Files.writeString(draft, content, UTF_8, StandardOpenOption.SYNC);
        return Files.move(draft, file(name), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  public Path file(String name) {
    return path.resolve(name);
  }

  private FileAttribute<?>[] onlyOwner(String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private CannotStart unwritable(IOException e) {
    return new CannotStart(
        "The folder " + path + " cannot be written: " + e.getMessage(),
        "Start from a folder that this user may write to, or change its permissions.",
        e);
  }
}
