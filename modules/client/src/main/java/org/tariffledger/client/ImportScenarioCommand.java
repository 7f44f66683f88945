package org.tariffledger.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tariffledger.client.api.Query;
import org.tariffledger.client.api.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `POST /v1/acts`, for each act of each file
@Command(
    name = "scenario",
    description = {
      "Records the acts of a folder of YAML files, in order, each once.",
      "The scenarios that they go on from come first.",
      "It stops at the first act that is refused. To repeat it is safe."
    })
final class ImportScenarioCommand implements Runnable {

  @Parameters(
      paramLabel = "FOLDER",
      description = "Its *.yaml are read in the order of their names.")
  private Path folder = Path.of("");

  private final TariffLedgerCommand root;

  ImportScenarioCommand(TariffLedgerCommand root) {
    this.root = root;
  }

  @Override
  public void run() {
    var session = root.session();
    var path = session.surroundings().folder().resolve(folder);
    for (var scenario : ScenarioFolders.read(path, session::say)) {
      var tally = new Tally(scenario.name(), scenario.acts().size());
      recordAll(scenario, session, tally);
      if (session.output() == Output.TABLE) {
        session.printAsItIs(Printable.of(tally.toString()));
      }
    }
  }

  private static void recordAll(Scenario scenario, Session session, Tally tally) {
    int acts = scenario.acts().size();
    try (var progress = session.progress(scenario.name(), acts, n -> Words.counted(n, "act"));
        var ledger = session.toWrite(progress::say)) {
      for (var act : scenario.acts()) {
        var reply = record(act, ledger, tally);
        tally.add(reply);
        progress.reached(tally.done());
        if (session.output() == Output.JSON) {
          progress.clear();
          session.printAsItIs(reply.body());
        }
      }
    }
  }

  private static Reply record(ScenarioAct act, Ledger ledger, Tally tally) {
    try {
      return ledger.post("/v1/acts", Query.NONE, act.posted());
    } catch (CannotGoOn e) {
      List<String> lines = new ArrayList<>();
      lines.add("Act " + act.id() + " in " + act.file() + " was not recorded:");
      e.lines().forEach(line -> lines.add("  " + line));
      lines.add(tally.toString());
      throw new CannotGoOn(e.why(), lines, e.problem().map(p -> in(act, p)).orElse(null));
    }
  }

  /// With members of our own, as RFC 9457 allows.
  private static ObjectNode in(ScenarioAct act, ObjectNode problem) {
    return problem.deepCopy().put("act", act.id()).put("file", act.file());
  }
}
