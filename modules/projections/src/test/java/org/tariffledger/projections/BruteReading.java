package org.tariffledger.projections;

import java.util.Map;
import java.util.Set;

/// What one exact code is charged in one case, and what becomes of the measures: `leading` may
/// answer, `standing` stand for election.
record BruteReading(
    BruteAmount amount,
    Set<String> needs,
    Map<String, String> outcomes,
    Set<String> leading,
    Set<String> standing) {}
