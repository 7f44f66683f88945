package org.tariffledger.subscriptions;

import java.io.ByteArrayOutputStream;
import java.util.List;

/// Changes that follow one another, as far as they are wanted. `next` is the sequence after which
/// to go on. A full page never changes, by whatever but goods it was filtered.
public record ChangePage(List<ToldChange> changes, long next, boolean isFull) {

  public ChangePage {
    changes = List.copyOf(changes);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /// One JSON array of the bytes that are stored.
  public byte[] json() {
    var json = new ByteArrayOutputStream();
    json.write('[');
    for (int i = 0; i < changes.size(); i++) {
      if (i > 0) {
        json.write(',');
      }
      json.writeBytes(changes.get(i).bytes());
    }
    json.write(']');
    return json.toByteArray();
  }
}
