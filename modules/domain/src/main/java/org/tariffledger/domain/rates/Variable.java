package org.tariffledger.domain.rates;

import java.util.Comparator;
import java.util.List;

/// An open fact and what it may be, as far as that makes a difference; what is the least said comes
/// first.
record Variable(Fact fact, List<Value> values) {

  static final Comparator<Variable> BY_NAME = Comparator.comparing(Variable::fact);

  Variable {
    values = List.copyOf(values);
  }

  int size() {
    return values.size();
  }
}
