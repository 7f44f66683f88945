package org.tariffledger.domain;

import static org.tariffledger.domain.Refusal.Code.ALREADY_CORRECTED;
import static org.tariffledger.domain.Refusal.Code.MEASURE_NOT_ANNOUNCED;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_ENTRY;

import java.util.List;
import java.util.Optional;
import org.tariffledger.domain.MeasureCommand.Correct;
import org.tariffledger.domain.MeasureCommand.Retract;
import org.tariffledger.domain.MeasureEvent.EntryCorrected;
import org.tariffledger.domain.MeasureEvent.EntryRetracted;

/// Decisions about entries that read wrong. Nothing is overwritten: a correction stands behind what
/// it corrects, and is followed by the entry as it should have read.
final class Corrections {

  static Decision<MeasureEvent> retract(Retract c, MeasureHistory history) {
    var version = c.entry() == null ? 0 : c.entry();
    var entry = history.entry(version);
    if (entry.isEmpty()) {
      return Decision.refused(unknown(history));
    }
    var retracted =
        new EntryRetracted(c.measure(), version, asAnnounced(entry.get(), c.announcement()));
    if (history.holds(retracted)) {
      return new Decision.Accepted<>(List.of());
    }
    return history.stands(version) && !history.with(next(retracted, history)).strikesTwice()
        ? new Decision.Accepted<>(List.of(retracted))
        : Decision.refused(alreadyCorrected(version));
  }

  static Decision<MeasureEvent> correct(Correct c, MeasureHistory history, Register register) {
    var entry = history.entry(c.entry());
    if (entry.isEmpty()) {
      return Decision.refused(unknown(history));
    }
    var announcement =
        switch (c.nature()) {
          case REISSUED -> c.announcement();
          case TYPING_ERROR -> asAnnounced(entry.get(), c.announcement());
        };
    var restatement = new Restatement(c, announcement);
    var restated = restatement.of(entry.get().event());
    if (restated.isEmpty()) {
      return new Decision.Refused<>(restatement.refusals());
    }
    var corrected = new EntryCorrected(c.measure(), c.entry(), c.nature(), announcement);
    if (history.holds(corrected) && history.holds(restated.get())) {
      return new Decision.Accepted<>(List.of());
    }
    if (!history.stands(c.entry())) {
      return Decision.refused(alreadyCorrected(c.entry()));
    }
    if (announcement.announcedAt().isBefore(entry.get().announcedAt())) {
      return Decision.refused(notAnnounced(c.entry(), entry.get()));
    }
    return Decision.of(
        MeasureRules.ofRestated(restated.get(), c.entry(), history, register),
        List.of(corrected, restated.get()));
  }

  private static Recorded<MeasureEvent> next(MeasureEvent event, MeasureHistory history) {
    var last = history.entries().getLast();
    return new Recorded<>(last.position() + 1, last.recordedAt(), event);
  }

  /// Who corrects his own slip announces nothing: what he corrects was public when it was.
  private static Announcement asAnnounced(Recorded<MeasureEvent> entry, Announcement own) {
    var original = entry.event().announcement();
    return new Announcement(
        original.announcedAt(),
        own.legalBasis().isEmpty() ? original.legalBasis() : own.legalBasis(),
        own.reason(),
        Optional.ofNullable(own.source()).orElse(original.source()),
        Optional.ofNullable(own.reference()).orElse(original.reference()));
  }

  private static Refusal unknown(MeasureHistory history) {
    return new Refusal(
        UNKNOWN_ENTRY,
        "/entry",
        "The measure has the entries 0 to " + (history.entries().size() - 1) + ".");
  }

  private static Refusal notAnnounced(long version, Recorded<MeasureEvent> entry) {
    return new Refusal(
        MEASURE_NOT_ANNOUNCED,
        "/announcedAt",
        "Entry " + version + " was announced at " + entry.announcedAt() + ", which is later.");
  }

  static Refusal saidBefore(long version) {
    return new Refusal(
        ALREADY_CORRECTED,
        "/measure",
        "Entry %d said exactly this, and is corrected or retracted.".formatted(version));
  }

  private static Refusal alreadyCorrected(long version) {
    return new Refusal(
        ALREADY_CORRECTED,
        "/entry",
        "Entry %d, or the correction of it, is corrected or retracted.".formatted(version));
  }

  private Corrections() {}
}
