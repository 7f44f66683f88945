package org.tariffledger.client;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.Query;
import org.tariffledger.client.api.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `POST /v1/schedules`
@Command(
    name = "schedule",
    description = "Records an edition of a tariff schedule from a CSV file, whole or not at all.")
final class ImportScheduleCommand implements Runnable {

  @Parameters(paramLabel = "FILE", description = "UTF-8, as published or with columns code, rate.")
  private Path file = Path.of("");

  @Option(
      names = "--importer",
      required = true,
      paramLabel = "ECONOMY",
      description = "Whose schedule it is.")
  private String importer = "";

  @Option(
      names = "--edition",
      required = true,
      paramLabel = "NAME",
      description = "What the edition is called: HTS-2025.")
  private String edition = "";

  @Option(
      names = "--effective-from",
      required = true,
      paramLabel = "TIME",
      description = "From when it applies: 2025-01-01T00:00:00-05:00.")
  private String effectiveFrom = "";

  @Option(
      names = "--format",
      paramLabel = "us-hts|plain",
      description = "Of the file; by its header if not said.")
  private @Nullable String format;

  @Option(
      names = "--extent",
      paramLabel = "whole|partial",
      description = "Whether a code that is not in the file does not exist.")
  private @Nullable String extent;

  @Mixin private AnnouncementOptions announcement = new AnnouncementOptions();

  @Option(names = "--dry-run", description = "Only say what it would be; record nothing.")
  private boolean dryRun;

  private final TariffLedgerCommand root;

  ImportScheduleCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var query =
        announcement
            .in(
                Query.NONE
                    .with("importer", importer)
                    .with("edition", edition)
                    .with("effectiveFrom", effectiveFrom))
            .with("format", format)
            .with("extent", extent)
            .with("dryRun", dryRun ? "true" : null);
    var session = root.session();
    session.print(send(session, query), ImportText::of);
  }

  private Reply send(Session session, Query query) {
    var upload = Upload.of(file, session);
    try (var progress = upload.progress();
        var ledger = session.toWrite(progress::say)) {
      return upload.send(ledger, "/v1/schedules", query, progress);
    }
  }
}
