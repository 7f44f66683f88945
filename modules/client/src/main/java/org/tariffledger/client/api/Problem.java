package org.tariffledger.client.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What the server says of a refusal (RFC 9457). `code` is stable, `faultsTotal` counts also those
/// that are not listed; `json` is null where something else than a ledger has refused.
public record Problem(
    int status,
    String title,
    String code,
    String detail,
    List<Fault> faults,
    int faultsTotal,
    @Nullable ObjectNode json) {

  private static final int FOREIGN_TEXT_LENGTH_MAX = 300;

  public Problem {
    faults = List.copyOf(faults);
  }

  static Problem of(Reply reply) {
    return reply
        .tree()
        .filter(json -> json.has("title") || json.has("detail"))
        .map(json -> of(json, reply.status()))
        .orElseGet(
            () ->
                new Problem(
                    reply.status(),
                    foreign(reply),
                    "",
                    "",
                    List.of(),
                    0,
                    reply.tree().orElse(null)));
  }

  static Problem of(ObjectNode json, int status) {
    var faults = json.path("errors").valueStream().map(Fault::of).toList();
    return new Problem(
        status,
        Json.text(json.path("title"), "Refused"),
        Json.text(json.path("code"), ""),
        Json.text(json.path("detail"), ""),
        faults,
        Math.max(json.path("errorsTotal").asInt(0), faults.size()),
        json);
  }

  /// Not every answer comes from the server: a proxy has pages of its own.
  private static String foreign(Reply reply) {
    var text = reply.body().strip().replaceAll("\\s+", " ");
    var shown =
        text.length() > FOREIGN_TEXT_LENGTH_MAX
            ? text.substring(0, FOREIGN_TEXT_LENGTH_MAX) + "…"
            : text;
    var location = reply.header("Location").map(to -> ", go to " + to).orElse("");
    return "The answer was " + reply.status() + location + (shown.isEmpty() ? "" : ": " + shown);
  }

  /// The codes of every fault, else that of the refusal.
  public Set<String> codes() {
    return (faults.isEmpty() ? Stream.of(code) : faults.stream().map(Fault::code))
        .collect(Collectors.toSet());
  }

  /// For people: its title, its sentence, and each fault with its place.
  public List<String> sentences() {
    if (json == null || !(json.has("title") || json.has("detail"))) {
      return List.of(title);
    }
    var lines = new ArrayList<String>();
    lines.add(title + " (" + (status + " " + code).strip() + ")");
    if (!detail.isEmpty() && faults.stream().noneMatch(this::repeats)) {
      lines.add("  " + detail);
    }
    faults.forEach(fault -> lines.add("  " + fault));
    if (faultsTotal > faults.size()) {
      lines.add("  … and " + (faultsTotal - faults.size()) + " more");
    }
    return lines;
  }

  /// A detail that is the first fault's sentence adds nothing to the list of the faults.
  private boolean repeats(Fault fault) {
    return !fault.detail().isEmpty() && detail.startsWith(fault.detail());
  }
}
