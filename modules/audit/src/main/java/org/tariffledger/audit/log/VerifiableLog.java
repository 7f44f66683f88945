package org.tariffledger.audit.log;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tariffledger.audit.log.LogUnavailable.Reason;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.ToldChange;

/// The log as this server stands by it. What is shown of changes was held against the tree.
public final class VerifiableLog {

  /// As an entry is written, its length comes before it in two bytes.
  private static final int ENTRY_BYTES_MAX = 65_535;

  private final LogKeeper keeper;
  private final LogStore store;
  private final ChangeFeed feed;

  VerifiableLog(LogKeeper keeper, LogStore store, ChangeFeed feed) {
    this.keeper = keeper;
    this.store = store;
    this.feed = feed;
  }

  /// The newest checkpoint that this server has seen and kept.
  ///
  /// @throws LogUnavailable if there is none yet, or if the log is not what it was
  public SignedCheckpoint checkpoint() {
    return keeper.standing();
  }

  /// As above, if need be after a look at what another server may have signed since.
  ///
  /// @throws LogUnavailable also if there is none of so many changes
  public SignedCheckpoint checkpoint(long sizeAtLeast) {
    var signed = keeper.standing(sizeAtLeast);
    if (signed.size() < sizeAtLeast) {
      throw new LogUnavailable(
          Reason.NOT_LOGGED_YET,
          "The newest checkpoint is of %,d changes.".formatted(signed.size()));
    }
    return signed;
  }

  /// That the change with this sequence stands in the newest checkpoint; its bytes are
  /// `receipt.bytes()`.
  ///
  /// @throws LogUnavailable also if the change is in no checkpoint yet
  public Receipt receipt(long sequence) {
    var signed = checkpoint(sequence + 1);
    var path = damaged(() -> store.tree().inclusion(sequence, signed.size()));
    var receipt = new Receipt(sequence, path, signed);
    if (!receipt.proves(stored(sequence, 1).getFirst().bytes())) {
      throw damaged("Change %,d is not what was logged.".formatted(sequence));
    }
    return receipt;
  }

  /// That the greater tree begins with the smaller one; empty if that is not in the newest
  /// checkpoint.
  public Optional<Consistency> consistency(long from, long to) {
    var signed = keeper.standing(to);
    if (signed.size() < to) {
      return Optional.empty();
    }
    var tree = store.tree();
    return Optional.of(
        damaged(
            () ->
                new Consistency(
                    signed.checkpoint().origin(),
                    from,
                    tree.root(from),
                    to,
                    tree.root(to),
                    tree.consistency(from, to))));
  }

  /// The hash of the tree's part over the changes from the first to before the end.
  public Hash hash(long first, long end) {
    return damaged(() -> store.tree().hash(first, end));
  }

  /// Sees to it that this server can sign, before much is done for what is to be signed.
  ///
  /// @throws LogUnavailable if it cannot
  public void requireSigning() {
    keeper.textSigners();
  }

  /// Signs a text that is no checkpoint.
  ///
  /// @throws LogUnavailable if this server cannot sign
  public Note sign(String text) {
    return keeper.sign(text);
  }

  /// The first hashes of a tile; empty if it has not so many in the newest checkpoint.
  public Optional<byte[]> tile(TileId id, int width) {
    if (!isThere(id, width)) {
      return Optional.empty();
    }
    return Optional.of(damaged(() -> hashes(id, width)));
  }

  /// The first changes of a tile of level 0, each after its length in two bytes; empty if it has
  /// not so many in the newest checkpoint.
  public Optional<byte[]> entries(long number, int width) {
    var id = new TileId(0, number);
    if (!isThere(id, width)) {
      return Optional.empty();
    }
    var hashes = damaged(() -> hashes(id, width));
    var first = number * TileId.HASHES;
    var entries = new ByteArrayOutputStream();
    for (var change : stored(first, width)) {
      var bytes = change.bytes();
      var at = (int) (change.sequence() - first);
      if (bytes.length > ENTRY_BYTES_MAX || !Hash.ofLeaf(bytes).equals(Hash.at(at, hashes))) {
        throw damaged("Change %,d is not what was logged.".formatted(change.sequence()));
      }
      entries.write(bytes.length >> Byte.SIZE);
      entries.write(bytes.length);
      entries.writeBytes(bytes);
    }
    return Optional.of(entries.toByteArray());
  }

  private boolean isThere(TileId id, int width) {
    return width <= id.widthIn(checkpoint().size())
        || width <= id.widthIn(keeper.standing(Long.MAX_VALUE).size());
  }

  private byte[] hashes(TileId id, int width) {
    var tile = store.tile(id);
    if (tile.length < width * Hash.BYTES) {
      throw new LogDamage("%s is shorter than the tree.".formatted(id));
    }
    return Arrays.copyOf(tile, width * Hash.BYTES);
  }

  /// So many changes from the sequence on, all of them.
  private List<ToldChange> stored(long first, int count) {
    var changes = feed.stored(first, count);
    for (int i = 0; i < count; i++) {
      if (i >= changes.size() || changes.get(i).sequence() != first + i) {
        throw damaged("Change %,d is missing.".formatted(first + i));
      }
    }
    return changes;
  }

  private <T> T damaged(java.util.function.Supplier<T> reading) {
    try {
      return reading.get();
    } catch (LogDamage e) {
      throw damaged(e.sentence());
    }
  }

  private LogUnavailable damaged(String sentence) {
    keeper.refuse(sentence);
    return new LogUnavailable(Reason.DAMAGED, sentence);
  }

  /// All keys that ever signed, the newest first; each as `vkey()`.
  public List<LogKey> keys() {
    return keeper.keys();
  }

  /// Puts new keys in the place of those that sign, which go on to sign that much longer.
  public List<LogKey> rotate(Duration overlap) {
    keeper.rotate(overlap);
    return keys();
  }

  public LogStatus status() {
    return keeper.status();
  }
}
