package org.tariffledger.projections;

import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.TariffLine;

/// A place in the outline of a schedule.
public sealed interface Level {

  /// A line, by its number in the book, counted from 0.
  record Line(int number, TariffLine line) implements Level {}

  /// A chapter or another heading that has lines below it, and no line of its own.
  record Heading(ProductCode code) implements Level {}
}
