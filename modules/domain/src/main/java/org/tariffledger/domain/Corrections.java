package org.tariffledger.domain;

import static org.tariffledger.domain.Refusal.Code.ALREADY_CORRECTED;
import static org.tariffledger.domain.Refusal.Code.MEASURE_NOT_ANNOUNCED;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_ENTRY;

import java.util.ArrayList;
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
    return c.entry() == null ? retractAll(c, history) : retract(c, c.entry(), history);
  }

  /// The measure never was: neither as it was imposed first nor as that was corrected. The
  /// corrections are retracted first, so that nothing is struck twice.
  private static Decision<MeasureEvent> retractAll(Retract c, MeasureHistory history) {
    var retractions = new ArrayList<MeasureEvent>();
    var version = history.imposition();
    if (history.stands(version)) {
      while (version > 0 && history.isCorrection(version - 1)) {
        var correction = history.entries().get(version - 1);
        retractions.add(retraction(c, version - 1, history));
        version = Math.toIntExact(((EntryCorrected) correction.event()).entry());
      }
      retractions.add(retraction(c, version, history));
    }
    return new Decision.Accepted<>(List.copyOf(retractions));
  }

  private static EntryRetracted retraction(Retract c, int version, MeasureHistory history) {
    var entry = history.entries().get(version);
    return new EntryRetracted(c.measure(), version, asAnnounced(entry, c.announcement()));
  }

  private static Decision<MeasureEvent> retract(Retract c, long version, MeasureHistory history) {
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
        : Decision.refused(alreadyCorrected(version, history));
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
    // Of a slip of our own pen nothing was ever announced: the entry keeps its announcement whole.
    var restatement =
        new Restatement(
            c, c.nature() == Nature.REISSUED ? announcement : entry.get().event().announcement());
    var restated = restatement.of(entry.get().event());
    if (restated.isEmpty()) {
      return new Decision.Refused<>(restatement.refusals());
    }
    var corrected = new EntryCorrected(c.measure(), c.entry(), c.nature(), announcement);
    if (history.holds(corrected) && history.holds(restated.get())) {
      return new Decision.Accepted<>(List.of());
    }
    if (!history.stands(c.entry())) {
      return Decision.refused(alreadyCorrected(c.entry(), history));
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
        "Entry %d said exactly this, and is retracted.".formatted(version));
  }

  private static Refusal alreadyCorrected(long version, MeasureHistory history) {
    return new Refusal(
        ALREADY_CORRECTED,
        "/entry",
        history.struckBy(Math.toIntExact(version)).stream()
            .mapToObj(by -> struck(version, by, history.isCorrection(by)))
            .findFirst()
            .orElse(
                "What entry %d struck is corrected or retracted by another.".formatted(version)));
  }

  private static String struck(long version, int by, boolean isCorrected) {
    return isCorrected
        ? "Entry %d was corrected by entry %d; entry %d stands in its place."
            .formatted(version, by, by + 1)
        : "Entry %d was retracted by entry %d.".formatted(version, by);
  }

  private Corrections() {}
}
