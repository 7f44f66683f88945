package org.tariffledger.projections;

import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.TariffLine;

/// A place in the outline of a schedule.
public sealed interface Level {

  /// A line, by its number in the book, counted from 0.
  record Line(int number, TariffLine line) implements Level {}

  /// A chapter of which the edition has no line.
  record Chapter(ProductCode code) implements Level {}
}
