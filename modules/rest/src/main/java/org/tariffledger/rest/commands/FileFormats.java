package org.tariffledger.rest.commands;

import org.tariffledger.rest.files.ScheduleFormat;
import org.tariffledger.rest.json.Quoted;

/// How the layout of a schedule's file is named in requests.
public final class FileFormats {

  public static ScheduleFormat of(String text) {
    return switch (text) {
      case "us-hts" -> ScheduleFormat.US_HTS;
      case "plain" -> ScheduleFormat.PLAIN;
      default ->
          throw new IllegalArgumentException(
              "\"" + Quoted.of(text) + "\" is unknown: write one of us-hts, plain.");
    };
  }

  private FileFormats() {}
}
