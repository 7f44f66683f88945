package org.tariffledger.domain;

/// Why an entry reads differently from now on.
public enum Nature {
  /// They announced it anew: until then the old text was what people knew.
  REISSUED,
  /// We recorded it wrong: it never read so.
  TYPING_ERROR
}
