package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When and on what grounds something was made public. `reference` is the recorder's own id of the
/// row it was taken from.
public record Announcement(
    Instant announcedAt,
    List<LegalBasis> legalBasis,
    @Nullable String reason,
    @Nullable String source,
    @Nullable String reference) {

  public static final int LEGAL_BASES_MAX = 50;

  public Announcement {
    legalBasis = List.copyOf(legalBasis);
    if (legalBasis.size() > LEGAL_BASES_MAX) {
      throw new IllegalArgumentException("At most " + LEGAL_BASES_MAX + " legal bases.");
    }
  }

  public static Announcement at(Instant announcedAt) {
    return new Announcement(announcedAt, List.of(), null, null, null);
  }
}
