package org.tariffledger.client;

import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.Query;
import picocli.CommandLine.Option;

/// The three times of a question.
final class TimeOptions {

  @Option(
      names = "--valid-at",
      paramLabel = "TIME",
      description = "When the goods enter: 2025-04-09T00:01:00-04:00, or a day; now if not said.")
  private @Nullable String validAt;

  @Option(
      names = "--known-at",
      paramLabel = "TIME",
      description = "By what was announced then; now if not said.")
  private @Nullable String knownAt;

  @Option(
      names = "--recorded-at",
      paramLabel = "TIME",
      description = "By what the ledger held then; now if not said.")
  private @Nullable String recordedAt;

  Query in(Query question) {
    return question
        .with("validAt", validAt)
        .with("knownAt", knownAt)
        .with("recordedAt", recordedAt);
  }
}
