package org.tariffledger.client.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A checkpoint that somebody has kept, and where.
public final class KeptCheckpoint {

  private final String place;
  private final byte[] note;

  private KeptCheckpoint(String place, byte[] note) {
    this.place = place;
    this.note = note;
  }

  public static KeptCheckpoint in(Path file) throws IOException {
    return of(file.toString(), Files.readAllBytes(file));
  }

  public static KeptCheckpoint of(String place, byte[] note) {
    return new KeptCheckpoint(place, note.clone());
  }

  String place() {
    return place;
  }

  /// Those of the keys for what it is signed by; of the others nobody can say that they sign.
  public List<LogKey> signing(List<LogKey> keys) {
    var lines = SignedNote.parse(note).lines();
    var algorithms =
        keys.stream()
            .filter(key -> lines.stream().anyMatch(line -> line.isBy(key)))
            .map(LogKey::algorithm)
            .toList();
    return keys.stream().filter(key -> algorithms.contains(key.algorithm())).toList();
  }

  Checkpoint of(Checkpoint now, List<LogKey> keys) {
    var then = Checkpoint.signed(note, keys).checkpoint();
    if (!then.origin().equals(now.origin())) {
      throw new NotProven("It is of another ledger: " + then.origin() + ".");
    }
    if (then.size() > now.size()) {
      throw new NotProven(
          "It knows of %d changes, where there are %d now: this is older, or the ledger was put"
                  .formatted(then.size(), now.size())
              + " back.");
    }
    return then;
  }
}
