package org.tariffledger.app.scenarios;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tariffledger.app.store.Store;
import org.tariffledger.commands.Ledger;
import org.tariffledger.commands.LedgerHead;

@Configuration(proxyBeanMethods = false)
class ScenarioConfiguration {

  /// Several nodes may start at once and load the same scenario: they wait for each other.
  private static final int ATTEMPTS_MAX = 10;

  @Bean
  ScenarioLoader scenarioLoader(Ledger ledger, LoadedActs loaded) {
    return new ScenarioLoader(ledger::record, loaded, ATTEMPTS_MAX);
  }

  @Bean
  DueScenarios dueScenarios(
      ScenarioSettings settings, Store store, LoadedActs loaded, LedgerHead head) {
    return new DueScenarios(settings, store, loaded, () -> head.now().position());
  }
}
