package org.tariffledger.audit.doctor;

/// What was looked at, how it is, what was measured, and what to do; that is empty if all is well.
public record Check(String name, Status status, String measured, String advice) {

  /// From well to ill.
  public enum Status {
    OK,
    /// Not as it should be for long, or not known.
    WARNING,
    /// It does not go together.
    FAILED
  }

  public static Check ok(String name, String measured) {
    return new Check(name, Status.OK, measured, "");
  }

  public static Check warning(String name, String measured, String advice) {
    return new Check(name, Status.WARNING, measured, advice);
  }

  public static Check failed(String name, String measured, String advice) {
    return new Check(name, Status.FAILED, measured, advice);
  }
}
