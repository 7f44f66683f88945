package org.tariffledger.rest;

/// What somebody sent, short enough to be sent back in a sentence.
final class Quoted {

  private static final int CHARACTERS_MAX = 60;

  static String of(String text) {
    return text.length() <= CHARACTERS_MAX ? text : text.substring(0, CHARACTERS_MAX) + "…";
  }

  private Quoted() {}
}
