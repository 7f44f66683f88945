package org.tariffledger.client;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.Query;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Which part of a long list is shown.
final class PageOptions {

  @Option(
      names = "--limit",
      paramLabel = "NUMBER",
      description = "How many at most, 1 to 1000; 100 if not said.")
  private @Nullable String limit;

  @Option(
      names = "--cursor",
      paramLabel = "TEXT",
      description = "Where to go on, as was said when there were more.")
  private @Nullable String cursor;

  /// Of what anybody may read.
  void show(TariffLedgerCommand root, String path, Query query, Function<JsonNode, Table> table) {
    var session = root.session();
    try (var ledger = session.toRead()) {
      show(path, query, session, ledger, table);
    }
  }

  /// Of what only its owner may read.
  void showOwn(
      TariffLedgerCommand root, String path, Query query, Function<JsonNode, Table> table) {
    var session = root.session();
    try (var ledger = session.toWrite(session::say)) {
      show(path, query, session, ledger, table);
    }
  }

  private void show(
      String path, Query query, Session session, Ledger ledger, Function<JsonNode, Table> table) {
    var reply = ledger.get(path, query.with("limit", limit).with("cursor", cursor));
    session.print(reply, page -> table.apply(page.path("items")).toString());
    var next = reply.json().path("nextCursor");
    if (next.isString() && session.output() == Output.TABLE) {
      session.say("There are more: --cursor " + next.asString());
    }
  }
}
