package org.tariffledger.domain.rates;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tariffledger.domain.ProgrammeId;

/// What one code, and exactly that code, is charged in every case: by programmes that decide apart
/// from each other.
final class Outlook {

  private final List<Cases> parts;
  private final Charge charge;

  Outlook(List<Cases> parts) {
    this.parts = List.copyOf(parts);
    this.charge = parts.stream().map(Cases::charge).reduce(Charge.NOTHING, Charge::plus);
  }

  Charge charge() {
    return charge;
  }

  List<Cases> parts() {
    return parts;
  }

  /// The open facts that make a difference. Beside a prohibition nothing does.
  List<Variable> mattering() {
    return parts.stream()
        .flatMap(part -> mattering(part).stream())
        .sorted(Variable.BY_NAME)
        .toList();
  }

  List<Variable> mattering(Cases part) {
    return charge.isProhibited() ? List.of() : part.mattering();
  }

  /// What each programme adds that has a part in any case.
  Map<ProgrammeId, Charge> shares() {
    var shares = new TreeMap<ProgrammeId, Charge>(Comparator.comparing(ProgrammeId::value));
    for (var part : parts) {
      var cases = part.among(part.mattering());
      cases.stream()
          .flatMap(assessment -> assessment.contests().stream())
          .map(Contest::programme)
          .distinct()
          .forEach(
              programme ->
                  shares.put(
                      programme,
                      part.areTooMany()
                          ? Charge.ANYTHING
                          : Charge.oneOf(cases.stream().map(c -> c.charge(programme)).toList())));
    }
    return shares;
  }

  /// With those of its values only that lead to something else.
  Variable telling(Variable variable) {
    return part(variable).map(part -> part.telling(variable)).orElse(variable);
  }

  /// Whether it is one of too many for all cases to be looked at.
  boolean isTooMuchFor(Variable variable) {
    return part(variable).filter(Cases::areTooMany).isPresent();
  }

  private Optional<Cases> part(Variable variable) {
    return parts.stream().filter(part -> part.variables().contains(variable)).findFirst();
  }

  /// Every assessment that may be the right one and makes a difference.
  Stream<Assessment> assessments() {
    return parts.stream().flatMap(part -> part.among(mattering(part)).stream());
  }

  /// Whatever bears on the code in any case.
  Stream<Aimed> measures() {
    return parts.stream().flatMap(Cases::measures);
  }
}
