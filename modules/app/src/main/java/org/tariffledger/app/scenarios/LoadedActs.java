package org.tariffledger.app.scenarios;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tariffledger.app.scenarios.Scenario.FiledAct;

/// Which acts of which scenarios the ledger holds already.
@Component
class LoadedActs {

  private final JdbcClient jdbc;

  LoadedActs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The digest of every loaded act of a scenario, by the act's id.
  Map<String, String> digests(String scenario) {
    return jdbc
        .sql("SELECT act, digest FROM scenario_act WHERE scenario = ?")
        .param(scenario)
        .query()
        .listOfRows()
        .stream()
        .collect(Collectors.toMap(row -> text(row, "act"), row -> text(row, "digest")));
  }

  Optional<String> digest(String scenario, String act) {
    return jdbc.sql("SELECT digest FROM scenario_act WHERE scenario = ? AND act = ?")
        .params(scenario, act)
        .query(String.class)
        .optional();
  }

  /// The ledger's position after the newest act of a scenario; 0 if none is loaded.
  long newestPosition(String scenario) {
    return jdbc.sql("SELECT COALESCE(MAX(position), 0) FROM scenario_act WHERE scenario = ?")
        .param(scenario)
        .query(Long.class)
        .single();
  }

  void add(String scenario, FiledAct act, long position) {
    jdbc.sql("INSERT INTO scenario_act (scenario, act, digest, position) VALUES (?, ?, ?, ?)")
        .params(scenario, act.id(), act.digest(), position)
        .update();
  }

  private static String text(Map<String, Object> row, String column) {
    return String.valueOf(row.get(column));
  }
}
