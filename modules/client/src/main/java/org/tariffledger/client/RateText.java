package org.tariffledger.client;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The answer to "what duty?" for people: the duty first, then how it comes about.
final class RateText {

  static String of(JsonNode rate) {
    return head(rate)
        + "\n"
        + duties(rate)
        + components(rate)
        + open(rate)
        + next(rate)
        + told(rate);
  }

  private static String head(JsonNode rate) {
    var product = rate.path("product");
    return Table.withoutHeader()
        .row("Importer", importer(rate))
        .row("Exporter", Words.text(rate.path("exporter")))
        .row("Product", product.isNull() ? "general goods" : Words.text(product))
        .row("Valid at", Words.text(rate.path("validAt")))
        .row("Known at", Words.text(rate.path("knownAt")))
        .row("Recorded at", Words.text(rate.path("recordedAt")))
        .toString();
  }

  private static String importer(JsonNode rate) {
    var member = rate.path("requestedImporter");
    var importer = Words.text(rate.path("importer"));
    return member.isMissingNode() ? importer : importer + ", for " + member.asString();
  }

  private static String duties(JsonNode rate) {
    return Table.withoutHeader()
        .row("Base", base(rate.path("base")))
        .row("Additional", additional(rate))
        .row("Total", Words.percent(rate.path("totalPercent")))
        .toString();
  }

  private static String base(JsonNode base) {
    if (base.isMissingNode() || base.isNull()) {
      return "unknown";
    }
    var percent = base.path("percent");
    var text = new StringBuilder(Words.text(base.path("duty")));
    if (percent.isString() && !text.toString().equals(percent.asString() + "%")) {
      text.append(" = ").append(Words.percent(percent));
    }
    text.append(" (line ").append(Words.text(base.path("line")));
    if (base.path("column").isString()) {
      text.append(", column ").append(base.path("column").asString());
    }
    return text.append(", ").append(Words.text(base.path("edition"))).append(")").toString();
  }

  private static String additional(JsonNode rate) {
    var percent = rate.path("additionalPercent");
    if (percent.isString()) {
      return Words.percent(percent);
    }
    var range = rate.path("range");
    var low = Words.percent(range.path("lowPercent"));
    var high = Words.percent(range.path("highPercent"));
    var bounds = low.equals(high) && low.equals(Words.NOTHING) ? "" : ", " + low + " to " + high;
    return Words.ofName(rate.path("status")) + bounds;
  }

  private static String components(JsonNode rate) {
    var table =
        Table.withHeader(
            "Measure", "Programme", "Duty", "Charged", "Outcome", "Because", "Law", "Basis");
    rate.path("components").valueStream().forEach(part -> table.row(component(part)));
    return table.hasOnlyItsHeader() ? "" : "\n" + table;
  }

  private static String[] component(JsonNode part) {
    return new String[] {
      Words.text(part.path("measure")),
      Words.text(part.path("programme")),
      Words.duty(part.path("duty")),
      Words.percent(part.path("percent")),
      Words.ofName(part.path("outcome")),
      Words.text(part.path("because")),
      Words.ofName(part.path("legalStatus")),
      Words.instruments(part.path("legalBasis"))
    };
  }

  private static String open(JsonNode rate) {
    var text = new StringBuilder();
    rate.path("assumptions")
        .valueStream()
        .forEach(
            a ->
                text.append("Assumed: " + Words.text(a.path("fact")) + " is ")
                    .append(Words.text(a.path("value")) + "; otherwise")
                    .append(with(a.path("with")) + " " + otherwise(a) + "\n"));
    rate.path("needs")
        .valueStream()
        .forEach(
            need ->
                text.append("Open: " + Words.text(need.path("fact")) + ": ")
                    .append(Words.text(need.path("why")) + "\n"));
    return text.isEmpty() ? "" : "\n" + text;
  }

  /// What has to be otherwise too.
  private static String with(JsonNode others) {
    return others.isEmpty()
        ? ""
        : others
            .valueStream()
            .map(one -> Words.text(one.path("fact")))
            .collect(Collectors.joining(" and ", ", with ", " otherwise too,"));
  }

  private static String otherwise(JsonNode assumed) {
    return assumed.path("otherwiseStatus").asString("").equals("prohibited")
        ? "prohibited"
        : Words.percent(assumed.path("otherwise"));
  }

  private static String next(JsonNode rate) {
    var next = rate.path("nextChange");
    return next.isMissingNode() || next.isNull()
        ? ""
        : "\nNext change: "
            + Words.text(next.path("at"))
            + ", "
            + Words.ofName(next.path("kind"))
            + (next.path("measure").isString() ? ", " + next.path("measure").asString() : "")
            + "\n";
  }

  private static String told(JsonNode rate) {
    var text = new StringBuilder();
    rate.path("explanation").valueStream().forEach(sentence -> text.append(sentence(sentence)));
    return text.isEmpty() ? "" : "\n" + text;
  }

  private static String sentence(JsonNode sentence) {
    var sources = sentence.path("sources");
    var from = sources.isEmpty() ? "" : " [" + Words.instruments(sources) + "]";
    return Words.text(sentence.path("text")) + from + "\n";
  }

  private RateText() {}
}
