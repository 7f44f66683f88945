package org.tariffledger.client;

import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `GET /v1/statements`
@Command(
    name = "statements",
    description = "Lists what was said: threats, claims, promises. They are counted in no rate.")
final class StatementsCommand implements Runnable {

  private static final int TEXT_LENGTH_MAX = 80;

  @Option(names = "--economy", paramLabel = "ECONOMY", description = "Only those made for it.")
  private @Nullable String economy;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only those of this kind: threat, claim, denial, warning, promise, ruling.")
  private @Nullable String kind;

  @Option(
      names = "--importer",
      paramLabel = "ECONOMY",
      description = "Only those about duties that it charges.")
  private @Nullable String importer;

  @Option(
      names = "--exporter",
      paramLabel = "ECONOMY",
      description = "Only those about duties on its goods.")
  private @Nullable String exporter;

  @Option(
      names = "--known-at",
      paramLabel = "TIME",
      description = "By what was announced then; now if not said.")
  private @Nullable String knownAt;

  @Mixin private PageOptions page = new PageOptions();

  private final TariffLedgerCommand root;

  StatementsCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var query =
        Query.NONE
            .with("economy", economy)
            .with("kind", kind)
            .with("importer", importer)
            .with("exporter", exporter)
            .with("knownAt", knownAt);
    page.show(root, "/v1/statements", query, StatementsCommand::table);
  }

  private static Table table(JsonNode items) {
    var table = Table.withHeader("Statement", "Announced", "Kind", "Speaker", "Text");
    items
        .valueStream()
        .forEach(
            one ->
                table.row(
                    Words.text(one.path("id")),
                    Words.text(one.at("/announced/announcedAt")),
                    Words.ofName(one.path("kind")),
                    Words.text(one.path("speaker")),
                    shortened(Words.text(one.path("text")))));
    return table;
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= TEXT_LENGTH_MAX
        ? text
        : text.substring(0, text.offsetByCodePoints(0, TEXT_LENGTH_MAX - 1)) + "…";
  }
}
