package org.tariffledger.subscriptions;

import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/// A change log that tests write themselves, as the ledger would.
public final class WrittenLog {

  /// Of the US on Japan, and of all goods; the bytes are those of the sequence. Returns the first.
  public static long tell(
      int count, LongFunction<byte[]> bytes, JdbcTemplate jdbc, ChangeFeed feed) {
    long first =
        Objects.requireNonNull(jdbc.queryForObject("select sequence from change_head", Long.class));
    jdbc.batchUpdate(
        "insert into public_change (sequence, type, importer, exporter, goods, bytes)"
            + " values (?, ?, 'US', 'JP', '', ?)",
        IntStream.range(0, count)
            .mapToObj(
                i -> new Object[] {first + i, PublicChange.RATE_CHANGED, bytes.apply(first + i)})
            .toList());
    jdbc.update("update change_head set sequence = ?", first + count);
    feed.headNow();
    return first;
  }

  private WrittenLog() {}
}
