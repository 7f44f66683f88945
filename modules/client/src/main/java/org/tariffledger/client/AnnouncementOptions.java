package org.tariffledger.client;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// By whose act, announced when, and where it can be read.
final class AnnouncementOptions {

  @Option(
      names = "--announced-at",
      paramLabel = "TIME",
      description = "When it was made public, with an offset; now if not said.")
  @Nullable String announcedAt;

  @Option(names = "--instrument", paramLabel = "TEXT", description = "The legal act: 'EO 14257'.")
  private @Nullable String instrument;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why it was done.")
  private @Nullable String reason;

  @Option(names = "--source", paramLabel = "URL", description = "Where it can be read.")
  @Nullable String source;

  @Option(
      names = "--reference",
      paramLabel = "TEXT",
      description = "Your own name for it, kept with what is recorded.")
  private @Nullable String reference;

  Query in(Query query) {
    return query
        .with("announcedAt", announcedAt)
        .with("instrument", instrument)
        .with("reason", reason)
        .with("source", source)
        .with("reference", reference);
  }
}
