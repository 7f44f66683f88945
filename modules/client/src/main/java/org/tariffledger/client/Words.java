package org.tariffledger.client;

import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The server's JSON in words.
final class Words {

  /// Stands where there is nothing.
  static final String NOTHING = "-";

  static String text(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? NOTHING : value.asString(value.toString());
  }

  static String percent(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? NOTHING : value.asString() + "%";
  }

  /// `supersededBeforeEffect` reads "superseded before effect".
  static String ofName(JsonNode name) {
    return text(name).replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  static String duty(JsonNode duty) {
    return switch (duty.path("type").asString("")) {
      case "adValorem" -> percent(duty.path("percent"));
      case "specific" ->
          text(duty.path("amount"))
              + " "
              + text(duty.path("currency"))
              + "/"
              + text(duty.path("unit"));
      case "compound" ->
          duty.path("parts").valueStream().map(Words::duty).collect(Collectors.joining(" + "));
      case "topUpTo" -> "up to " + percent(duty.path("percent")) + " in all";
      case "asWritten" -> text(duty.path("text"));
      default -> ofName(duty.path("type"));
    };
  }

  /// `1 act`, `2 acts`.
  static String counted(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  static String list(JsonNode values) {
    return values.isEmpty()
        ? NOTHING
        : values.valueStream().map(Words::text).collect(Collectors.joining(", "));
  }

  static String instruments(JsonNode legalBasis) {
    return legalBasis.isEmpty()
        ? NOTHING
        : legalBasis
            .valueStream()
            .map(basis -> text(basis.path("instrument")))
            .collect(Collectors.joining(", "));
  }

  private Words() {}
}
