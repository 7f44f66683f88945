package org.tariffledger.client;

/// How it is shown that a work goes on.
enum ProgressStyle {
  /// A bar on a terminal, lines elsewhere.
  AUTO,
  BAR,
  LINES,
  NONE;

  /// What `AUTO` stands for.
  ProgressStyle on(Surroundings surroundings) {
    if (this != AUTO) {
      return this;
    }
    var isDumb = surroundings.environment().getOrDefault("TERM", "").equals("dumb");
    return surroundings.isTerminal() && !isDumb ? BAR : LINES;
  }
}
