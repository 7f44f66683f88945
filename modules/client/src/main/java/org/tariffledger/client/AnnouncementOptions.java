package org.tariffledger.client;

import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.Query;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// By whose act, announced when, and where it can be read.
final class AnnouncementOptions {

  @Option(
      names = "--announced-at",
      paramLabel = "TIME",
      description = "When it was made public, with an offset; now if not said.")
  private @Nullable String announcedAt;

  @Option(names = "--instrument", paramLabel = "TEXT", description = "The legal act: 'EO 14257'.")
  private @Nullable String instrument;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why it was done.")
  private @Nullable String reason;

  @Option(names = "--source", paramLabel = "URL", description = "Where it can be read.")
  private @Nullable String source;

  @Option(
      names = "--reference",
      paramLabel = "TEXT",
      description = "Your own name for it, kept with what is recorded.")
  private @Nullable String reference;

  /// The same in a body.
  ObjectNode in(ObjectNode body) {
    putIfSaid(body, "announcedAt", announcedAt);
    if (instrument != null) {
      body.putArray("legalBasis").addObject().put("instrument", instrument);
    }
    putIfSaid(body, "reason", reason);
    putIfSaid(body, "source", source);
    putIfSaid(body, "reference", reference);
    return body;
  }

  private static void putIfSaid(ObjectNode body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  Query in(Query query) {
    return query
        .with("announcedAt", announcedAt)
        .with("instrument", instrument)
        .with("reason", reason)
        .with("source", source)
        .with("reference", reference);
  }
}
