package org.tariffledger.app.scenarios;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// `scenario` names the folders to load. Empty, an empty embedded ledger gets the demonstration;
/// `none` keeps it empty. `data` is the folder of the files that acts name, unless these are beside
/// the acts; empty if there is none.
@ConfigurationProperties("tariff-ledger")
record ScenarioSettings(List<String> scenario, String data) {

  private static final List<String> NONE = List.of("none");

  ScenarioSettings {
    scenario = scenario.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  @Nullable Path dataFolder() {
    return data.isBlank() ? null : Path.of(data.strip()).toAbsolutePath().normalize();
  }

  boolean wantsDemonstration() {
    return scenario.isEmpty();
  }

  List<String> folders() {
    return scenario.equals(NONE) ? List.of() : scenario;
  }
}
