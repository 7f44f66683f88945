package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureEvent.TariffPaused;

/// A measure at one moment, as then known and recorded. `pause` is the one that covers the moment;
/// `decidedBy` are the entries that decide what is charged.
public record MeasureState(
    TariffImposed imposed,
    Phase phase,
    Instant start,
    @Nullable Instant end,
    Duty duty,
    @Nullable TariffPaused pause,
    List<Recorded<?>> decidedBy,
    List<Change> changes) {

  public enum Phase {
    ANNOUNCED("announced"),
    IN_FORCE("inForce"),
    PAUSED("paused"),
    EXPIRED("expired"),
    SUPERSEDED_BEFORE_EFFECT("supersededBeforeEffect");

    private final String text;

    Phase(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /// Something that the clock alone will bring.
  public record Change(Instant at, String kind) {}

  public List<LegalBasis> legalBasis() {
    return decidedBy.stream()
        .flatMap(entry -> entry.event().announcement().legalBasis().stream())
        .distinct()
        .toList();
  }
}
