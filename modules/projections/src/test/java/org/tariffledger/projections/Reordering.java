package org.tariffledger.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.MeasureCommand.Correct;
import org.tariffledger.domain.MeasureCommand.Retract;
import org.tariffledger.domain.MeasureId;

/// What a ledger accepted, recorded in another order. A command that is refused because what it
/// builds on is not there yet is tried again after the others.
final class Reordering {

  private final Recorder first;
  private final Recorder again = new Recorder();
  private final List<Integer> originals = new ArrayList<>();

  Reordering(Recorder first) {
    this.first = first;
  }

  /// Returns the commands, by their place in the first order, that stay refused.
  List<Integer> record(List<Integer> order) {
    var pending = new ArrayList<>(order);
    while (pending.removeIf(this::isTaken)) {}
    return pending;
  }

  Recorder again() {
    return again;
  }

  private boolean isTaken(int original) {
    var command = translated(first.accepted().get(original));
    // What is accepted and changes nothing was said by another command, for now.
    if (command.isEmpty() || again.take(command.get()) < 1) {
      return false;
    }
    originals.add(original);
    return true;
  }

  private Optional<Command> translated(Command command) {
    return switch (command) {
      case Correct c ->
          version(c.measure(), c.entry())
              .map(
                  entry ->
                      new Correct(
                          c.measure(),
                          c.announcement(),
                          entry,
                          c.nature(),
                          c.duty(),
                          c.basis(),
                          c.conditions(),
                          c.targets(),
                          c.products(),
                          c.effectiveFrom(),
                          c.expiresAt(),
                          c.from(),
                          c.until(),
                          c.residual(),
                          c.when(),
                          c.effect()));
      case Retract(var measure, var announcement, var entry) when entry != null ->
          version(measure, entry).map(version -> new Retract(measure, announcement, version));
      default -> Optional.of(command);
    };
  }

  /// The version here of an entry that had that version in the first order.
  private Optional<Long> version(MeasureId measure, long version) {
    var sources = first.sources(measure);
    var source = sources.get((int) version);
    var offset = version - sources.indexOf(source);
    return again.sources(measure).stream()
        .filter(s -> originals.get(s).equals(source))
        .findFirst()
        .map(s -> again.sources(measure).indexOf(s) + offset);
  }
}
