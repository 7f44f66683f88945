package org.tariffledger.rest.commands;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.rates.RateChange;
import org.tariffledger.domain.rates.RateChanges;
import org.tariffledger.domain.rates.Standpoint;
import org.tariffledger.projections.Branch;
import org.tariffledger.rest.rates.ChangedRate;

/// Which rates what is tried on a branch would change, once all of it is announced: at most
/// `SHOWN_MAX` of them, and how many there are.
public record Effect(List<ChangedRate> shown, int total) {

  public static final int SHOWN_MAX = 1_000;

  static final Effect NONE = new Effect(List.of(), 0);

  static Effect of(Branch branch, Instant now, TrialTime time) {
    var entries = branch.entries();
    if (entries.isEmpty()) {
      return NONE;
    }
    var known =
        Stream.concat(Stream.of(now), entries.stream().map(Recorded::announcedAt))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return of(
        RateChanges.between(
            new Standpoint(branch.book(), known, entries.getFirst().position() - 1),
            new Standpoint(branch.book(), known, entries.getLast().position()),
            entries.stream().map(Recorded::event).toList(),
            time));
  }

  private static Effect of(List<RateChange> changes) {
    return new Effect(
        changes.stream().limit(SHOWN_MAX).map(ChangedRate::of).toList(), changes.size());
  }
}
