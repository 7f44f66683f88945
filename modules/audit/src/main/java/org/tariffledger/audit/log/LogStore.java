package org.tariffledger.audit.log;

import java.util.List;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// The tables of the tree, and the one row that fences whoever lets it grow or signs.
final class LogStore {

  private static final String HEAD = "select size, checkpoint, signed_ms from log_head";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  LogStore(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  LogHead head() {
    return read(HEAD);
  }

  /// Writes the tiles and moves the head, both or neither; false if somebody else has moved it, and
  /// nothing was written then.
  boolean grow(LogHead from, List<Growth.Grown> grown, long size) {
    return fenced(
        from,
        () -> {
          grown.forEach(this::write);
          jdbc.update("update log_head set size = ?", size);
        });
  }

  /// Puts a checkpoint in place of the one before; false if somebody else has moved the head.
  boolean publish(LogHead from, SignedCheckpoint signed, long nowMs) {
    return fenced(
        from,
        () ->
            jdbc.update(
                "update log_head set checkpoint = ?, signed_ms = ?",
                signed.note().toString(),
                nowMs));
  }

  /// Does something while nobody else signs.
  void locked(Runnable doing) {
    transaction.executeWithoutResult(
        _ -> {
          read(HEAD + " for update");
          doing.run();
        });
  }

  private boolean fenced(LogHead from, Runnable writing) {
    return Boolean.TRUE.equals(
        transaction.execute(
            _ -> {
              if (!read(HEAD + " for update").equals(from)) {
                return false;
              }
              writing.run();
              return true;
            }));
  }

  private void write(Growth.Grown grown) {
    jdbc.update(
        grown.isNew()
            ? "insert into log_tile (hashes, level, number) values (?, ?, ?)"
            : "update log_tile set hashes = ? where level = ? and number = ?",
        grown.tile(),
        grown.id().level(),
        grown.id().number());
  }

  /// The hashes of a tile, as many as there are.
  byte[] tile(TileId id) {
    var rows =
        jdbc.query(
            "select hashes from log_tile where level = ? and number = ?",
            (row, _) -> row.getBytes(1),
            id.level(),
            id.number());
    var tile = DataAccessUtils.singleResult(rows);
    if (tile == null) {
      throw new LogDamage("%s is missing.".formatted(id));
    }
    return tile;
  }

  MerkleTree tree() {
    return new MerkleTree(new TileNodes(this::tile));
  }

  private LogHead read(String sql) {
    return java.util.Objects.requireNonNull(
        jdbc.queryForObject(
            sql, (row, _) -> new LogHead(row.getLong(1), row.getString(2), row.getLong(3))));
  }
}
