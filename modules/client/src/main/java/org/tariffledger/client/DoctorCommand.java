package org.tariffledger.client;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tariffledger.client.CannotGoOn.Why;
import org.tariffledger.client.api.Posted;
import org.tariffledger.client.api.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `GET /v1/admin/doctor`
@Command(
    name = "doctor",
    description = {
      "Looks whether all that the server stores and derives goes together, and whether its work",
      "goes on. Needs a key with the scope admin. Ends with 1 if anything failed; warnings end",
      "with 0."
    })
final class DoctorCommand implements Runnable {

  private static final String REPLAYS = "/v1/audit/replays";
  private static final List<String> PROJECTIONS = List.of("rateBook", "changeLog", "logTree");
  private static final long BETWEEN_LOOKS_MS = 200;

  @Option(
      names = "--rebuild",
      description = "First build everything that is derived anew and compare; takes longer.")
  private boolean rebuilds;

  private final TariffLedgerCommand root;

  DoctorCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var session = root.session();
    try (var ledger = session.toAudit()) {
      if (rebuilds) {
        PROJECTIONS.forEach(projection -> rebuild(projection, ledger, session));
      }
      var found = ledger.get("/v1/admin/doctor", Query.NONE);
      session.print(found, DoctorCommand::text);
      var failed =
          found
              .json()
              .path("checks")
              .valueStream()
              .filter(check -> check.path("status").asString("").equals("failed"))
              .count();
      if (failed > 0) {
        throw new CannotGoOn(
            Why.REFUSED, "Not well: " + Words.counted(failed, "failed check") + ".");
      }
    }
  }

  private static void rebuild(String projection, Ledger ledger, Session session) {
    var order =
        Posted.json(
            UUID.randomUUID().toString(), "{\"projection\":\"" + projection + "\"}", Map.of());
    var begun = ledger.post(REPLAYS, Query.NONE, order).json();
    var path = REPLAYS + "/" + begun.path("id").asString("");
    var total = begun.path("toPosition").asLong();
    try (var progress = session.progress(projection, total, n -> Words.counted(n, "position"))) {
      for (var replay = begun; isRunning(replay); replay = ledger.get(path, Query.NONE).json()) {
        progress.reached(replay.path("position").asLong());
        Thread.sleep(BETWEEN_LOOKS_MS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CannotGoOn(Why.NO_SERVER, "Interrupted.");
    }
  }

  private static boolean isRunning(JsonNode replay) {
    return replay.path("state").asString("").equals("running");
  }

  private static String text(JsonNode diagnosis) {
    var table = Table.withoutHeader();
    for (var check : diagnosis.path("checks")) {
      var advice = check.path("advice").asString("");
      var status = check.path("status").asString("");
      table.row(
          status.equals("failed") ? "FAILED" : status,
          check.path("name").asString(""),
          check.path("measured").asString("") + (advice.isEmpty() ? "" : ". " + advice));
    }
    return table.toString();
  }
}
