package org.tariffledger.audit.log;

import org.jspecify.annotations.Nullable;
import org.tariffledger.audit.doctor.Check;
import org.tariffledger.audit.doctor.Examination;
import org.tariffledger.subscriptions.ChangeFeed;

/// Whether the tree has the changes there are: how many, the last leaf, the root that was signed.
final class TreeExamination implements Examination {

  private static final long BEHIND_MAX = 10_000;

  private final LogStore store;
  private final LogKeeper keeper;
  private final LogVerifications verifications;
  private final ChangeFeed feed;

  TreeExamination(
      LogStore store, LogKeeper keeper, LogVerifications verifications, ChangeFeed feed) {
    this.store = store;
    this.keeper = keeper;
    this.verifications = verifications;
    this.feed = feed;
  }

  @Override
  public String name() {
    return "logTree";
  }

  @Override
  public Check look() {
    var head = store.head();
    var changes = feed.headNow().sequence();
    var status = keeper.status();
    var measured =
        "%d leaves of %d changes, a checkpoint of %d"
            .formatted(head.size(), changes, status.checkpointSize());
    var fault = fault(head, changes);
    if (fault != null) {
      return Check.failed(
          name(),
          measured + ": " + fault,
          "Keep the checkpoints, have the log verified, and restore a backup.");
    }
    if (status.fault() != null) {
      return Check.warning(name(), measured + ": " + status.fault(), "See the log of the server.");
    }
    return changes - head.size() > BEHIND_MAX
        ? Check.warning(name(), measured, "It is behind. Look again; see the log if it stays so.")
        : Check.ok(name(), measured);
  }

  private @Nullable String fault(LogHead head, long changes) {
    var status = keeper.status();
    if (status.isDamaged()) {
      return status.fault();
    }
    var verification = verifications.newest();
    if (verification != null && verification.findingsTotal() > 0) {
      return verification.findings().getFirst().sentence();
    }
    if (head.size() > changes) {
      return "it has more leaves than there are changes";
    }
    try {
      return lastLeaf(head.size()) ? root(head) : "its last leaf is not the last change";
    } catch (LogDamage e) {
      return e.sentence();
    }
  }

  private boolean lastLeaf(long size) {
    if (size == 0) {
      return true;
    }
    var last = size - 1;
    var changes = feed.stored(last, 1);
    var tile = store.tile(new TileId(0, last / TileId.HASHES));
    var at = (int) (last % TileId.HASHES);
    return !changes.isEmpty()
        && changes.getFirst().sequence() == last
        && tile.length >= (at + 1) * Hash.BYTES
        && Hash.ofLeaf(changes.getFirst().bytes()).equals(Hash.at(at, tile));
  }

  private @Nullable String root(LogHead head) {
    var signed = head.signed();
    return signed == null || store.tree().root(signed.size()).equals(signed.root())
        ? null
        : "its root is not the one that was signed";
  }
}
