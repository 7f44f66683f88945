package org.tariffledger.domain.rates;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntFunction;

/// An open fact and what it may be, as far as that makes a difference; what is the least said comes
/// first. `among` are the values that it was tried with, also those that turned out to be alike.
record Variable(Fact fact, List<Value> values, List<Value> among) {

  static final Comparator<Variable> BY_NAME = Comparator.comparing(Variable::fact);

  Variable {
    values = List.copyOf(values);
    among = List.copyOf(among);
  }

  Variable(Fact fact, List<Value> values) {
    this(fact, values, values);
  }

  /// One value of each kind: of those of which `kind` is equal, by their places, the first.
  Variable apart(IntFunction<?> kind) {
    var first = new LinkedHashMap<Object, Value>();
    for (int i = 0; i < values.size(); i++) {
      first.putIfAbsent(kind.apply(i), values.get(i));
    }
    return new Variable(fact, List.copyOf(first.values()), among);
  }

  boolean isShareOfValue() {
    return fact instanceof Fact.Numeric(var of) && of.isShare();
  }

  int size() {
    return values.size();
  }
}
