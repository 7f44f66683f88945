package org.tariffledger.rest.security;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which keys were made and taken back, when and by whom: never forgotten, so that an auditor can
/// tell whose name it was that stands at an event.
@Component
final class KeyRecords {

  enum What {
    MADE,
    TAKEN_BACK;

    private String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static What of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  record KeyRecord(
      long number, Instant at, What what, String name, List<String> scopes, @Nullable String by) {}

  private final JdbcClient jdbc;

  KeyRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// To be called in the transaction that does it. `by` is null at the start of a server.
  void add(What what, String name, Set<String> scopes, @Nullable String by) {
    jdbc.sql("insert into api_key_record (at, what, name, scopes, by_key) values (?, ?, ?, ?, ?)")
        .params(Timestamp.from(Instant.now()), what.text(), name)
        .params(String.join(" ", new TreeSet<>(scopes)))
        .param(by)
        .update();
  }

  /// In the order in which it happened, of one name unless that is null.
  List<KeyRecord> list(@Nullable String name, long after, int limit) {
    return jdbc.sql(
            "select number, at, what, name, scopes, by_key from api_key_record where number > ?"
                + " and (cast(? as varchar(100)) is null or name = ?) order by number limit ?")
        .param(after)
        .param(name)
        .param(name)
        .param(limit)
        .query(
            (row, _) ->
                new KeyRecord(
                    row.getLong("number"),
                    row.getTimestamp("at").toInstant(),
                    What.of(row.getString("what")),
                    row.getString("name"),
                    List.of(row.getString("scopes").split(" ", -1)),
                    row.getString("by_key")))
        .list();
  }
}
