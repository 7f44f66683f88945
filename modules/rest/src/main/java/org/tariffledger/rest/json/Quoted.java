package org.tariffledger.rest.json;

/// What somebody sent, short enough to be sent back in a sentence.
public final class Quoted {

  private static final int CHARACTERS_MAX = 60;

  public static String of(String text) {
    return text.length() <= CHARACTERS_MAX ? text : text.substring(0, CHARACTERS_MAX) + "…";
  }

  private Quoted() {}
}
