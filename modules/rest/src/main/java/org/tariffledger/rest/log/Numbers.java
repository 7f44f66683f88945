package org.tariffledger.rest.log;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tariffledger.audit.log.TileId;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Quoted;

/// Numbers as they stand in paths and queries. What is wrong is a fault, and 0.
final class Numbers {

  /// So many digits always fit.
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,20}");
  private static final Pattern TILE = Pattern.compile("(?:x[0-9]{3}/){0,5}[0-9]{3}");
  private static final int LEVEL_MAX = 63;

  /// The id of a change is its sequence, whether with zeros before it or without.
  static long sequence(String pointer, String text, Faults faults) {
    var digits = text.replaceFirst("^0+(?=.)", "");
    if (SEQUENCE.matcher(text).matches() && NUMBER.matcher(digits).matches()) {
      return Long.parseLong(digits);
    }
    if (SEQUENCE.matcher(text).matches()) {
      return Long.MAX_VALUE - 1;
    }
    faults.add(
        pointer,
        "bad-sequence",
        "\"%s\" is no id of a change: those have up to 20 digits.".formatted(Quoted.of(text)));
    return 0;
  }

  static int level(String text, Faults faults) {
    if (NUMBER.matcher(text).matches()
        && text.length() <= 2
        && Integer.parseInt(text) <= LEVEL_MAX) {
      return Integer.parseInt(text);
    }
    faults.add(
        "level", "bad-level", "A level is a whole number from 0 to %d.".formatted(LEVEL_MAX));
    return 0;
  }

  static long tile(String text, Faults faults) {
    if (TILE.matcher(text).matches()) {
      return Long.parseLong(text.replaceAll("[x/]", ""));
    }
    faults.add(
        "number",
        "bad-tile",
        "\"%s\" is no number of a tile: those are written as 007, or x001/x234/067."
            .formatted(Quoted.of(text)));
    return 0;
  }

  /// Of a full tile, unless said.
  static int width(@Nullable String text, Faults faults) {
    if (text == null) {
      return TileId.HASHES;
    }
    if (NUMBER.matcher(text).matches() && text.length() <= 3) {
      var width = Integer.parseInt(text);
      if (width > 0 && width < TileId.HASHES) {
        return width;
      }
    }
    faults.add(
        "width",
        "bad-width",
        "A width is a whole number from 1 to %d.".formatted(TileId.HASHES - 1));
    return 0;
  }

  static long size(String pointer, @Nullable String text, long otherwise, Faults faults) {
    if (text == null) {
      return otherwise;
    }
    if (NUMBER.matcher(text).matches()) {
      return Long.parseLong(text);
    }
    faults.add(
        pointer,
        "bad-size",
        "\"%s\" is no size of the log: write a whole number.".formatted(Quoted.of(text)));
    return 0;
  }

  private Numbers() {}
}
