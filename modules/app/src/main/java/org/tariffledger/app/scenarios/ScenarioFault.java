package org.tariffledger.app.scenarios;

/// What is wrong in a scenario, and where: in the file, at an RFC 6901 pointer, in an act (empty
/// where it is in none, or in one without an id).
record ScenarioFault(String file, String pointer, String act, String detail) {

  @Override
  public String toString() {
    String place = act.isEmpty() ? "" : " (act " + act + ")";
    return file + pointer + place + ": " + detail;
  }
}
