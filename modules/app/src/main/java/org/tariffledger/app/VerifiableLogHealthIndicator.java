package org.tariffledger.app;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import org.tariffledger.audit.log.VerifiableLog;

/// `verifiableLog` in `/actuator/health/log`, named after this class: how far the log has come.
/// Down where what is stored is not what was logged; rates are answered all the same, so that this
/// is no part of readiness.
@Component
class VerifiableLogHealthIndicator extends AbstractHealthIndicator {

  private final VerifiableLog log;

  VerifiableLogHealthIndicator(VerifiableLog log) {
    super("The verifiable log could not be looked at");
    this.log = log;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    var status = log.status();
    (status.isDamaged() ? health.down() : health.up())
        .withDetail("size", status.size())
        .withDetail("checkpointSize", status.checkpointSize())
        .withDetail("lag", status.lag());
    if (status.checkpointAt() != null) {
      health.withDetail("checkpointAt", status.checkpointAt().toString());
    }
    if (status.fault() != null) {
      health.withDetail("fault", status.fault());
    }
  }
}
