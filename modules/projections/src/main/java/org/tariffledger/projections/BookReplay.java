package org.tariffledger.projections;

import org.tariffledger.commands.EventReader;
import org.tariffledger.domain.Contents;

/// Builds the rate book anew, beside the one that answers, and holds that against it.
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
  /// also by what things are found. Ends early once it is told to stop.
  public void compare(long position, Watch watch) {
    var rebuilt = new RateBook(contents);
    // Half an act is none: the one that holds the position comes in whole only if it ends there.
    var acts = new WholeActs(rebuilt, () -> position);
    while (acts.position() < position) {
      var page = reader.entries(acts.position(), PAGE_ENTRIES);
      for (var entry : page) {
        if (entry.position() <= position) {
          acts.take(entry);
        }
      }
      if (page.isEmpty()) {
        watch.found(new Difference("events after " + acts.position(), null, "are in the book"));
        break;
      }
      if (!watch.goesOn(acts.position())) {
        return;
      }
    }
    var held = live.copy(contents);
    var isNewest = held.position() == position;
    compareTimes(rebuilt, held, watch);
    BookContent.of(rebuilt, position, isNewest)
        .compare(BookContent.of(held, position, isNewest), watch::found);
  }

  private static void compareTimes(RateBook rebuilt, RateBook held, Watch watch) {
    for (long position = 1; position <= rebuilt.position(); position++) {
      var anew = rebuilt.recordedAt(position);
      var now = held.recordedAt(position);
      if (!anew.equals(now)) {
        watch.found(new Difference("record time of " + position, anew.toString(), now.toString()));
      }
    }
  }

  /// The last position of the act that holds this one.
  public long endOfAct(long position) {
    return live.positionAt(live.recordedAt(position));
  }
}
