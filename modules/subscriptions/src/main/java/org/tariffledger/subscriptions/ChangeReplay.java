package org.tariffledger.subscriptions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tariffledger.commands.EventReader;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.projections.Difference;
import org.tariffledger.projections.RateBook;
import org.tariffledger.projections.Watch;

/// Tells all changes anew, from the events, and holds them against the change log: byte for byte,
/// by their sequence, with what they are found by. Only the salts are taken from the log, since
/// they were drawn by lot; that they are the right ones, the commitments in the bytes show.
public final class ChangeReplay {

  private static final int TOGETHER = 500;
  private static final int ROWS_MAX = 100_000;
  private static final byte[] NO_SALT = new byte[Commitment.SALT_BYTES];

  private final JdbcTemplate jdbc;
  private final ChangeFeed feed;
  private final RateBook book;
  private final EventReader reader;

  ChangeReplay(JdbcTemplate jdbc, ChangeFeed feed, RateBook book, EventReader reader) {
    this.jdbc = jdbc;
    this.feed = feed;
    this.book = book;
    this.reader = reader;
  }

  /// The newest position that can be compared.
  public long newest() {
    return Math.min(book.position(), feed.headNow().position());
  }

  /// Compares what was told of the events up to the position and, at the newest, of the clock
  /// since. Ends early once it is told to stop.
  public void compare(long position, Watch watch) {
    var end = feed.headNow();
    var salts = new Salts();
    var begin = new ChangeHead(0, Instant.EPOCH, 0);
    var telling = new Telling(feed.ledger(), begin, book, reader, book::positionAt, salts::of);
    while (isShortOf(end, position, telling.head()) && telling.step(end.clock())) {
      if (telling.size() >= TOGETHER) {
        compare(telling.take(), watch);
        if (!watch.goesOn(telling.head().position())) {
          return;
        }
      }
    }
    compare(telling.take(), watch);
    if (position >= end.position()) {
      compareEnds(telling.head(), end, watch);
    }
    var _ = watch.goesOn(position);
  }

  private static boolean isShortOf(ChangeHead end, long position, ChangeHead reached) {
    return position >= end.position()
        ? reached.position() < end.position() || reached.clock().isBefore(end.clock())
        : reached.position() < position;
  }

  private void compareEnds(ChangeHead reached, ChangeHead end, Watch watch) {
    if (!reached.equals(end)) {
      watch.found(new Difference("head", reached.toString(), end.toString()));
    }
    for (var row : rows(Long.MIN_VALUE, -1)) {
      watch.found(new Difference(name(row.sequence), null, row.toString()));
    }
    // What was told meanwhile is none of ours.
    var now = feed.headNow().sequence();
    for (var row : rows(now, Long.MAX_VALUE)) {
      if (row.sequence >= feed.headNow().sequence()) {
        watch.found(new Difference(name(row.sequence), null, row.toString()));
      }
    }
  }

  private void compare(List<PublicChange> told, Watch watch) {
    if (told.isEmpty()) {
      return;
    }
    var live = new HashMap<Long, Row>();
    rows(told.getFirst().sequence(), told.getLast().sequence())
        .forEach(row -> live.put(row.sequence, row));
    for (var change : told) {
      var anew = Row.of(change);
      var now = live.get(change.sequence());
      if (!anew.equals(now)) {
        watch.found(differing(anew, now));
      }
    }
  }

  private static Difference differing(Row anew, @Nullable Row now) {
    return new Difference(
        name(anew.sequence), anew.toString(), now == null ? null : now.toString());
  }

  private static String name(long sequence) {
    return "change " + sequence;
  }

  private List<Row> rows(long from, long upTo) {
    return jdbc.query(
        """
        select c.sequence, type, importer, exporter, goods, bytes, salt
        from public_change c left join public_change_salt s on s.sequence = c.sequence
        where c.sequence between ? and ? order by c.sequence limit ?\
        """,
        (row, _) ->
            new Row(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                new String(row.getBytes(6), StandardCharsets.UTF_8),
                hex(row.getBytes(7))),
        from,
        upTo,
        ROWS_MAX);
  }

  private static @Nullable String hex(byte @Nullable [] bytes) {
    return bytes == null ? null : HexFormat.of().formatHex(bytes);
  }

  private record Row(
      long sequence,
      String type,
      @Nullable String importer,
      @Nullable String exporter,
      @Nullable String goods,
      String text,
      @Nullable String salt) {

    static Row of(PublicChange change) {
      return new Row(
          change.sequence(),
          change.type(),
          code(change.importer()),
          code(change.exporter()),
          change.goods(),
          change.json(),
          change.salt());
    }

    private static @Nullable String code(@Nullable EconomyCode economy) {
      return economy == null ? null : economy.value();
    }

    /// Never the salt: it is not for everybody who may see differences.
    @Override
    public String toString() {
      return "%s, importer %s, exporter %s, goods \"%s\", salted %s: %s"
          .formatted(type, importer, exporter, goods, salt != null, text);
    }
  }

  /// A page of them at a time.
  private final class Salts {

    private Map<Long, byte[]> page = new HashMap<>();
    private long until = -1;

    byte[] of(long sequence) {
      if (sequence > until) {
        page = new HashMap<>();
        jdbc.query(
            "select sequence, salt from public_change_salt where sequence between ? and ?",
            row -> {
              page.put(row.getLong(1), row.getBytes(2));
            },
            sequence,
            sequence + TOGETHER - 1);
        until = sequence + TOGETHER - 1;
      }
      return Objects.requireNonNullElse(page.get(sequence), NO_SALT);
    }
  }
}
