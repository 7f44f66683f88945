package org.tariffledger.rest.measures;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureId;

/// What a measure answers and what answers it, near and far, in the order of the announcements.
public record MeasureChain(
    MeasureId measure,
    OffsetDateTime knownAt,
    OffsetDateTime recordedAt,
    long position,
    @Schema(description = "False if there are more steps than are followed.") boolean complete,
    @Schema(description = "The measure's own acts, those they answer, and those that answer them.")
        List<ChainStep> steps,
    @Nullable String nextCursor) {}
