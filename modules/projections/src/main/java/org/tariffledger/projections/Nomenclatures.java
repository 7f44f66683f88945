package org.tariffledger.projections;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.tariffledger.domain.Digest;

/// What it takes to look through editions of schedules and to search them, put together when an
/// edition is first asked for, and kept as long as the edition itself.
public final class Nomenclatures {

  private final RateBook book;
  private final ConcurrentMap<Digest, ScheduleOutline> outlines = new ConcurrentHashMap<>();
  private final ConcurrentMap<Digest, LineSearch> searches = new ConcurrentHashMap<>();

  Nomenclatures(RateBook book) {
    this.book = book;
  }

  public ScheduleOutline outline(Digest edition) {
    return outlines.computeIfAbsent(edition, digest -> new ScheduleOutline(book.schedule(digest)));
  }

  public LineSearch search(Digest edition) {
    return searches.computeIfAbsent(edition, digest -> new LineSearch(outline(digest)));
  }
}
