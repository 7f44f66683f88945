package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureEvent.TariffImposed;

/// A measure at one moment, as then known and recorded. `announcedAt` is when it was announced
/// first, though it be reissued; `pause` is the one that covers the moment,
/// `exemptions` are those that hold then, by id; `decidedBy` are the entries that decide what is
/// charged, `changes` what the clock alone will bring.
public record MeasureState(
    TariffImposed imposed,
    Instant announcedAt,
    Phase phase,
    Instant start,
    @Nullable Instant end,
    Duty duty,
    Targets targets,
    Products products,
    @Nullable Pause pause,
    List<Granted> exemptions,
    boolean isAnnulled,
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

  /// An exemption and the entry that grants it.
  public record Granted(Exemption exemption, Recorded<?> by) {}

  /// The residual instead of the duty.
  public record Pause(Instant from, @Nullable Instant until, Residual residual) {

    boolean covers(Instant at) {
      return !at.isBefore(from) && endsAfter(at);
    }

    boolean endsAfter(Instant at) {
      return until == null || until.isAfter(at);
    }
  }

  /// Something that the clock alone brings, and the entries that arranged for it.
  public record Change(Instant at, String kind, List<Recorded<?>> by) {}

  public List<LegalBasis> legalBasis() {
    return decidedBy.stream()
        .flatMap(entry -> entry.event().announcement().legalBasis().stream())
        .distinct()
        .toList();
  }
}
