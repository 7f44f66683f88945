package org.tariffledger.rest.assessments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.tariffledger.domain.Digest;
import org.tariffledger.rest.assessments.Run.State;
import org.tariffledger.rest.commands.KeyedRequest;
import org.tariffledger.rest.files.Table.Line;
import org.tariffledger.rest.http.HttpRefusal;

/// Files of entries, kept in the store: a run goes on after a restart, at any server, and its parts
/// are written down once each. Leases are by the real clock, whatever the ledger's says.
@Component
class Runs {

  static final int RUNNING_MAX = 4;
  static final int RUNNING_OF_ALL_MAX = 32;
  static final int KEPT_MAX = 100;
  static final Duration KEPT_FOR = Duration.ofDays(7);
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final long FORGET_EVERY_MINUTES = 10;
  private static final int LOOKED_AT_MAX = 10;
  private static final String COLUMNS =
      "id, owner, made_ms, ended_ms, state, file_digest, known_us, recorded_us, position,"
          + " lines_total, lines_done, matching, undercharged, overcharged, undecided, prohibited,"
          + " failed";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Clock clock;

  @Autowired
  Runs(JdbcClient jdbc, TransactionOperations transactions) {
    this(jdbc, transactions, Clock.systemUTC());
  }

  Runs(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// What every line of a file is asked with.
  record Asked(Instant knownAt, Instant recordedAt, long position) {}

  /// A part that this server works at until its lease is over.
  record Claim(Run run, long fence, int number, List<Line> lines) {}

  /// A new one; the one that was made before under the same key.
  ///
  /// @throws HttpRefusal if there are too many, or the key was used for something else
  Run create(
      String owner, @Nullable KeyedRequest keyed, Digest file, Asked asked, List<Line> lines) {
    try {
      return createOrFind(owner, keyed, file, asked, lines);
    } catch (DuplicateKeyException _) {
      // The same came twice at once, and the other was faster.
      return createOrFind(owner, keyed, file, asked, lines);
    }
  }

  private Run createOrFind(
      String owner, @Nullable KeyedRequest keyed, Digest file, Asked asked, List<Line> lines) {
    var id = "%012x-%s".formatted(clock.millis(), UUID.randomUUID().toString().substring(0, 18));
    return transactions.execute(
        _ -> {
          var before = keyed == null ? Optional.<Run>empty() : madeBefore(keyed);
          if (before.isPresent()) {
            return before.get();
          }
          requireRoom(owner);
          insert(id, owner, keyed, file, asked, lines.size());
          for (int from = 0; from < lines.size(); from += Part.LINES) {
            var part = lines.subList(from, Math.min(lines.size(), from + Part.LINES));
            jdbc.sql(
                    "insert into assessment_part (run, number, lines, entries) values (?, ?, ?, ?)")
                .params(id, from / Part.LINES, part.size(), Part.ofLines(part))
                .update();
          }
          return find(id).orElseThrow();
        });
  }

  private Optional<Run> madeBefore(KeyedRequest keyed) {
    var before =
        jdbc.sql(
                "select id, fingerprint from assessment_run"
                    + " where owner = ? and idempotency_key = ?")
            .params(keyed.principal(), keyed.key())
            .query((row, _) -> List.of(row.getString("id"), row.getString("fingerprint")))
            .optional();
    if (before.isPresent() && !before.get().getLast().equals(keyed.fingerprint())) {
      throw HttpRefusal.keyReused();
    }
    return before.flatMap(found -> find(found.getFirst()));
  }

  private void requireRoom(String owner) {
    if (count("state = 'running' and owner = ?", owner) >= RUNNING_MAX) {
      throw HttpRefusal.tooMany(
          "too-many-assessments",
          "%d of your files are being assessed; wait for one, or cancel it."
              .formatted(RUNNING_MAX));
    }
    if (count("state = 'running'") >= RUNNING_OF_ALL_MAX) {
      throw HttpRefusal.tooMany(
          "too-many-assessments", RUNNING_OF_ALL_MAX + " files are being assessed already.");
    }
    if (count("owner = ?", owner) >= KEPT_MAX) {
      throw HttpRefusal.tooMany(
          "too-many-assessments",
          "%d of your files are kept; delete some of them.".formatted(KEPT_MAX));
    }
  }

  private long count(String where, Object... values) {
    return jdbc.sql("select count(*) from assessment_run where " + where)
        .params(List.of(values))
        .query(Long.class)
        .single();
  }

  private void insert(
      String id, String owner, @Nullable KeyedRequest keyed, Digest file, Asked asked, int lines) {
    jdbc.sql(
            "insert into assessment_run (id, owner, idempotency_key, fingerprint, made_ms, state,"
                + " file_digest, known_us, recorded_us, position, lines_total, lines_done,"
                + " matching, undercharged, overcharged, undecided, prohibited, failed, lease_ms,"
                + " fence) values (?, ?, ?, ?, ?, 'running', ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0,"
                + " 0, 0)")
        .param(id)
        .param(owner)
        .param(keyed == null ? null : keyed.key())
        .param(keyed == null ? null : keyed.fingerprint())
        .params(clock.millis(), file.value())
        .params(micros(asked.knownAt()), micros(asked.recordedAt()), asked.position(), lines)
        .update();
  }

  Optional<Run> find(String id) {
    return jdbc.sql("select " + COLUMNS + " from assessment_run where id = ?")
        .param(id)
        .query((row, _) -> run(row))
        .optional();
  }

  /// In the order in which they were made, only of one owner unless that is null.
  List<Run> list(@Nullable String owner, String after, int limit) {
    var values = new ArrayList<Object>(List.of(after));
    if (owner != null) {
      values.add(owner);
    }
    values.add(limit);
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from assessment_run where id > ?"
                + (owner == null ? "" : " and owner = ?")
                + " order by id limit ?")
        .params(values)
        .query((row, _) -> run(row))
        .list();
  }

