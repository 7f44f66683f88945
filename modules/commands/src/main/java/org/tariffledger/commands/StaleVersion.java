package org.tariffledger.commands;

import org.jspecify.annotations.Nullable;

/// The stream has another version than the caller expected. Nothing was recorded.
public final class StaleVersion extends RuntimeException {

  private final String stream;
  private final @Nullable Long version;

  StaleVersion(String stream, @Nullable Long version) {
    super(stream + " is at version " + version + ".");
    this.stream = stream;
    this.version = version;
  }

  public String stream() {
    return stream;
  }

  /// Null if there is no such stream.
  public @Nullable Long version() {
    return version;
  }
}
