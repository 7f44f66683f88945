package org.tariffledger.app.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.tariffledger.app.start.CannotStart;

/// `adminKey` is empty unless whoever runs the server brings a key, as one does in a container.
@ConfigurationProperties("tariff-ledger")
record AccessSettings(String adminKey) {

  private static final int KEY_LENGTH_MIN = 32;
  private static final String KEY_SHAPE = "[A-Za-z0-9._~+/-]{" + KEY_LENGTH_MIN + ",200}=*";

  AccessSettings {
    if (!adminKey.isEmpty() && !adminKey.matches(KEY_SHAPE)) {
      throw new CannotStart(
          "TARIFF_LEDGER_ADMIN_KEY cannot be used as a key.",
          "Give it at least "
              + KEY_LENGTH_MIN
              + " random letters, digits or any of . _ ~ + / - and make it with a generator,"
              + " such as: openssl rand -hex 32");
    }
  }

  @Override
  public String toString() {
    return "AccessSettings";
  }
}
