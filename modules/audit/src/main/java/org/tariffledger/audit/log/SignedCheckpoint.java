package org.tariffledger.audit.log;

/// A checkpoint and the note in which it is signed.
public record SignedCheckpoint(Checkpoint checkpoint, Note note) {

  /// Reads what is published.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is wrong
  public static SignedCheckpoint parse(String note) {
    var parsed = Note.parse(note);
    return new SignedCheckpoint(Checkpoint.parse(parsed.text()), parsed);
  }

  /// As it is published.
  public byte[] bytes() {
    return note.bytes();
  }

  public long size() {
    return checkpoint.size();
  }

  public Hash root() {
    return checkpoint.root();
  }
}
