package org.tariffledger.rest.changes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.ChangeFilter;
import org.tariffledger.subscriptions.ChangeHead;
import org.tariffledger.subscriptions.ChangePage;

/// Reads a page once for all streams that want the same one at the same time, as all do that have
/// come to the end when a change comes.
final class SharedPages {

  static final int PAGES_MAX = 16;

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /// What a stream has in memory at most.
  static final int CHANGES_MAX = 50;

  /// A page is kept for a second: of a head that this server does not watch it may be an old one.
  private record Key(long after, ChangeFilter filter, ChangeHead head, long second) {}

  private final ChangeFeed feed;
  private final Map<Key, FutureTask<ChangePage>> pages =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, FutureTask<ChangePage>> eldest) {
          return size() > PAGES_MAX;
        }
      };

  SharedPages(ChangeFeed feed) {
    this.feed = feed;
  }

  ChangePage after(long after, ChangeFilter filter) throws InterruptedException {
    var key = new Key(after, filter, feed.head(), System.nanoTime() / NANOS_PER_SECOND);
    var page = page(key);
    page.run();
    try {
      return page.get();
    } catch (ExecutionException e) {
      forget(key);
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  private synchronized FutureTask<ChangePage> page(Key key) {
    return pages.computeIfAbsent(
        key, k -> new FutureTask<>(() -> feed.page(k.after(), CHANGES_MAX, k.filter())));
  }

  private synchronized void forget(Key key) {
    pages.remove(key);
  }
}
