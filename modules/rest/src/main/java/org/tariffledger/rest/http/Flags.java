package org.tariffledger.rest.http;

import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.Faults;

/// A parameter that is `true` or `false`; false, unless said.
public final class Flags {

  /// Whether to answer what would be, and keep nothing.
  public static final String DRY_RUN = "dryRun";

  public static boolean read(String name, @Nullable String text, Faults faults) {
    if (text != null && !text.matches("true|false")) {
      faults.add(name, "bad-flag", "Write " + name + "=true or " + name + "=false.");
    }
    return "true".equals(text);
  }

  private Flags() {}
}
