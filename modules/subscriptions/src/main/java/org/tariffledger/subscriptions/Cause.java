package org.tariffledger.subscriptions;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.Stored;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
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
  record Act(List<Stored> entries, long sequence, Candidates<Recorded<Event>> known)
      implements Cause {

    /// What is not announced yet has made nothing.
    static Act of(List<Stored> entries, long sequence) {
      var known =
          entries.stream()
              .<Recorded<Event>>map(Stored::entry)
              .filter(entry -> !entry.announcedAt().isAfter(entry.recordedAt()))
              .toList();
      return new Act(entries, sequence, candidates(known));
    }

    private Envelope.Cause linked(RateChange change) {
      var position = known.of(change).getFirst().position();
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

  record Announced(Instant at, Candidates<Recorded<Event>> entries) implements Cause {

    static Announced of(Instant at, List<Recorded<Event>> entries) {
      return new Announced(at, candidates(entries));
    }
  }

  /// What fell due then, by its importer.
  record Clock(Instant at, Map<EconomyCode, Candidates<Due>> dues) implements Cause {

    static Clock of(Instant at, List<Due> dues) {
      var byImporter = new HashMap<EconomyCode, Candidates<Due>>();
      dues.stream()
          .collect(Collectors.groupingBy(Due::importer))
          .forEach(
              (importer, here) ->
                  byImporter.put(importer, new Candidates<>(here, due -> List.of(due.bearing()))));
      return new Clock(at, byImporter);
    }

    private RateData.Reason fellDue(RateChange change) {
      var making = Objects.requireNonNull(dues.get(change.importer())).of(change);
      return new RateData.Reason.FellDue(
          making.getFirst().kind(), at, making.stream().limit(NAMED_MAX).map(Cause::due).toList());
    }
  }

  /// When it happened: of an act, when that of it was announced which the change names first.
  default Instant time(RateChange change) {
    return switch (this) {
      case Act(_, _, var known) -> known.of(change).getFirst().announcedAt();
      case Announced(var at, _) -> at;
      case Clock(var at, _) -> at;
    };
  }

  /// When the ledger took it in; of what time alone brought, when that was.
  default Instant recordedTime() {
    return switch (this) {
      case Act(var entries, _, _) -> entries.getFirst().entry().recordedAt();
      case Announced(var at, _) -> at;
      case Clock(var at, _) -> at;
    };
  }

  /// What of it made this change.
  default RateData.Reason of(RateChange change) {
    return switch (this) {
      case Act(var entries, _, var known) -> {
        var making = known.of(change);
        yield new RateData.Reason.Recorded(
            "recorded",
            entries.getFirst().origin().act(),
            making.getFirst().position(),
            reference(making.getFirst()),
            several(making));
      }
      case Announced(var at, var entries) -> {
        var making = entries.of(change);
        yield new RateData.Reason.Announced(
            "announced",
            at,
            making.getFirst().position(),
            reference(making.getFirst()),
            several(making));
      }
      case Clock clock -> clock.fellDue(change);
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

  private static Candidates<Recorded<Event>> candidates(List<Recorded<Event>> entries) {
    return new Candidates<>(entries, entry -> Bearing.of(entry.event()));
  }

  private static RateData.Due due(Due due) {
    return new RateData.Due(
        due.kind(), due.bearing() instanceof Bearing.OnMeasure(var id) ? id : null);
  }

  private static @Nullable String reference(Recorded<Event> entry) {
    return entry.event().announcement().reference();
  }

  /// All of them, unless there is but the one that is named already.
  private static @Nullable List<RateData.Entry> several(List<Recorded<Event>> making) {
    return making.size() == 1
        ? null
        : making.stream()
            .limit(NAMED_MAX)
            .map(entry -> new RateData.Entry(entry.position(), reference(entry)))
            .toList();
  }
}
