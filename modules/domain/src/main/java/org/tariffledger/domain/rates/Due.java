package org.tariffledger.domain.rates;

import java.time.Instant;
import org.tariffledger.domain.EconomyCode;

/// Something that the clock alone brings, of what kind, and on what it bears at which importer.
public record Due(Instant at, String kind, EconomyCode importer, Bearing bearing) {}
