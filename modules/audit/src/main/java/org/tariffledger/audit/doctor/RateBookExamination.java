package org.tariffledger.audit.doctor;

import java.time.Duration;
import org.tariffledger.commands.LedgerHead;
import org.tariffledger.projections.RateBook;

/// Whether the rate book holds everything that is recorded.
record RateBookExamination(RateBook book, LedgerHead head) implements Examination {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "rateBook";
  }

  @Override
  public Check look() {
    var recorded = head.now().position();
    var isThere = await(recorded);
    var measured =
        "%d entries, %d recorded".formatted(book.position(), recorded)
            + (book.isReady() ? "" : ", still being built");
    return isThere && book.isReady()
        ? Check.ok(name(), measured)
        : Check.warning(
            name(),
            measured,
            "Wait and look again; if it does not move, see the log and restart this server.");
  }

  private boolean await(long position) {
    try {
      return book.awaitPosition(position, PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
