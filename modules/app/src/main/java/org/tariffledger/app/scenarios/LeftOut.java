package org.tariffledger.app.scenarios;

import java.util.Set;
import java.util.TreeSet;

/// A scenario that is not loaded since files that it names are not there; `open` says which answers
/// are open without it.
record LeftOut(String scenario, Set<String> missing, String open) {

  @Override
  public String toString() {
    TreeSet<String> names = new TreeSet<>(missing);
    String others = names.size() == 1 ? "" : " and " + (names.size() - 1) + " more";
    return "Scenario %s is left out: of its files, %s%s cannot be read. Open without it: %s"
        .formatted(scenario, names.first(), others, open);
  }
}
