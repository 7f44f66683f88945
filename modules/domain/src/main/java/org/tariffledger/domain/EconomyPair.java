package org.tariffledger.domain;

/// Goods of the exporter in the importer's customs territory.
public record EconomyPair(EconomyCode importer, EconomyCode exporter) {}
