package org.tariffledger.rest.measures;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Basis;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Exemption;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.MeasureEvent.TariffImposed;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.MeasureState.Phase;
import org.tariffledger.domain.Predicate;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.Targets;
import org.tariffledger.rest.events.Struck;
import org.tariffledger.rest.json.Instants;

/// A measure as it was imposed, by what is recorded now: a corrected imposition reads as corrected.
/// What became of it, and what follows the clock, stands under `now`, the whole story under its
/// events. `version` counts its later events.
public record Measure(
    MeasureId id,
    EconomyCode imposer,
    ProgrammeId programme,
    Targets targets,
    Products products,
    Duty duty,
    @Schema(description = "The part of the customs value that it is charged on.") Basis basis,
    @Schema(description = "What must hold of a shipment, all of it; may be empty.")
        List<Predicate> conditions,
    OffsetDateTime announcedAt,
    OffsetDateTime effectiveFrom,
    @Nullable OffsetDateTime expiresAt,
    @Schema(description = "The measures it answers; empty unless it retaliates.")
        List<MeasureId> inResponseTo,
    List<LegalBasis> legalBasis,
    @Nullable String reason,
    @Nullable String source,
    @Nullable String reference,
    Instant recordedAt,
    @Schema(description = "The position of the event that imposed it, as corrected.") long position,
    @Schema(description = "The version of that event; a correction names it.") long entry,
    @Schema(
            description =
                "The version of the event that retracted it: the measure was never there. Null"
                    + " unless it was retracted.")
        @Nullable Long retractedBy,
    @Schema(description = "Its ETag.") long version,
    @Schema(description = "The measure at validAt; null if nobody knew of it by then.")
        @Nullable Now now) {

  @Schema(description = "A measure at one moment.")
  public record Now(
      OffsetDateTime validAt,
      Phase status,
      @Schema(description = "What it charges, or would charge if it were not paused.") Duty duty,
      Targets targets,
      Products products,
      @Schema(description = "The pause that covers the moment.") @Nullable Pause pause,
      @Schema(description = "What is spared then, by id.") List<Exemption> exemptions,
      @Schema(description = "Whether a court annulled it: what was collected is refundable.")
          boolean annulled,
      OffsetDateTime start,
      @Nullable OffsetDateTime end,
      @Schema(description = "What the clock alone will bring.") List<Change> changes,
      List<LegalBasis> legalBasis) {}

  @Schema(description = "The residual instead of the duty.")
  public record Pause(OffsetDateTime from, @Nullable OffsetDateTime until, Residual residual) {}

  public record Change(OffsetDateTime at, @Schema(example = "pauseLapses") String kind) {}

  static Measure of(MeasureHistory history, Instant validAt, Optional<MeasureState> state) {
    var entry = history.imposition();
    var recorded = history.entries().get(entry);
    var imposed = (TariffImposed) recorded.event();
    var announcement = imposed.announcement();
    return new Measure(
        imposed.measure(),
        imposed.imposer(),
        imposed.programme(),
        imposed.targets(),
        imposed.products(),
        imposed.duty(),
        imposed.basis(),
        imposed.conditions(),
        there(imposed.imposer(), announcement.announcedAt()),
        there(imposed.imposer(), imposed.effectiveFrom()),
        thereIf(imposed.imposer(), imposed.expiresAt()),
        imposed.inResponseTo(),
        announcement.legalBasis(),
        announcement.reason(),
        announcement.source(),
        announcement.reference(),
        recorded.recordedAt(),
        recorded.position(),
        entry,
        Struck.of(history, entry).retractedBy(),
        version(history),
        state.map(s -> now(s, validAt)).orElse(null));
  }

  static long version(MeasureHistory history) {
    return history.entries().size() - 1L;
  }

  /// What is shown of the state beside the moment itself.
  static Optional<Now> looks(Optional<MeasureState> state) {
    return state.map(s -> now(s, Instant.EPOCH));
  }

  private static Now now(MeasureState state, Instant validAt) {
    var imposer = state.imposed().imposer();
    return new Now(
        there(imposer, validAt),
        state.phase(),
        state.duty(),
        state.targets(),
        state.products(),
        pause(imposer, state.pause()),
        state.exemptions().stream().map(MeasureState.Granted::exemption).toList(),
        state.isAnnulled(),
        there(imposer, state.start()),
        thereIf(imposer, state.end()),
        state.changes().stream().map(c -> new Change(there(imposer, c.at()), c.kind())).toList(),
        state.legalBasis());
  }

  private static @Nullable Pause pause(EconomyCode imposer, MeasureState.@Nullable Pause pause) {
    return pause == null
        ? null
        : new Pause(
            there(imposer, pause.from()), thereIf(imposer, pause.until()), pause.residual());
  }

  private static OffsetDateTime there(EconomyCode imposer, Instant at) {
    return Instants.at(at, Economies.zoneOf(imposer));
  }

  private static @Nullable OffsetDateTime thereIf(EconomyCode imposer, @Nullable Instant at) {
    return at == null ? null : there(imposer, at);
  }
}
