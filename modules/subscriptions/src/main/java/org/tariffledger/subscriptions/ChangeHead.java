package org.tariffledger.subscriptions;

import java.time.Instant;

/// How far the change log has come: every event up to `position` is told and what fell due by
/// `clock`; `sequence` is the next that is given.
public record ChangeHead(long position, Instant clock, long sequence) {}