  /// A part of whichever waits longest; empty if there is nothing to do.
  Optional<Claim> claim() {
    var now = clock.millis();
    var waiting =
        jdbc.sql(
                "select "
                    + COLUMNS
                    + ", fence from assessment_run where state = 'running' and lease_ms <= ?"
                    + " order by lease_ms, id limit ?")
            .params(now, LOOKED_AT_MAX)
            .query((row, _) -> new Waiting(run(row), row.getLong("fence")))
            .list();
    return waiting.stream().flatMap(w -> claim(w, now + LEASE.toMillis()).stream()).findFirst();
  }

  private record Waiting(Run run, long fence) {}

  /// Empty if another server was faster.
  private Optional<Claim> claim(Waiting waiting, long leaseMs) {
    var fence = waiting.fence() + 1;
    var id = waiting.run().id();
    var isOurs =
        jdbc.sql(
                    "update assessment_run set lease_ms = ?, fence = ?"
                        + " where id = ? and fence = ? and state = 'running'")
                .params(leaseMs, fence, id, waiting.fence())
                .update()
            == 1;
    if (!isOurs) {
      return Optional.empty();
    }
    return jdbc.sql(
            "select number, entries from assessment_part where run = ? and results is null"
                + " order by number limit 1")
        .param(id)
        .query(
            (row, _) ->
                new Claim(
                    waiting.run(),
                    fence,
                    row.getInt("number"),
                    Part.lines(row.getBytes("entries"))))
        .optional();
  }

  /// False if it was cancelled meanwhile, or another server has taken over.
  boolean finish(Claim claim, List<String> results, Tally tally) {
    var now = clock.millis();
    return Boolean.TRUE.equals(
        transactions.execute(
            _ -> {
              var isOurs =
                  jdbc.sql(
                              "update assessment_run set lease_ms = ?,"
                                  + " lines_done = lines_done + ?, matching = matching + ?,"
                                  + " undercharged = undercharged + ?,"
                                  + " overcharged = overcharged + ?, undecided = undecided + ?,"
                                  + " prohibited = prohibited + ?, failed = failed + ?"
                                  + " where id = ? and fence = ? and state = 'running'")
                          .params(now, tally.lines(), tally.matching(), tally.undercharged())
                          .params(tally.overcharged(), tally.undecided(), tally.prohibited())
                          .params(tally.failed(), claim.run().id(), claim.fence())
                          .update()
                      == 1;
              if (isOurs) {
                jdbc.sql("update assessment_part set results = ? where run = ? and number = ?")
                    .params(Part.packed(results), claim.run().id(), claim.number())
                    .update();
                jdbc.sql(
                        "update assessment_run set state = 'done', ended_ms = ?"
                            + " where id = ? and lines_done = lines_total")
                    .params(now, claim.run().id())
                    .update();
              }
              return isOurs;
            }));
  }

  /// Somebody else may take it at once.
  void giveBack(Claim claim) {
    jdbc.sql("update assessment_run set lease_ms = ? where id = ? and fence = ?")
        .params(clock.millis(), claim.run().id(), claim.fence())
        .update();
  }

  /// What was found so far stays; one that has ended stays as it is.
  void cancel(String id) {
    jdbc.sql(
            "update assessment_run set state = 'cancelled', ended_ms = ?"
                + " where id = ? and state = 'running'")
        .params(clock.millis(), id)
        .update();
  }

  void delete(String id) {
    transactions.executeWithoutResult(
        _ -> {
          jdbc.sql("delete from assessment_run where id = ?").param(id).update();
          jdbc.sql("delete from assessment_part where run = ?").param(id).update();
        });
  }

  /// What was found of the lines of a part, each as JSON; none if it was not assessed.
  List<String> results(String id, int part) {
    return jdbc.sql("select results from assessment_part where run = ? and number = ?")
        .params(id, part)
        .query((row, _) -> Optional.ofNullable(row.getBytes("results")))
        .optional()
        .flatMap(found -> found)
        .map(Part::unpacked)
        .orElse(List.of());
  }

  long running() {
    return count("state = 'running'");
  }

  @Scheduled(
      initialDelay = FORGET_EVERY_MINUTES,
      fixedDelay = FORGET_EVERY_MINUTES,
      timeUnit = TimeUnit.MINUTES)
  void forgetTheOld() {
    jdbc.sql("select id from assessment_run where ended_ms <= ?")
        .param(clock.millis() - KEPT_FOR.toMillis())
        .query(String.class)
        .list()
        .forEach(this::delete);
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static Run run(ResultSet row) throws SQLException {
    var endedMs = row.getLong("ended_ms");
    var endedAt = row.wasNull() ? null : Instant.ofEpochMilli(endedMs);
    return new Run(
        row.getString("id"),
        row.getString("owner"),
        Instant.ofEpochMilli(row.getLong("made_ms")),
        endedAt,
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        new Digest(row.getString("file_digest")),
        instant(row.getLong("known_us")),
        instant(row.getLong("recorded_us")),
        row.getLong("position"),
        row.getInt("lines_total"),
        new Tally(
            row.getInt("lines_done"),
            row.getInt("matching"),
            row.getInt("undercharged"),
            row.getInt("overcharged"),
            row.getInt("undecided"),
            row.getInt("prohibited"),
            row.getInt("failed")));
  }
}
