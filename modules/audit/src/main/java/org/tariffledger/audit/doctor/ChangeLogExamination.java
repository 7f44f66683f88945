package org.tariffledger.audit.doctor;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.tariffledger.commands.LedgerHead;
import org.tariffledger.subscriptions.PublicChange;

/// Whether changes are dense up to their head, each fact with its salt, and tell all that is
/// recorded.
record ChangeLogExamination(JdbcClient jdbc, LedgerHead head, boolean isWritten)
    implements Examination {

  private record Found(long position, long sequence, long dense, long rows, long unsalted) {

    boolean isWhole() {
      return dense == sequence && rows == dense && unsalted == 0;
    }
  }

  @Override
  public String name() {
    return "changeLog";
  }

  @Override
  public Check look() {
    var recordedBefore = head.now().position();
    var told = found();
    var recorded = head.now().position();
    var measured =
        "%d changes of %d positions, %d recorded".formatted(told.sequence, told.position, recorded);
    if (!told.isWhole()) {
      return Check.failed(
          name(),
          measured
              + "; %d rows, %d of them at no place, %d facts without salt"
                  .formatted(told.rows, told.rows - told.dense, told.unsalted),
          "Rows were removed or added: have the log verified, and restore a backup.");
    }
    if (told.position > recorded) {
      return Check.failed(
          name(), measured, "It tells more than is recorded: two backups were mixed.");
    }
    if (isWritten && told.position < recordedBefore) {
      return Check.warning(
          name(), measured, "It is behind. Look again; if it does not move, see the log.");
    }
    return Check.ok(name(), measured + (isWritten ? "" : "; it is not written here"));
  }

  /// In one statement, so that what is told meanwhile is either in all of it or in none.
  private Found found() {
    return jdbc.sql(
            """
            select h.position, h.sequence,
              count(case when c.sequence >= 0 and c.sequence < h.sequence then 1 end),
              count(c.sequence),
              count(case when c.type <> ? and s.salt is null then 1 end)
            from change_head h
            left join public_change c on 1 = 1
            left join public_change_salt s on s.sequence = c.sequence
            group by h.position, h.sequence\
            """)
        .param(PublicChange.RATE_CHANGED)
        .query(
            (row, _) ->
                new Found(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
        .single();
  }
}
