package org.tariffledger.audit.log;

import java.util.UUID;
import java.util.function.Supplier;

/// By what name the log goes for ever: the operator's, or one made of the ledger's id.
record LogIdentity(String configured, Supplier<UUID> ledger) {

  private static final String PREFIX = "tariffledger.org/log/";

  String origin() {
    return configured.isEmpty() ? PREFIX + ledger.get() : configured;
  }
}
