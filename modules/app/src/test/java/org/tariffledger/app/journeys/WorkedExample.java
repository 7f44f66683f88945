package org.tariffledger.app.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A question for a rate and its answer, worked out by hand. What is not said is `-`.
record WorkedExample(
    String id,
    String importer,
    String exporter,
    String product,
    String validAt,
    String known,
    String facts,
    String base,
    String additional,
    String total,
    List<String> parts) {

  private static final String NOTHING = "-";

  /// A day after which nothing is announced that the scenario holds.
  private static final String AFTER_ALL = "2026-11-23";

  static List<WorkedExample> in(String file) {
    try (var in = WorkedExample.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing.");
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(WorkedExample::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WorkedExample of(String line) {
    var cells = line.split(" *\\| *", -1);
    return new WorkedExample(
        cells[0],
        cells[1],
        cells[2],
        cells[3],
        cells[4],
        cells[5],
        cells[6],
        cells[7],
        cells[8],
        cells[9],
        parts(cells[10]));
  }

  private static List<String> parts(String cell) {
    return cell.equals(NOTHING) ? List.of() : Arrays.asList(cell.split(" *; *"));
  }

  /// When it is asked: by what was known at that time, or at once and in the end.
  List<String> knownAt() {
    return known.equals("any") ? List.of(validAt, AFTER_ALL) : List.of(known);
  }

  String question(String knownAt) {
    return "/v1/rates?importer=%s&exporter=%s&validAt=%s&knownAt=%s"
            .formatted(importer, exporter, validAt.replace("+", "%2B"), knownAt.replace("+", "%2B"))
        + (product.equals(NOTHING) ? "" : "&product=" + product)
        + (facts.equals(NOTHING) ? "" : "&" + facts);
  }

  /// What is wrong with an answer; nothing if it is exact.
  List<String> faults(Answer answer) {
    if (answer.status() != 200) {
      return List.of(answer.status() + " " + answer.at("/detail"));
    }
    var isOpen = additional.contains("..");
    return Stream.of(
            difference("status", isOpen ? "undetermined" : "determined", answer.at("/status")),
            difference("base", base, orNothing(answer.at("/base/percent"))),
            difference("additional", additional, additional(answer)),
            difference("total", total, orNothing(answer.at("/totalPercent"))),
            isOpen
                ? List.<String>of()
                : difference("charged", charged(parts), charged(parts(answer))),
            missing(parts(answer)))
        .flatMap(List::stream)
        .toList();
  }

  /// `25`, or `15..25` between which it lies; `0..` without a highest.
  private static String additional(Answer answer) {
    var high = answer.at("/range/highPercent");
    return answer.at("/status").equals("undetermined")
        ? answer.at("/range/lowPercent") + ".." + (high.equals("null") ? "" : high)
        : orNothing(answer.at("/additionalPercent"));
  }

  /// Every component that charges something, and every one that does not, with its reason.
  static List<String> parts(Answer answer) {
    return answer.json().path("components").valueStream().map(WorkedExample::part).toList();
  }

  private static String part(JsonNode component) {
    var outcome = component.path("outcome").asString("");
    var percent = component.path("percent").asString("?");
    return component.path("programme").asString("")
        + " "
        + percent
        + (outcome.equals("applied") ? "" : " " + outcome);
  }

  static List<String> charged(List<String> parts) {
    return parts.stream().filter(part -> !isNothing(part)).sorted().toList();
  }

  private List<String> missing(List<String> answered) {
    return parts.stream()
        .filter(part -> !answered.contains(part))
        .map(part -> part + " is missing")
        .toList();
  }

  private static boolean isNothing(String part) {
    return part.matches(".* 0( .*)?");
  }

  private static List<String> difference(String what, Object expected, Object answered) {
    return expected.equals(answered)
        ? List.of()
        : List.of("%s %s instead of %s".formatted(what, answered, expected));
  }

  private static String orNothing(String answered) {
    return answered.equals("null") || answered.isEmpty() ? NOTHING : answered;
  }

  /// One line of a table for people.
  String line(Answer answer, String knownAt, List<String> faults) {
    return "%-4s %-2s on %-2s %-12s %-25s known %-25s %-32s %6s -> %6s  %s  %s"
        .formatted(
            id,
            importer,
            exporter,
            product,
            validAt,
            knownAt,
            facts,
            additional + "/" + total,
            additional(answer) + "/" + orNothing(answer.at("/totalPercent")),
            faults.isEmpty() ? "ok   " : "WRONG",
            faults.isEmpty() ? String.join("; ", parts(answer)) : faults);
  }
}
