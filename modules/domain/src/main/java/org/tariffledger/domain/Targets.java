package org.tariffledger.domain;

import java.util.List;

/// The economies a measure names, less those it excludes.
public record Targets(List<Target> include, List<Target> exclude) {

  public static final int ENTRIES_MAX = 300;

  public Targets {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    if (include.isEmpty()) {
      throw new IllegalArgumentException("A measure targets at least one economy.");
    }
    if (include.size() > ENTRIES_MAX || exclude.size() > ENTRIES_MAX) {
      throw new IllegalArgumentException("At most " + ENTRIES_MAX + " targets; use a group.");
    }
  }

  public static Targets only(Target... targets) {
    return new Targets(List.of(targets), List.of());
  }
}
