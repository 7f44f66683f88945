package org.tariffledger.app;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import org.tariffledger.commands.LedgerHead;
import org.tariffledger.projections.RateBook;

/// `ledger` in `/actuator/health`, named after this class: how far the ledger is, and how far the
/// book that answers. Down where the store does not answer: what is served then may be stale
/// without knowing it.
@Component
class LedgerHealthIndicator extends AbstractHealthIndicator {

  private final RateBook book;
  private final LedgerHead head;

  LedgerHealthIndicator(RateBook book, LedgerHead head) {
    super("The ledger's head could not be read");
    this.book = book;
    this.head = head;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    long position = head.now().position();
    (book.isReady() ? health.up() : health.outOfService())
        .withDetail("position", position)
        .withDetail("bookPosition", book.position());
  }
}
