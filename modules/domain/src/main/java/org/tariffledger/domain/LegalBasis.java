package org.tariffledger.domain;

import org.jspecify.annotations.Nullable;

/// The instrument a measure rests on: its name, where it is printed, where it can be read.
public record LegalBasis(String instrument, @Nullable String citation, @Nullable String url) {

  public static final int CHARS_MAX = 500;
  public static final int URL_CHARS_MAX = 2_000;

  public LegalBasis {
    if (instrument.isBlank()) {
      throw new IllegalArgumentException("A legal basis names its instrument.");
    }
    Texts.atMost(CHARS_MAX, instrument, "An instrument");
    Texts.atMost(CHARS_MAX, citation, "A citation");
    Texts.atMost(URL_CHARS_MAX, url, "A URL");
  }
}
