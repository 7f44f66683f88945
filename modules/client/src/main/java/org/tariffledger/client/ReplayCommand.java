package org.tariffledger.client;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `POST /v1/webhooks/{id}/replays`
@Command(
    name = "replay",
    description = "Sends changes once more: one, those of a range, or all that were given up.")
final class ReplayCommand implements Runnable {

  @Parameters(paramLabel = "WEBHOOK", description = "Its id.")
  private String id = "";

  @Option(names = "--sequence", paramLabel = "SEQUENCE", description = "This one.")
  private @Nullable String sequence;

  @Option(names = "--from", paramLabel = "SEQUENCE", description = "With --to: from this one.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "SEQUENCE", description = "With --from: to this one.")
  private @Nullable String to;

  @Option(
      names = "--failed-since",
      paramLabel = "TIME",
      description = "All that were given up since then.")
  private @Nullable String failedSince;

  private final TariffLedgerCommand root;

  ReplayCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var body =
        new CommandBody(new JsonMapper().createObjectNode())
            .with("sequence", sequence)
            .with("from", from)
            .with("to", to)
            .with("failedSince", failedSince)
            .json();
    var session = root.session();
    try (var ledger = session.toWrite(session::say)) {
      var path = WebhooksCommand.path(id) + "/replays";
      session.print(WebhooksCommand.post(ledger, path, body), ReplayCommand::text);
    }
  }

  private static String text(JsonNode result) {
    var left = result.path("left").asLong();
    return Words.counted(result.path("deliveries").asLong(), "change")
        + " in the queue again"
        + (left > 0 ? "; ask again for " + left + " more" : "")
        + ".\n";
  }
}
