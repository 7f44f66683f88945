package org.tariffledger.audit.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the log is, as this server knows: how many changes the tree holds, how many its newest
/// checkpoint, when that was signed, and how many changes are not in a checkpoint yet. `fault` is
/// why nothing is signed, if something is wrong; `isDamaged` if it will not go away by itself.
public record LogStatus(
    String origin,
    long size,
    long checkpointSize,
    @Nullable Instant checkpointAt,
    long lag,
    @Nullable String fault,
    boolean isDamaged) {}
