package org.tariffledger.client;

import java.util.List;

/// A folder of YAML files with acts, in the order in which they are recorded.
record Scenario(String name, List<ScenarioAct> acts) {

  Scenario {
    acts = List.copyOf(acts);
  }
}
