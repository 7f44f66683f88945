package org.tariffledger.subscriptions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.LegalBasis;
import tools.jackson.databind.node.ObjectNode;

/// What is told of a fact. Of the event only what is public, or its digest where that is too large.
record FactData(
    long position,
    String act,
    String stream,
    long version,
    Instant announcedAt,
    List<LegalBasis> legalBasis,
    @Nullable String source,
    @Nullable String reference,
    @Nullable ObjectNode event,
    @Matching(Matching.SHA_256) @Nullable String eventDigest,
    @Matching(Matching.SHA_256) String commitment) {}
