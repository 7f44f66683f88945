package org.tariffledger.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A refusal (RFC 9457) in lines for people: its title, its sentence, and each fault with
/// its place.
final class Problem {

  private static final int FOREIGN_TEXT_LENGTH_MAX = 300;

  static List<String> lines(Reply reply) {
    return reply
        .tree()
        .filter(json -> json.has("title") || json.has("detail"))
        .map(json -> lines(json, reply.status()))
        .orElseGet(() -> foreign(reply));
  }

  /// The codes of every fault, else that of the refusal.
  static Set<String> codes(Reply reply) {
    return reply.tree().filter(_ -> !reply.isAccepted()).stream()
        .flatMap(
            problem ->
                problem.path("errors").isEmpty()
                    ? Stream.of(problem)
                    : problem.path("errors").valueStream())
        .map(fault -> fault.path("code").asString(""))
        .collect(Collectors.toSet());
  }

  private static List<String> lines(JsonNode problem, int status) {
    var lines = new ArrayList<String>();
    var title = problem.path("title").asString("Refused");
    var code = problem.path("code").asString("");
    lines.add(title + " (" + (status + " " + code).strip() + ")");
    var detail = problem.path("detail").asString("");
    var faults = problem.path("errors").valueStream().toList();
    if (!detail.isEmpty() && faults.stream().noneMatch(fault -> repeats(detail, fault))) {
      lines.add("  " + detail);
    }
    faults.forEach(fault -> lines.add("  " + line(fault)));
    int untold = problem.path("errorsTotal").asInt(0) - faults.size();
    if (untold > 0) {
      lines.add("  … and " + untold + " more");
    }
    return lines;
  }

  /// A detail that is the first fault's sentence adds nothing to the list of the faults.
  private static boolean repeats(String detail, JsonNode fault) {
    return detail.startsWith(fault.path("detail").asString("\n"));
  }

  static String line(JsonNode fault) {
    var place = place(fault);
    return Printable.of((place.isEmpty() ? "" : place + ": ") + fault.path("detail").asString(""));
  }

  private static String place(JsonNode fault) {
    if (!fault.path("line").isIntegralNumber()) {
      return fault.path("pointer").asString("");
    }
    var line = "line " + fault.path("line").asString();
    var column = fault.path("column");
    return column.isIntegralNumber() ? line + ", column " + column.asString() : line;
  }

  /// Not every answer comes from the server: a proxy has pages of its own.
  private static List<String> foreign(Reply reply) {
    var text = reply.body().strip().replaceAll("\\s+", " ");
    var shown =
        text.length() > FOREIGN_TEXT_LENGTH_MAX
            ? text.substring(0, FOREIGN_TEXT_LENGTH_MAX) + "…"
            : text;
    var location = reply.header("Location").map(to -> ", go to " + to).orElse("");
    return List.of(
        ("The answer was " + reply.status() + location + (shown.isEmpty() ? "" : ": " + shown)));
  }

  private Problem() {}
}
