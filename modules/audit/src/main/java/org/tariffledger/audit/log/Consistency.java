package org.tariffledger.audit.log;

import java.util.List;

/// That the tree of `to` changes begins with the one of `from`.
public record Consistency(
    String origin, long from, Hash fromRoot, long to, Hash toRoot, List<Hash> path) {

  public Consistency {
    path = List.copyOf(path);
  }
}
