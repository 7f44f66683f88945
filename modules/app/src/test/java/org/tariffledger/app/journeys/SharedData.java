package org.tariffledger.app.journeys;

import java.nio.file.Path;
import java.util.Objects;

/// The record that the scenarios are compiled from. It is no part of the repository: who has it
/// puts it beside the repository, or names its folder in `TARIFF_LEDGER_DATA`.
final class SharedData {

  static Path file(String name) {
    var named = System.getenv("TARIFF_LEDGER_DATA");
    return Path.of(Objects.requireNonNullElse(named, "../../../shared/data")).resolve(name);
  }

  private SharedData() {}
}
