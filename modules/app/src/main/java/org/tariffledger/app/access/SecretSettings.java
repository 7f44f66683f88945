package org.tariffledger.app.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.tariffledger.app.start.CannotStart;

/// The key under which secrets are kept, if the operator brings one; empty without.
@ConfigurationProperties("tariff-ledger")
record SecretSettings(String secretKey) {

  private static final int KEY_LENGTH_MIN = 32;

  SecretSettings {
    if (!secretKey.isEmpty() && secretKey.strip().length() < KEY_LENGTH_MIN) {
      throw new CannotStart(
          "TARIFF_LEDGER_SECRET_KEY cannot be used as a key.",
          "Give it at least "
              + KEY_LENGTH_MIN
              + " random characters and make it with a generator, such as: openssl rand -hex 32");
    }
  }

  @Override
  public String toString() {
    return "SecretSettings";
  }
}
