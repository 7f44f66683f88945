package org.tariffledger.rest.schedules;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.Content;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.Extent;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.ColumnAssigned;
import org.tariffledger.domain.ReferenceEvent.SchedulePublished;
import org.tariffledger.domain.ReferenceEvent.SuccessorsDeclared;
import org.tariffledger.domain.ScheduleColumn;
import org.tariffledger.domain.Targets;

/// Schedules, as they are shown.
final class ScheduleFacts {

  @Schema(description = "The schedule of an importer, by all that was announced of it.")
  public record ImporterSchedule(
      EconomyCode importer,
      @Schema(description = "In the order in which they were recorded.")
          List<PublishedEdition> editions,
      @Schema(description = "Who is charged by another column than the general one.")
          List<AssignedColumn> columns,
      @Schema(description = "Of how many codes it is told what became of them, in `/successions`.")
          long successionCount,
      @Schema(description = "Its ETag: how much followed the first.") long version) {

    static ImporterSchedule of(EconomyCode importer, List<Recorded<ReferenceEvent>> entries) {
      return new ImporterSchedule(
          importer,
          entries.stream().flatMap(PublishedEdition::of).toList(),
          entries.stream().flatMap(AssignedColumn::of).toList(),
          entries.stream().flatMap(Succession::of).count(),
          entries.size() - 1L);
    }
  }

  @Schema(description = "From `effectiveFrom` on, this edition is the importer's schedule.")
  public record PublishedEdition(
      EconomyCode importer,
      EditionId edition,
      @Schema(description = "Whether a code that is not in it exists.") Extent extent,
      @Schema(description = "SHA-256 of its lines as the ledger keeps them, and how many they are.")
          Content content,
      @Schema(description = "SHA-256 of the file in which it was published.")
          @Nullable Digest fileDigest,
      Instant effectiveFrom,
      Instant announcedAt,
      List<LegalBasis> legalBasis,
      @Nullable String source,
      Instant recordedAt,
      long position) {

    static Stream<PublishedEdition> of(Recorded<ReferenceEvent> entry) {
      return entry.event() instanceof SchedulePublished published
          ? Stream.of(of(entry, published))
          : Stream.of();
    }

    private static PublishedEdition of(Recorded<ReferenceEvent> entry, SchedulePublished e) {
      return new PublishedEdition(
          e.importer(),
          e.edition(),
          e.extent(),
          e.content(),
          e.fileDigest(),
          e.effectiveFrom(),
          entry.announcedAt(),
          e.announcement().legalBasis(),
          e.announcement().source(),
          entry.recordedAt(),
          entry.position());
    }

    /// By importer, edition and the order of recording: no key begins another.
    String key() {
      return "%s/%s/%019d".formatted(importer, edition, position);
    }
  }

  @Schema(description = "Goods of the targets are charged by this column of the schedule.")
  public record AssignedColumn(
      ScheduleColumn column,
      @Nullable ClaimName claim,
      Targets targets,
      Instant effectiveFrom,
      @Nullable Instant expiresAt,
      Instant announcedAt,
      List<LegalBasis> legalBasis,
      Instant recordedAt,
      long position) {

    static Stream<AssignedColumn> of(Recorded<ReferenceEvent> entry) {
      return entry.event() instanceof ColumnAssigned assigned
          ? Stream.of(of(entry, assigned))
          : Stream.of();
    }

    private static AssignedColumn of(Recorded<ReferenceEvent> entry, ColumnAssigned e) {
      return new AssignedColumn(
          e.column(),
          e.claim(),
          e.targets(),
          e.effectiveFrom(),
          e.expiresAt(),
          entry.announcedAt(),
          e.announcement().legalBasis(),
          entry.recordedAt(),
          entry.position());
    }
  }

  @Schema(description = "What the code stood for in this edition, a later one knows by these.")
  public record Succession(
      EditionId edition,
      ProductCode code,
      List<ProductCode> successors,
      Instant announcedAt,
      Instant recordedAt,
      long position) {

    static Stream<Succession> of(Recorded<ReferenceEvent> entry) {
      return entry.event() instanceof SuccessorsDeclared declared
          ? Stream.of(
              new Succession(
                  declared.edition(),
                  declared.code(),
                  declared.successors(),
                  entry.announcedAt(),
                  entry.recordedAt(),
                  entry.position()))
          : Stream.of();
    }

    /// By edition, code and the order of recording: no key begins another.
    String key() {
      return "%s/%s/%019d".formatted(edition, code, position);
    }
  }

  private ScheduleFacts() {}
}
