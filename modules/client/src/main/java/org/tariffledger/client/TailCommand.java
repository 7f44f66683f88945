package org.tariffledger.client;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.Change;
import org.tariffledger.client.api.Following;
import org.tariffledger.client.api.Position;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `GET /v1/changes`
@Command(
    name = "tail",
    description = {
      "Shows the last changes: what happened, and which rates changed.",
      "With -f it goes on as they come, also where the server is started anew meanwhile."
    })
final class TailCommand implements Runnable {

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "NUMBER",
      defaultValue = "10",
      description = "How many to begin with; ${DEFAULT-VALUE} if not said.")
  private int lines;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with those to come, until it is stopped.")
  private boolean follow;

  @Option(
      names = "--after",
      paramLabel = "SEQUENCE",
      description = "Show all after this one instead; or after earliest, or now.")
  private @Nullable String after;

  @Option(
      names = "--bookmark",
      paramLabel = "FILE",
      description = "Go on where it was left last time, and keep there how far it has come.")
  private @Nullable Path bookmark;

  @Mixin private FilterOptions filters = new FilterOptions();

  private final TariffLedgerCommand root;

  TailCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var session = root.session();
    var filter = filters.filter();
    var kept = bookmark == null ? null : new Bookmark(session.surroundings().folder(), bookmark);
    try (var ledger = session.toRead()) {
      var begin = kept == null ? null : kept.read();
      if (begin == null && after != null) {
        begin = position(after);
      }
      var from = begin == null ? new LastChanges(ledger, filter, lines).print(session) : begin;
      ledger.heard(
          client -> {
            try (var following = client.follow(filter, from)) {
              show(following, kept, session);
              return true;
            }
          });
    }
  }

  private static Position position(String text) {
    try {
      return Position.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CannotGoOn(CannotGoOn.Why.USAGE, "--after: " + e.getMessage());
    }
  }

  /// What is there; after that, if it is to follow, what comes. Ends also where nobody reads on.
  private void show(Following following, @Nullable Bookmark kept, Session session) {
    var coming = following.iterator();
    while (true) {
      var change = following.poll();
      if (change != null) {
        print(change, session);
      }
      if (session.isUnread()) {
        return;
      }
      keep(kept, following);
      if (change == null && !(follow && coming.hasNext())) {
        return;
      }
    }
  }

  private static void keep(@Nullable Bookmark kept, Following following) {
    if (kept != null) {
      kept.write(following.position());
    }
  }

  static void print(Change change, Session session) {
    session.printAsItIs(
        session.output() == Output.JSON ? change.json().toString() : ChangeText.of(change));
  }
}
