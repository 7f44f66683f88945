package org.tariffledger.domain.rates;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tariffledger.domain.ProductListId;

/// What one code, and exactly that code, is charged, whatever is on lists of which nobody knows
/// what is on them: by programmes that decide apart from each other.
final class Outlook {

  private final List<Readings> parts;
  private final Charge charge;

  Outlook(List<Readings> parts) {
    this.parts = List.copyOf(parts);
    this.charge = parts.stream().map(Readings::charge).reduce(Charge.NOTHING, Charge::plus);
  }

  Charge charge() {
    return charge;
  }

  List<Readings> parts() {
    return parts;
  }

  /// The unknown lists that make a difference, by id. Beside a prohibition nothing does.
  List<ProductListId> unknownLists() {
    return parts.stream()
        .flatMap(part -> mattering(part).stream())
        .sorted(Comparator.comparing(ProductListId::value))
        .toList();
  }

  List<ProductListId> mattering(Readings part) {
    return charge.isProhibited() ? List.of() : part.mattering();
  }

  /// Every assessment that may be the right one and makes a difference.
  Stream<Assessment> assessments() {
    return parts.stream().flatMap(part -> part.among(mattering(part)).stream());
  }

  /// Whatever bears on the code in any reading.
  Stream<Contender> contenders() {
    return parts.stream()
        .flatMap(part -> part.all().stream())
        .flatMap(assessment -> assessment.contenders().stream());
  }
}
