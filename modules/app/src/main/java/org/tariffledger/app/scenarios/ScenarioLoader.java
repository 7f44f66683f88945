package org.tariffledger.app.scenarios;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tariffledger.app.scenarios.Scenario.FiledAct;
import org.tariffledger.app.start.CannotStart;
import org.tariffledger.commands.Act;
import org.tariffledger.commands.ActRefused;
import org.tariffledger.commands.LedgerBusy;
import org.tariffledger.commands.Receipt;

/// Records the acts of a scenario that the ledger does not hold yet. That an act is loaded is kept
/// in the act's own transaction, so a start that was cut short is taken up where it stopped.
record ScenarioLoader(
    BiConsumer<Act, Consumer<Receipt>> ledger, LoadedActs loaded, int attemptsMax) {

  private static final Logger log = LoggerFactory.getLogger(ScenarioLoader.class);

  /// Returns how many acts it has recorded.
  int load(Scenario scenario) {
    Map<String, String> digests = loaded.digests(scenario.name());
    LoadingProgress progress = new LoadingProgress(scenario, digests.size(), System::nanoTime);
    int recorded = 0;
    for (FiledAct act : scenario.acts()) {
      String digest = digests.get(act.id());
      if (digest == null) {
        recorded += record(scenario, act, 1) ? 1 : 0;
        progress.recorded(recorded);
      } else if (!digest.equals(act.digest())) {
        log.warn(
            "Act {} in {} was edited after it was loaded. What is recorded stays; say the change"
                + " in a new act.",
            act.id(),
            act.file());
      }
    }
    progress.finished(recorded);
    return recorded;
  }

  /// False if another node has loaded the act meanwhile.
  private boolean record(Scenario scenario, FiledAct act, int attempt) {
    try {
      ledger.accept(
          new Act(act.commands(), scenario.actor(), scenario.name() + "/" + act.id()),
          receipt -> loaded.add(scenario.name(), act, receipt.position()));
      return true;
    } catch (RuntimeException e) {
      if (loaded.digest(scenario.name(), act.id()).isPresent()) {
        return false;
      }
      if (e instanceof LedgerBusy && attempt < attemptsMax) {
        return record(scenario, act, attempt + 1);
      }
      throw e instanceof ActRefused refused ? cannotStart(scenario, act, refused) : e;
    }
  }

  private static CannotStart cannotStart(Scenario scenario, FiledAct act, ActRefused refused) {
    StringBuilder text = new StringBuilder();
    text.append("The ledger refuses act " + act.id() + " in " + act.file())
        .append(" of scenario " + scenario.name() + ":");
    for (ActRefused.RefusedCommand command : refused.refusals()) {
      text.append("\n  /commands/" + command.index() + ": ").append(command.refusal().sentence());
    }
    return new CannotStart(
        text.toString(),
        "Correct the act and start again: the acts before it are recorded and are not repeated.",
        refused);
  }
}
