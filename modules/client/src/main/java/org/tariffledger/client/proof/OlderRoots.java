package org.tariffledger.client.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Checkpoints that were kept, and the roots that the log has now where it ended then.
final class OlderRoots {

  private record Kept(String file, Checkpoint checkpoint) {}

  private final List<Kept> kept;
  private final Map<Long, Hash> roots = new HashMap<>();

  private OlderRoots(List<Kept> kept) {
    this.kept = kept;
  }

  /// Without those that are no checkpoints of this log, of which the fault is told.
  static OlderRoots of(
      List<KeptCheckpoint> older, Checkpoint now, List<LogKey> keys, Findings findings) {
    return new OlderRoots(
        older.stream()
            .flatMap(
                one ->
                    findings
                        .check(
                            one.place() + " is a checkpoint of this log", () -> one.of(now, keys))
                        .map(then -> new Kept(one.place(), then))
                        .stream())
            .toList());
  }

  boolean needs(long size) {
    return kept.stream().anyMatch(one -> one.checkpoint.size() == size);
  }

  void have(long size, Hash root) {
    roots.put(size, root);
  }

  void compare(Findings findings) {
    for (var one : kept) {
      findings.check(
          "The log begins with what it was in " + one.file, () -> compare(one.checkpoint));
    }
  }

  private String compare(Checkpoint then) {
    var root = roots.get(then.size());
    if (root == null) {
      throw new NotProven(
          "This export does not tell: take one from 0 or from %d on, without a filter."
              .formatted(then.size()));
    }
    if (!root.equals(then.root())) {
      throw new NotProven("Its first " + then.size() + " changes are others by now: rewritten.");
    }
    return "its first " + then.size() + " changes are the same";
  }
}
