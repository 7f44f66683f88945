package org.tariffledger.rest.http;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Component;
import org.tariffledger.projections.RateBook;

/// Whether the server may be asked and told yet.
@Component
public record Readiness(RateBook book, ApplicationAvailability availability) {

  /// Once the book is built and what is to be loaded at the start is.
  ///
  /// @throws HttpRefusal before that
  public void require() {
    if (!book.isReady() || availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
      throw HttpRefusal.notYet(
          "catching-up", "The server has not yet read and loaded all of its ledger.");
    }
  }
}
