package org.tariffledger.client.api;

import org.jspecify.annotations.Nullable;

/// A legal act: `EO 14257`.
public record LegalBasis(String instrument, @Nullable String citation, @Nullable String url) {}
