package org.tariffledger.rest.talks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EconomyPair;
import org.tariffledger.domain.JointResponseId;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.NegotiationId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.StatementId;
import org.tariffledger.domain.StatementKind;
import org.tariffledger.domain.StatementState;

/// A statement as far as it was known and recorded.
@Schema(description = "What somebody said. It is counted in no rate.")
public record Statement(
    StatementId id,
    StatementKind kind,
    String speaker,
    @Schema(description = "For which economy; null if for none.") @Nullable EconomyCode economy,
    String text,
    List<EconomyPair> about,
    List<MeasureId> measures,
    List<NegotiationId> negotiations,
    List<JointResponseId> jointResponses,
    @Schema(description = "The third parties that it warns.") List<EconomyCode> addressees,
    StatementState.Status status,
    @Schema(description = "When it was announced that it was never made; null unless it was.")
        @Nullable Instant retractedAt,
    Announced announced,
    @Schema(description = "Its ETag, if everything recorded of it is shown.") long version) {

  /// Empty while nobody could know of it.
  public static Optional<Statement> of(StatementId id, AsOf asOf) {
    var entries = Recorded.upTo(asOf.position(), asOf.book().diplomacy().statement(id));
    return StatementState.known(entries, asOf.knownAt(), asOf.position())
        .map(
            state ->
                new Statement(
                    id,
                    state.made().kind(),
                    state.made().speaker(),
                    state.made().economy(),
                    state.made().text(),
                    state.made().about(),
                    state.made().measures(),
                    state.made().negotiations(),
                    state.made().jointResponses(),
                    state.made().addressees(),
                    state.status(),
                    retractedAt(state),
                    Announced.of(entries.getFirst()),
                    entries.size() - 1L));
  }

  private static @Nullable Instant retractedAt(StatementState state) {
    var retracted = state.retracted();
    return retracted == null ? null : retracted.announcement().announcedAt();
  }

  public boolean wasMade() {
    return status == StatementState.Status.MADE;
  }

  /// Whether it is about duties of the one on goods of the other; whoever is null may be anybody.
  public boolean isAbout(@Nullable EconomyCode importer, @Nullable EconomyCode exporter) {
    return (importer == null && exporter == null)
        || about.stream()
            .anyMatch(
                pair ->
                    (importer == null || importer.equals(pair.importer()))
                        && (exporter == null || exporter.equals(pair.exporter())));
  }
}
