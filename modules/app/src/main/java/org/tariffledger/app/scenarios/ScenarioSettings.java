package org.tariffledger.app.scenarios;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// `scenario` names the folders to load. Empty, an empty embedded ledger gets the demonstration;
/// `none` keeps it empty.
@ConfigurationProperties("tariff-ledger")
record ScenarioSettings(List<String> scenario) {

  private static final List<String> NONE = List.of("none");

  ScenarioSettings {
    scenario = scenario.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  boolean wantsDemonstration() {
    return scenario.isEmpty();
  }

  List<String> folders() {
    return scenario.equals(NONE) ? List.of() : scenario;
  }
}
