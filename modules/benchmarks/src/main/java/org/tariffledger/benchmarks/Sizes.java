package org.tariffledger.benchmarks;

import java.time.Duration;
import java.util.List;

/// How much of each is measured.
record Sizes(
    List<Integer> lookupMeasures,
    int lookupForks,
    Duration lookupIteration,
    int heapMeasures,
    int rebuildEvents,
    Duration commandsRound,
    Duration httpRound,
    int travelActs,
    Duration travelRound,
    int tariffChapters,
    int tariffLists,
    int rangeMeasures,
    int batchQueries,
    int lags,
    int dues,
    int streams,
    int pending,
    int exported,
    int toldEvents,
    int entries,
    String war,
    int rounds,
    int starts) {

  static final Sizes FULL =
      new Sizes(
          List.of(400, 2_000, 20_000, 200_000),
          1,
          Duration.ofSeconds(1),
          200_000,
          1_000_000,
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          1_000,
          Duration.ofSeconds(2),
          97,
          12,
          20_000,
          1_000,
          200,
          20,
          1_000,
          100_000,
          1_000_000,
          10_000,
          5_000,
          "whole-war",
          5,
          3);

  /// Shows that everything runs; its numbers mean nothing.
  static final Sizes SMALL =
      new Sizes(
          List.of(400, 800),
          0,
          Duration.ofMillis(20),
          1_000,
          2_000,
          Duration.ofMillis(100),
          Duration.ofMillis(100),
          20,
          Duration.ofMillis(10),
          1,
          2,
          400,
          100,
          5,
          1,
          20,
          2_000,
          2_000,
          200,
          200,
          "april-2025",
          1,
          1);

  static Sizes named(String name) {
    return switch (name) {
      case "full" -> FULL;
      case "small" -> SMALL;
      default -> throw new IllegalArgumentException(name + " is neither full nor small.");
    };
  }
}
