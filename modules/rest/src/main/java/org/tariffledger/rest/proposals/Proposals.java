package org.tariffledger.rest.proposals;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tariffledger.commands.Act;
import org.tariffledger.commands.Expected;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.proposals.Proposal.Decision;
import org.tariffledger.rest.proposals.Proposal.State;

/// Proposals in the store. None is ever deleted: who proposed what, and who refused it, is part of
/// the record. That one has expired nobody writes down; it is so once its time is over.
@Component
public class Proposals {

  public static final int OPEN_OF_ONE_MAX = 100;
  public static final int OPEN_OF_ALL_MAX = 10_000;

  private static final String COLUMNS =
      "id, proposer, correlation, state, made_ms, expires_ms, kinds, commands, expected,"
          + " decided_by, note, decided_ms, position";

  private final JdbcClient jdbc;
  private final Present present;

  Proposals(JdbcClient jdbc, Present present) {
    this.jdbc = jdbc;
    this.present = present;
  }

  /// Keeps the act until somebody else decides about it. `kinds` are those for which it waits.
  ///
  /// @throws HttpRefusal if too many are open already
  public Proposal add(Act act, Set<String> kinds, byte[] commands, Duration openFor) {
    requireRoom(act.actor());
    var now = present.now();
    var id =
        "%012x-%s".formatted(now.toEpochMilli(), UUID.randomUUID().toString().substring(0, 18));
    jdbc.sql(
            "insert into proposal (id, proposer, correlation, state, made_ms, expires_ms, kinds,"
                + " commands, expected, act) values (?, ?, ?, 'open', ?, ?, ?, ?, ?, ?)")
        .params(id, act.actor())
        .param(act.correlation())
        .params(now.toEpochMilli(), now.plus(openFor).toEpochMilli())
        .params(String.join(" ", new TreeSet<>(kinds)), act.commands().size())
        .param(text(act.expected()))
        .param(commands)
        .update();
    return find(id).orElseThrow();
  }

  private void requireRoom(String proposer) {
    if (open("and proposer = ?", proposer) >= OPEN_OF_ONE_MAX) {
      throw HttpRefusal.tooMany(
          "too-many-proposals",
          "%d of your proposals are open; have them decided, or withdraw some."
              .formatted(OPEN_OF_ONE_MAX));
    }
    if (open() >= OPEN_OF_ALL_MAX) {
      throw HttpRefusal.tooMany(
          "too-many-proposals", OPEN_OF_ALL_MAX + " proposals are open already.");
    }
  }

  public long open() {
    return open("");
  }

  private long open(String more, Object... values) {
    return jdbc.sql("select count(*) from proposal where state = 'open' and expires_ms > ? " + more)
        .param(nowMs())
        .params(List.of(values))
        .query(Long.class)
        .single();
  }

  public Optional<Proposal> find(String id) {
    return jdbc.sql("select " + COLUMNS + " from proposal where id = ?")
        .param(id)
        .query((row, _) -> proposal(row))
        .optional();
  }

  /// What it is to record, as it was given.
  public byte[] commands(String id) {
    return jdbc.sql("select act from proposal where id = ?")
        .param(id)
        .query((row, _) -> row.getBytes("act"))
        .single();
  }

  /// In the order in which they were made, of one state or one proposer unless that is null.
  public List<Proposal> list(
      @Nullable State state, @Nullable String proposer, String after, int limit) {
    var where = new ArrayList<String>(List.of("id > ?"));
    var values = new ArrayList<Object>(List.of(after));
    if (proposer != null) {
      where.add("proposer = ?");
      values.add(proposer);
    }
    if (state != null) {
      where.add("state = ?");
      values.add(state == State.EXPIRED ? "open" : state.name().toLowerCase(Locale.ROOT));
    }
    if (state == State.OPEN || state == State.EXPIRED) {
      where.add(state == State.OPEN ? "expires_ms > ?" : "expires_ms <= ?");
      values.add(nowMs());
    }
    values.add(limit);
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from proposal where "
                + String.join(" and ", where)
                + " order by id limit ?")
        .params(values)
        .query((row, _) -> proposal(row))
        .list();
  }

  /// Ends an open one. False if somebody else was faster, or its time is over.
  public boolean close(String id, State state, String by, String note, @Nullable Long atPosition) {
    var now = nowMs();
    return jdbc.sql(
                "update proposal set state = ?, decided_by = ?, note = ?, decided_ms = ?,"
                    + " position = ? where id = ? and state = 'open' and expires_ms > ?")
            .params(state.name().toLowerCase(Locale.ROOT), by, note, now)
            .param(atPosition)
            .params(id, now)
            .update()
        == 1;
  }

  private long nowMs() {
    return present.now().toEpochMilli();
  }

  private Proposal proposal(ResultSet row) throws SQLException {
    var expiresMs = row.getLong("expires_ms");
    var state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    return new Proposal(
        row.getString("id"),
        row.getString("proposer"),
        row.getString("correlation"),
        state == State.OPEN && expiresMs <= nowMs() ? State.EXPIRED : state,
        Instant.ofEpochMilli(row.getLong("made_ms")),
        Instant.ofEpochMilli(expiresMs),
        List.of(row.getString("kinds").split(" ", -1)),
        row.getInt("commands"),
        expected(row.getString("expected")),
        decision(row));
  }

  private static @Nullable Decision decision(ResultSet row) throws SQLException {
    var by = row.getString("decided_by");
    return by == null
        ? null
        : new Decision(
            by,
            row.getString("note"),
            Instant.ofEpochMilli(row.getLong("decided_ms")),
            row.getObject("position", Long.class));
  }

  /// Versions with commas, `*` for any, `new` for what is not to exist yet; a question mark before
  /// it leaves what does not exist to the rules.
  private static @Nullable String text(Expected expected) {
    return switch (expected) {
      case Expected.Anything _ -> null;
      case Expected.Existing _ -> "*";
      case Expected.Absent _ -> "new";
      case Expected.OneOf(var versions) ->
          versions.stream().sorted().map(String::valueOf).collect(joining(","));
      case Expected.IfThere(var other) -> {
        var text = text(other);
        yield text == null ? null : "?" + text;
      }
    };
  }

  private static Expected expected(@Nullable String text) {
    if (text == null) {
      return new Expected.Anything();
    }
    return switch (text) {
      case "*" -> new Expected.Existing();
      case "new" -> new Expected.Absent();
      case String t when t.startsWith("?") -> new Expected.IfThere(expected(t.substring(1)));
      case String t ->
          new Expected.OneOf(
              Arrays.stream(t.split(",", -1))
                  .filter(version -> !version.isEmpty())
                  .map(Long::valueOf)
                  .collect(Collectors.toSet()));
    };
  }
}
