package org.tariffledger.audit.exports;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.tariffledger.commands.EventReader;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.commands.Stored;
import org.tariffledger.projections.RateBook;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.FactImporter;
import org.tariffledger.subscriptions.PublicChange;
import org.tariffledger.subscriptions.ToldChange;

/// Reads the rows of an export, a page at a time. No transaction is open between two pages: rows
/// are added and never changed.
final class Rows {

  private static final int CHANGES_MAX = 1_000;

  /// One may be large.
  private static final int EVENTS_MAX = 100;

  private final ChangeFeed feed;
  private final EventReader events;
  private final FactImporter importers;

  Rows(ChangeFeed feed, EventReader events, RateBook book) {
    this.feed = feed;
    this.events = events;
    this.importers = new FactImporter(book::measure);
  }

  void read(ExportQuery query, Row.Taker taker) throws IOException {
    switch (query.of()) {
      case CHANGES -> changes(query, taker);
      case EVENTS -> events(query, taker);
    }
  }

  private void changes(ExportQuery query, Row.Taker taker) throws IOException {
    long reached = query.from() - 1;
    while (reached < query.to()) {
      var page = feed.page(reached, CHANGES_MAX, query.filter());
      for (var change : page.changes()) {
        if (change.sequence() > query.to()) {
          return;
        }
        if (query.isOfAnyTime() || query.isRecorded(recordedAt(change))) {
          taker.take(new Row(change.sequence(), change.bytes()));
        }
      }
      if (page.next() == reached) {
        return;
      }
      reached = page.next();
    }
  }

  private static Instant recordedAt(ToldChange change) {
    var json = LedgerJson.mapper().readTree(change.bytes());
    return Instant.parse(json.path("recordedtime").asString());
  }

  private void events(ExportQuery query, Row.Taker taker) throws IOException {
    var names = names(query);
    long reached = query.from() - 1;
    while (reached < query.to()) {
      var page = events.page(reached, EVENTS_MAX);
      for (var stored : page) {
        if (stored.entry().position() > query.to()) {
          return;
        }
        if (isWanted(stored, names, query)) {
          taker.take(ExportedEvent.of(stored).row());
        }
      }
      if (page.isEmpty()) {
        return;
      }
      reached = page.getLast().entry().position();
    }
  }

  /// A type of change is that of a fact, or of rates, of which no event is.
  private static Set<String> names(ExportQuery query) {
    return query.filter().types().stream()
        .filter(type -> type.startsWith(PublicChange.FACT))
        .map(type -> type.substring(PublicChange.FACT.length()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private boolean isWanted(Stored stored, Set<String> names, ExportQuery query) {
    var importer = query.filter().importer();
    return (query.filter().types().isEmpty() || names.contains(stored.name()))
        && query.isRecorded(stored.entry().recordedAt())
        && (importer == null || importer.equals(importers.of(stored.entry().event())));
  }
}
