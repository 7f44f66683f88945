package org.tariffledger.audit.log;

/// The log cannot say what it was asked for, now or at all; the code is stable, the sentence says
/// why.
public final class LogUnavailable extends RuntimeException {

  private final String code;

  LogUnavailable(String code, String sentence) {
    super(sentence);
    this.code = code;
  }

  public String code() {
    return code;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
