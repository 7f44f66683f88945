package org.tariffledger.rest.doctor;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.tariffledger.audit.doctor.Check;

/// What the doctor found.
public record Diagnosis(
    Instant at,
    @Schema(description = "The worst of the checks: ok, warning or failed.") Check.Status status,
    List<Finding> checks) {

  @Schema(description = "What one check found.")
  record Finding(
      @Schema(example = "store") String name,
      Check.Status status,
      @Schema(description = "What was measured.", example = "267 events, the head at 267")
          String measured,
      @Schema(description = "What to do; empty if all is well.") String advice) {}

  static Diagnosis of(Instant at, List<Check> checks) {
    return new Diagnosis(
        at,
        checks.stream().map(Check::status).max(Comparator.naturalOrder()).orElse(Check.Status.OK),
        checks.stream()
            .map(c -> new Finding(c.name(), c.status(), c.measured(), c.advice()))
            .toList());
  }
}
