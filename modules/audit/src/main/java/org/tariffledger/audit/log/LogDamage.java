package org.tariffledger.audit.log;

/// What is stored cannot be what was logged. The sentence says what does not go together.
public final class LogDamage extends RuntimeException {

  LogDamage(String sentence) {
    super(sentence);
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
