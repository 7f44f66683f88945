package org.tariffledger.app;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import org.tariffledger.commands.LedgerHead;
import org.tariffledger.projections.RateBook;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.ChangeWriter;

/// `ledger` in `/actuator/health`, named after this class: how far the ledger is, how far the book
/// that answers, and how far the change log. Down where the store does not answer: what is served
/// then may be stale without knowing it.
@Component
class LedgerHealthIndicator extends AbstractHealthIndicator {

  private final RateBook book;
  private final LedgerHead head;
  private final ChangeFeed changes;
  private final ChangeWriter writer;

  LedgerHealthIndicator(RateBook book, LedgerHead head, ChangeFeed changes, ChangeWriter writer) {
    super("The ledger's head could not be read");
    this.book = book;
    this.head = head;
    this.changes = changes;
    this.writer = writer;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    long position = head.now().position();
    (book.isReady() && writer.isReady() ? health.up() : health.outOfService())
        .withDetail("position", position)
        .withDetail("bookPosition", book.position())
        .withDetail("changesPosition", changes.head().position());
  }
}
