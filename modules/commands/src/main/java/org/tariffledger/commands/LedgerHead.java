package org.tariffledger.commands;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// The newest position and record time: the one row through which every append goes.
///
/// Whoever appends locks the row until the end of the transaction. So positions are dense, they and
/// the record times stand in the order of commits, and no reader can ever pass an event by.
public final class LedgerHead {

  /// `recordedAt` is the epoch while nothing is recorded.
  public record Head(long position, Instant recordedAt) {}

  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;
  private final Clock clock;

  LedgerHead(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
    this.jdbc = jdbc;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
  }

  public Head now() {
    return read("select position, recorded_us from ledger_head");
  }

  /// Sees to it that nothing will ever be recorded at or before the moment; returns the newest
  /// position recorded by then.
  ///
  /// @throws IllegalArgumentException if the moment is still to come
  /// @throws LedgerBusy if others kept the ledger locked for too long
  public long settle(Instant recordedAt) {
    if (now().recordedAt().isBefore(recordedAt)) {
      if (recordedAt.isAfter(clock.instant())) {
        throw new IllegalArgumentException(recordedAt + " is still to come.");
      }
      Patience.insist(
          () -> {
            ownTransaction.executeWithoutResult(_ -> raise(recordedAt));
            return recordedAt;
          });
    }
    return jdbc.sql(
            """
            select coalesce(max(position), 0) from event
            where recorded_at = (select max(recorded_at) from event where recorded_at <= ?)\
            """)
        .param(RecordTime.text(recordedAt))
        .query(Long.class)
        .single();
  }

  /// Takes the next positions for an append, with a record time later than all before; an act that
  /// appends again keeps the record time it has. Returns the position of the last.
  Head take(int positions, @Nullable Instant recordedAt) {
    var last = lock();
    return write(
        last.position() + positions, recordedAt == null ? after(last.recordedAt()) : recordedAt);
  }

  private void raise(Instant recordedAt) {
    var last = lock();
    if (last.recordedAt().isBefore(recordedAt)) {
      write(last.position(), recordedAt);
    }
  }

  private Instant after(Instant last) {
    return RecordTime.ofMicros(
        Math.max(RecordTime.micros(clock.instant()), RecordTime.micros(last) + 1));
  }

  private Head lock() {
    return read("select position, recorded_us from ledger_head for update");
  }

  private Head read(String sql) {
    return jdbc.sql(sql)
        .query((row, _) -> new Head(row.getLong(1), RecordTime.ofMicros(row.getLong(2))))
        .single();
  }

  private Head write(long position, Instant recordedAt) {
    jdbc.sql("update ledger_head set position = ?, recorded_us = ?")
        .params(position, RecordTime.micros(recordedAt))
        .update();
    return new Head(position, recordedAt);
  }
}
