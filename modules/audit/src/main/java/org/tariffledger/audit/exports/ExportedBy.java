package org.tariffledger.audit.exports;

import java.time.Instant;

/// Who asked for an export, and when.
public record ExportedBy(String key, Instant at) {}
