package org.tariffledger.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/// A text and who signed it, as c2sp.org/signed-note writes it. The text ends with a newline.
public record Note(String text, List<NoteSignature> signatures) {

  public Note {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("The text of a note ends with a newline.");
    }
  }

  /// Reads what is published.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is wrong
  public static Note parse(String note) {
    var blank = note.lastIndexOf("\n\n");
    if (blank < 0) {
      throw new IllegalArgumentException("A note has an empty line before its signatures.");
    }
    var below = note.substring(blank + 2);
    if (!below.endsWith("\n")) {
      throw new IllegalArgumentException("A note ends with a newline.");
    }
    return new Note(note.substring(0, blank + 1), below.lines().map(NoteSignature::parse).toList());
  }

  /// As it is published.
  public byte[] bytes() {
    return toString().getBytes(UTF_8);
  }

  @Override
  public String toString() {
    var written = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> written.append(signature.line()));
    return written.toString();
  }
}
