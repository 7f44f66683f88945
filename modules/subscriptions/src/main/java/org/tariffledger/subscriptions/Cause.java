package org.tariffledger.subscriptions;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.Stored;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.rates.Bearing;
import org.tariffledger.domain.rates.Due;
import org.tariffledger.domain.rates.RateChange;

/// Why a rate changed: an act was recorded, what had been recorded became public, or the clock went
/// on.
sealed interface Cause {

  /// So many entries or dues are named; of more, the first.
  int NAMED_MAX = 20;

  /// The facts of the entries are told from that sequence on.
  record Act(List<Stored> entries, long sequence) implements Cause {

    private Envelope.Cause linked(RateChange change) {
      var position = telling(recorded(entries), change).getFirst().position();
      var told = sequence;
      for (var stored : entries) {
        if (stored.entry().position() == position) {
          break;
        }
        told++;
      }
      return new Envelope.Cause(entries.getFirst().origin().act(), PublicChange.text(told));
    }
  }

  record Announced(Instant at, List<Recorded<Event>> entries) implements Cause {}

  record Clock(Instant at, List<Due> dues) implements Cause {}

  /// When it happened.
  default Instant time() {
    return switch (this) {
      case Act(var entries, _) ->
          entries.stream()
              .map(stored -> stored.entry().announcedAt())
              .min(Comparator.naturalOrder())
              .orElseThrow();
      case Announced(var at, _) -> at;
      case Clock(var at, _) -> at;
    };
  }

  /// When the ledger came to it.
  default Instant recordedTime() {
    return switch (this) {
      case Act(var entries, _) -> entries.getFirst().entry().recordedAt();
      case Announced(var at, _) -> at;
      case Clock(var at, _) -> at;
    };
  }

  /// What of it made this change.
  default RateData.Reason of(RateChange change) {
    return switch (this) {
      case Act(var entries, _) -> {
        var telling = telling(recorded(entries), change);
        yield new RateData.Reason.Recorded(
            "recorded",
            entries.getFirst().origin().act(),
            telling.getFirst().position(),
            telling.getFirst().reference(),
            several(telling));
      }
      case Announced(var at, var entries) -> {
        var telling = telling(entries, change);
        yield new RateData.Reason.Announced(
            "announced",
            at,
            telling.getFirst().position(),
            telling.getFirst().reference(),
            several(telling));
      }
      case Clock(var at, var dues) -> fellDue(at, dues, change);
    };
  }

  /// To what of the log it goes back. The fact of what was announced later was told long before,
  /// and the clock goes back to nothing.
  default Envelope.@Nullable Cause link(RateChange change) {
    return switch (this) {
      case Act act -> act.linked(change);
      case Announced _, Clock _ -> null;
    };
  }

  private static List<Recorded<Event>> recorded(List<Stored> entries) {
    return entries.stream().map(Stored::entry).toList();
  }

  private static RateData.Reason fellDue(Instant at, List<Due> dues, RateChange change) {
    var here = dues.stream().filter(due -> due.importer().equals(change.importer())).toList();
    var telling =
        telling(
            here,
            due ->
                due.bearing() instanceof Bearing.OnMeasure(var id)
                    && change.measures().contains(id));
    return new RateData.Reason.FellDue(
        telling.getFirst().kind(), at, telling.stream().limit(NAMED_MAX).map(Cause::due).toList());
  }

  private static RateData.Due due(Due due) {
    return new RateData.Due(
        due.kind(), due.bearing() instanceof Bearing.OnMeasure(var id) ? id : null);
  }

  private static List<RateData.Entry> telling(List<Recorded<Event>> entries, RateChange change) {
    return telling(
            entries,
            entry ->
                entry.event() instanceof MeasureEvent of
                    && change.measures().contains(of.measure()))
        .stream()
        .map(
            entry -> new RateData.Entry(entry.position(), entry.event().announcement().reference()))
        .toList();
  }

  /// All of them, unless there is but the one that is named already.
  private static @Nullable List<RateData.Entry> several(List<RateData.Entry> telling) {
    return telling.size() == 1 ? null : telling.stream().limit(NAMED_MAX).toList();
  }

  /// Those of the measures that are aimed at the exporter; without any, all.
  private static <T> List<T> telling(List<T> all, Predicate<T> isOfThese) {
    var telling = all.stream().filter(isOfThese).toList();
    return telling.isEmpty() ? all : telling;
  }
}
