package org.tariffledger.client;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `GET /v1/audit/export`
@Command(
    name = "export",
    description = {
      "Writes changes, or stored events, to a file.",
      "The file is there once it is whole, and never in part."
    })
final class ExportCommand implements Runnable {

  @Parameters(paramLabel = "FILE", description = "What to write; another of that name is replaced.")
  private Path file = Path.of("");

  @Option(
      names = "--of",
      paramLabel = "changes|events",
      description = "What is public, or what is stored; changes if not said.")
  private @Nullable String of;

  @Option(
      names = "--format",
      paramLabel = "ndjson|csv|bundle",
      description = "A bundle is signed and can be verified; ndjson if not said.")
  private @Nullable String format;

  @Option(
      names = "--from",
      paramLabel = "NUMBER",
      description = "From this sequence, of events position, on.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "NUMBER",
      description = "To this sequence, of events position, which is included.")
  private @Nullable String to;

  @Option(
      names = "--recorded-from",
      paramLabel = "TIME",
      description = "Only what was recorded then or later.")
  private @Nullable String recordedFrom;

  @Option(
      names = "--recorded-to",
      paramLabel = "TIME",
      description = "Only what was recorded before then.")
  private @Nullable String recordedTo;

  @Mixin private FilterOptions filters = new FilterOptions();

  private final TariffLedgerCommand root;

  ExportCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var query =
        filters
            .filter()
            .in(Query.NONE.with("of", of).with("format", format))
            .with("from", from)
            .with("to", to)
            .with("recordedFrom", recordedFrom)
            .with("recordedTo", recordedTo);
    var session = root.session();
    var path = session.surroundings().folder().resolve(file);
    try (var growing = GrowingFile.of(path);
        var ledger = session.toAudit();
        var progress =
            session.progress(String.valueOf(path.getFileName()), Progress.UNKNOWN, Bytes::of)) {
      ledger.download(
          "/v1/audit/export",
          query,
          (piece, length) -> progress.reached(growing.add(piece, length)));
      growing.finish();
      progress.say(
          "Written: %s, %s, SHA-256 %s."
              .formatted(path, Bytes.of(growing.bytes()), growing.sha256()));
    }
  }
}
