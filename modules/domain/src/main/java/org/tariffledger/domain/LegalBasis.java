package org.tariffledger.domain;

import org.jspecify.annotations.Nullable;

/// The instrument a measure rests on: its name, where it is printed, where it can be read.
public record LegalBasis(String instrument, @Nullable String citation, @Nullable String url) {

  public LegalBasis {
    if (instrument.isBlank()) {
      throw new IllegalArgumentException("A legal basis names its instrument.");
    }
  }
}
