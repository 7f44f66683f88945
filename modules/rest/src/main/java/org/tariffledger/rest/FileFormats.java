package org.tariffledger.rest;

import org.tariffledger.rest.files.ScheduleFormat;

/// How the layout of a schedule's file is named in requests.
final class FileFormats {

  static ScheduleFormat of(String text) {
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
