package org.tariffledger.rest.changes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many streams there may be, and how long each; a heartbeat comes after so long a silence.
@ConfigurationProperties("tariff-ledger.streams")
record StreamLimits(
    @DefaultValue("5000") int clientsMax,
    @DefaultValue("100") int clientsPerAddressMax,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("15m") Duration ageMax) {

  StreamLimits {
    if (clientsMax < 0 || clientsPerAddressMax < 0) {
      throw new IllegalArgumentException("A number of clients is 0 at least.");
    }
    if (!heartbeat.isPositive() || !ageMax.isPositive()) {
      throw new IllegalArgumentException("A stream's heartbeat and age are longer than nothing.");
    }
  }
}
