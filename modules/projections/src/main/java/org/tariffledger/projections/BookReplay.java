package org.tariffledger.projections;

import org.tariffledger.commands.EventReader;
import org.tariffledger.domain.Contents;

/// Builds the rate book anew, beside the one that answers, and holds that against it. What was
/// built may take its place; the old one is put back or let go.
public final class BookReplay {

  private static final int PAGE_ENTRIES = 1_000;

  private final RateBook live;
  private final EventReader reader;
  private final Contents contents;

  BookReplay(RateBook live, EventReader reader, Contents contents) {
    this.live = live;
    this.reader = reader;
    this.contents = contents;
  }

  /// The newest position that can be compared.
  public long newest() {
    return live.position();
  }

  /// Compares everything recorded up to the position, which is the last of an act; at the newest
  /// also by what things are found. Ends early once it is told to stop. Returns what was built.
  public SecondBook compare(long position, Watch watch) {
    var rebuilt = new SecondBook(live, after -> reader.entries(after, PAGE_ENTRIES), contents);
    if (rebuilt.readTo(position, watch::goesOn)) {
      if (rebuilt.position() < position) {
        var after = "events after " + rebuilt.position();
        watch.found(new Difference(after, null, "are in the book"));
      }
      rebuilt.compare(live.copy(contents).indexes(), position, watch::found);
    }
    return rebuilt;
  }

  /// Whether the book that was in use before is kept to be put back.
  public boolean keepsOld() {
    return live.keepsOld();
  }

  /// Puts back the book that was in use before the last switch; false if none is kept.
  public boolean rollBack() {
    return live.rollBack();
  }

  /// Lets go of the book that was in use before the last switch; false if none is kept.
  public boolean release() {
    return live.release();
  }

  /// The last position of the act that holds this one.
  public long endOfAct(long position) {
    return live.positionAt(live.recordedAt(position));
  }
}
