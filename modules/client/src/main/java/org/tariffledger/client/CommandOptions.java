package org.tariffledger.client;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tariffledger.client.api.Posted;
import org.tariffledger.client.api.Query;
import org.tariffledger.client.api.Reply;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What every command that records something understands, and how it is sent.
final class CommandOptions {

  @Option(
      names = "--dry-run",
      description = "Only say what it would leave and which rates it would change.")
  private boolean dryRun;

  @Option(
      names = "--idempotency-key",
      paramLabel = "TEXT",
      description = "Your own key: within 24 hours it is recorded once; made up if not said.")
  private @Nullable String idempotencyKey;

  /// An act of one. Its faults are told as of a command that stands alone.
  void send(CommandBody command, AnnouncementOptions announcement, Session session) {
    var act = new JsonMapper().createObjectNode();
    act.putArray("commands").add(command.json());
    try {
      send(announcement.in(act), session);
    } catch (CannotGoOn e) {
      throw new CannotGoOn(e.why(), alone(e.lines()), e.problem().orElse(null));
    }
  }

  private static List<String> alone(List<String> lines) {
    return lines.stream().map(line -> line.replaceFirst("^( *)/commands/0(?:: )?", "$1")).toList();
  }

  void send(ObjectNode act, Session session) {
    try (var ledger = session.toWrite(session::say)) {
      session.print(sent(act, ledger), RecordedText::of);
    }
  }

  private Reply sent(ObjectNode act, Ledger ledger) {
    var key = idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey;
    var query = Query.NONE.with("dryRun", dryRun ? "true" : null);
    return ledger.post("/v1/acts", query, Posted.json(key, act.toString(), Map.of()));
  }
}
