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
  public static final int REASON_CHARS_MAX = 10_000;
  public static final int SOURCE_CHARS_MAX = 2_000;
  public static final int REFERENCE_CHARS_MAX = 200;

  public Announcement {
    legalBasis = List.copyOf(legalBasis);
    if (legalBasis.size() > LEGAL_BASES_MAX) {
      throw new IllegalArgumentException("At most " + LEGAL_BASES_MAX + " legal bases.");
    }
    Texts.atMost(REASON_CHARS_MAX, reason, "A reason");
    Texts.atMost(SOURCE_CHARS_MAX, source, "A source");
    Texts.atMost(REFERENCE_CHARS_MAX, reference, "A reference");
  }

  public static Announcement at(Instant announcedAt) {
    return new Announcement(announcedAt, List.of(), null, null, null);
  }
}
