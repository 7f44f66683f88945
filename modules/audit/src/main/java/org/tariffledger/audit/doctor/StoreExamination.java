package org.tariffledger.audit.doctor;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Whether events are dense up to the head, and end where it says.
record StoreExamination(JdbcClient jdbc) implements Examination {

  private record Found(long count, long least, long newest, long head) {}

  @Override
  public String name() {
    return "store";
  }

  @Override
  public Check look() {
    var found =
        jdbc.sql(
                """
                select count(*), coalesce(min(position), 1), coalesce(max(position), 0),
                  (select position from ledger_head)
                from event\
                """)
            .query(
                (row, _) ->
                    new Found(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
            .single();
    var measured = "%d events, the head at %d".formatted(found.count, found.head);
    return found.least == 1 && found.count == found.newest && found.newest == found.head
        ? Check.ok(name(), measured)
        : Check.failed(
            name(),
            measured + ", positions from %d to %d".formatted(found.least, found.newest),
            "Events are missing or were added past the ledger: restore a backup.");
  }
}
