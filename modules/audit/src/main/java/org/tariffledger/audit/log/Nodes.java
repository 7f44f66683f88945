package org.tariffledger.audit.log;

/// Where the hashes of complete subtrees come from.
interface Nodes {

  /// Of the subtree over the leaves from `index << level` on, `1 << level` of them.
  Hash at(int level, long index);
}
