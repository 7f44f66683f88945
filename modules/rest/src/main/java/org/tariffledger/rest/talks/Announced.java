package org.tariffledger.rest.talks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.DiplomacyEvent;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.Recorded;

/// How something was made public, and where it stands in the ledger.
@Schema(description = "How it was made public, and where it stands in the ledger.")
public record Announced(
    Instant announcedAt,
    List<LegalBasis> legalBasis,
    @Nullable String reason,
    @Nullable String source,
    @Nullable String reference,
    Instant recordedAt,
    long position) {

  static Announced of(Recorded<DiplomacyEvent> entry) {
    var announcement = entry.event().announcement();
    return new Announced(
        announcement.announcedAt(),
        announcement.legalBasis(),
        announcement.reason(),
        announcement.source(),
        announcement.reference(),
        entry.recordedAt(),
        entry.position());
  }
}
