package org.tariffledger.subscriptions;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tariffledger.domain.EconomyCode;

/// The change log's tables, and the one row that fences its writers.
final class ChangeStore {

  private static final int BATCH_ROWS = 500;

  private static final String HEAD = "select position, clock, sequence from change_head";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  ChangeStore(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /// The id of the ledger, which the first who asks makes.
  UUID ledger() {
    jdbc.update(
        "update change_head set ledger = ? where ledger is null", UUID.randomUUID().toString());
    return UUID.fromString(
        require(jdbc.queryForObject("select ledger from change_head", String.class)));
  }

  ChangeHead head() {
    return read(HEAD);
  }

  /// Writes the changes and moves the head, both or neither; false if somebody else has moved it
  /// from where it was, and nothing was written then.
  boolean append(ChangeHead from, List<PublicChange> changes, ChangeHead to) {
    return Boolean.TRUE.equals(
        transaction.execute(
            _ -> {
              if (!read(HEAD + " for update").equals(from)) {
                return false;
              }
              insert(changes);
              jdbc.update(
                  "update change_head set position = ?, clock = ?, sequence = ?",
                  to.position(),
                  to.clock().toString(),
                  to.sequence());
              return true;
            }));
  }

  private ChangeHead read(String sql) {
    return require(
        jdbc.queryForObject(
            sql,
            (row, _) ->
                new ChangeHead(row.getLong(1), Instant.parse(row.getString(2)), row.getLong(3))));
  }

  private void insert(List<PublicChange> changes) {
    jdbc.batchUpdate(
        """
        insert into public_change (sequence, type, importer, exporter, goods, bytes)
        values (?, ?, ?, ?, ?, ?)\
        """,
        changes,
        BATCH_ROWS,
        ChangeStore::bind);
    jdbc.batchUpdate(
        "insert into public_change_salt (sequence, salt) values (?, ?)",
        changes.stream().filter(change -> change.salt() != null).toList(),
        BATCH_ROWS,
        (insert, change) -> {
          insert.setLong(1, change.sequence());
          insert.setBytes(2, HexFormat.of().parseHex(require(change.salt())));
        });
  }

  private static void bind(PreparedStatement insert, PublicChange change) throws SQLException {
    insert.setLong(1, change.sequence());
    insert.setString(2, change.type());
    insert.setString(3, code(change.importer()));
    insert.setString(4, code(change.exporter()));
    insert.setString(5, change.goods());
    insert.setBytes(6, change.json().getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String code(@Nullable EconomyCode economy) {
    return economy == null ? null : economy.value();
  }

  private static <T> T require(@Nullable T value) {
    return java.util.Objects.requireNonNull(value);
  }
}
