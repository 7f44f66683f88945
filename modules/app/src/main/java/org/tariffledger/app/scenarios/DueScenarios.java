package org.tariffledger.app.scenarios;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.tariffledger.app.start.CannotStart;
import org.tariffledger.app.store.Store;

/// Decides what is to be loaded at this start; `position` is the newest in the ledger.
record DueScenarios(
    ScenarioSettings settings, Store store, LoadedActs loaded, LongSupplier position) {

  List<ScenarioFolder> folders() {
    if (settings.wantsDemonstration()) {
      return holdsNothingElse() ? List.of(ScenarioFolder.demonstration()) : List.of();
    }
    List<ScenarioFolder> folders =
        settings.folders().stream().map(Path::of).map(ScenarioFolder::at).toList();
    Set<String> names = new HashSet<>();
    for (ScenarioFolder folder : folders) {
      if (!names.add(folder.name())) {
        throw sameName(folder.name());
      }
    }
    return folders;
  }

  static CannotStart sameName(String name) {
    return new CannotStart(
        "Two of the scenario folders have the same name, " + name + ".",
        "Rename one: the ledger remembers by its name what it has loaded.");
  }

  /// Nobody chose a store, and in the default one is nothing beyond the demonstration itself,
  /// perhaps the first part of it.
  private boolean holdsNothingElse() {
    return store instanceof Store.Embedded
        && position.getAsLong() == loaded.newestPosition(ScenarioFolder.DEMONSTRATION);
  }
}
