package org.tariffledger.rest.files;

/// What was read: lines, different codes, lines whose code stood before, lines that were not asked
/// for.
public record Counts(int lines, int codes, int repeated, int leftOut, DutyCounts duties) {}
