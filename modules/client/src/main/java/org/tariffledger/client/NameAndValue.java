package org.tariffledger.client;

/// What is written as `name=value`.
record NameAndValue(String name, String value) {

  /// `option` is where it was written, `what` of what it is a pair, `example` how to write it.
  static NameAndValue read(String text, String option, String what, String example) {
    int at = text.indexOf('=');
    if (at < 1) {
      throw new CannotGoOn(
          CannotGoOn.Why.USAGE, option + " is " + what + ": " + option + " " + example);
    }
    return new NameAndValue(text.substring(0, at), text.substring(at + 1));
  }
}
