package org.tariffledger.rest;

import org.jspecify.annotations.Nullable;

/// A parameter that is `true` or `false`; false, unless said.
final class Flags {

  static boolean read(String name, @Nullable String text, Faults faults) {
    if (text != null && !text.matches("true|false")) {
      faults.add(name, "bad-flag", "Write " + name + "=true or " + name + "=false.");
    }
    return "true".equals(text);
  }

  private Flags() {}
}
