package org.tariffledger.subscriptions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.LegalBasis;
import tools.jackson.databind.node.ObjectNode;

/// What is told of a fact. Of the event only what is public. Where that or the legal
/// bases are too large, their digest stands in their place.
record FactData(
    long position,
    String act,
    String stream,
    long version,
    Instant announcedAt,
    @Nullable List<LegalBasis> legalBasis,
    @Matching(Matching.SHA_256) @Nullable String legalBasisDigest,
    @Nullable String source,
    @Nullable String reference,
    @Nullable ObjectNode event,
    @Matching(Matching.SHA_256) @Nullable String eventDigest,
    @Matching(Matching.SHA_256) String commitment) {}
