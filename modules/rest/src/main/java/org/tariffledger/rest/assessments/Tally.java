package org.tariffledger.rest.assessments;

import org.tariffledger.domain.rates.EntryFinding.Verdict;

/// How many entries came out how, by what is known now.
public record Tally(
    int lines,
    int matching,
    int undercharged,
    int overcharged,
    int undecided,
    int prohibited,
    int failed) {

  static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);
  static final Tally FAILED = new Tally(1, 0, 0, 0, 0, 0, 1);

  static Tally of(Verdict verdict) {
    return switch (verdict) {
      case MATCHES -> new Tally(1, 1, 0, 0, 0, 0, 0);
      case UNDERCHARGED -> new Tally(1, 0, 1, 0, 0, 0, 0);
      case OVERCHARGED -> new Tally(1, 0, 0, 1, 0, 0, 0);
      case OPEN -> new Tally(1, 0, 0, 0, 1, 0, 0);
      case PROHIBITED -> new Tally(1, 0, 0, 0, 0, 1, 0);
    };
  }

  Tally plus(Tally other) {
    return new Tally(
        lines + other.lines,
        matching + other.matching,
        undercharged + other.undercharged,
        overcharged + other.overcharged,
        undecided + other.undecided,
        prohibited + other.prohibited,
        failed + other.failed);
  }
}
