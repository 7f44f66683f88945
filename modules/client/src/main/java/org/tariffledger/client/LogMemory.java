package org.tariffledger.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tariffledger.client.CannotGoOn.Why;
import org.tariffledger.client.proof.KeptCheckpoint;
import org.tariffledger.client.proof.LogKey;
import org.tariffledger.client.proof.NotProven;

/// A file that keeps by which keys a ledger was verified, a line each, and below an empty line the
/// checkpoint as it was signed. It is replaced as a whole.
record LogMemory(List<LogKey> keys, KeptCheckpoint checkpoint) {

  /// Empty if there is none yet.
  static Optional<LogMemory> in(Path file) {
    try {
      var text = Files.readString(file);
      int end = text.indexOf("\n\n");
      if (end < 0) {
        throw new CannotGoOn(Why.USAGE, file + " keeps no checkpoint: it holds something else.");
      }
      var keys = text.substring(0, end).lines().map(LogKey::parse).toList();
      var note = text.substring(end + 2).getBytes(UTF_8);
      var checkpoint = KeptCheckpoint.of(file.toString(), note);
      return Optional.of(new LogMemory(checkpoint.signing(keys), checkpoint));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CannotGoOn(Why.USAGE, file + " cannot be read: " + Reason.of(e));
    } catch (NotProven e) {
      throw new CannotGoOn(Why.USAGE, file + " keeps no checkpoint: " + e.getMessage());
    }
  }

  static void write(Path file, List<LogKey> keys, byte[] note) {
    var text = keys.stream().map(key -> key.text() + "\n").collect(Collectors.joining());
    GrowingFile.write(file, text + "\n" + new String(note, UTF_8));
  }
}
