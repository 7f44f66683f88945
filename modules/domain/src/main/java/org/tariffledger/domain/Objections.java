package org.tariffledger.domain;

import static org.tariffledger.domain.Refusal.Code.ANNOUNCED_BEFORE_THE_WHOLE;
import static org.tariffledger.domain.Refusal.Code.MEASURE_NOT_ANNOUNCED;
import static org.tariffledger.domain.Refusal.Code.NOT_ANNOUNCED;
import static org.tariffledger.domain.Refusal.Code.UNKNOWN_MEASURE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What speaks against one command, collected; judged by what was announced when it was.
final class Objections {

  private final Instant said;
  private final Register register;
  private final List<Refusal> refusals = new ArrayList<>();

  Objections(Announcement announcement, Register register) {
    this.said = announcement.announcedAt();
    this.register = register;
  }

  Instant said() {
    return said;
  }

  Register register() {
    return register;
  }

  List<Refusal> all() {
    return List.copyOf(refusals);
  }

  void add(Refusal.Code code, String pointer, String sentence) {
    refusals.add(new Refusal(code, pointer, sentence));
  }

  /// What a command brings with it was not announced on a day before the command itself: it would
  /// have been known before there was a reason to know it.
  void requireNotSaidBefore(Command brought, ZoneId zone, String pointer) {
    var own = brought.announcement().announcedAt();
    if (day(own, zone).isBefore(day(said, zone))) {
      add(
          ANNOUNCED_BEFORE_THE_WHOLE,
          pointer + "/announcedAt",
          "It was announced at %s, before that which brings it, at %s.".formatted(own, said));
    }
  }

  private static LocalDate day(Instant at, ZoneId zone) {
    return LocalDate.ofInstant(at, zone);
  }

  /// What the command is about is missing, or was not public yet.
  void addMissing(
      Refusal.Code unknown, String field, String what, List<? extends Recorded<?>> history) {
    if (history.isEmpty()) {
      add(unknown, "/" + field, "No " + what + " is recorded.");
    } else {
      add(NOT_ANNOUNCED, "/announcedAt", "By " + said + " nobody had announced " + what + ".");
    }
  }

  /// They act for themselves in customs matters.
  void requireTerritories(List<EconomyCode> economies, String pointer) {
    for (int i = 0; i < economies.size(); i++) {
      requireTerritory(economies.get(i), pointer + i);
    }
  }

  void requireTerritory(EconomyCode economy, String pointer) {
    Territories.refusalOfUndated(economy, pointer, said).ifPresent(refusals::add);
  }

  /// The measure as it was known then; without one, that is an objection.
  Optional<MeasureTimeline> knownMeasure(MeasureId id, String pointer) {
    var known = measure(id);
    if (known.isEmpty()) {
      if (isRecorded(id)) {
        add(
            MEASURE_NOT_ANNOUNCED,
            pointer,
            "Measure " + id + " had not been announced by " + said + ".");
      } else {
        add(UNKNOWN_MEASURE, pointer, "No measure " + id + " is recorded.");
      }
    }
    return known;
  }

  Optional<MeasureTimeline> measure(MeasureId id) {
    return register.measure(id).flatMap(history -> history.known(said, Long.MAX_VALUE));
  }

  private boolean isRecorded(MeasureId id) {
    return register
        .measure(id)
        .flatMap(history -> history.known(Instant.MAX, Long.MAX_VALUE))
        .isPresent();
  }
}
