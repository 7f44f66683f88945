package org.tariffledger.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/// Takes turns: each round takes every measurement once, so that whatever disturbs the machine
/// disturbs all of them. Of all rounds the median counts; a round before them only warms up.
final class Medians {

  @SafeVarargs
  static double[] of(int rounds, Callable<Double>... measurements) throws Exception {
    var taken = new ArrayList<List<Double>>();
    for (var measurement : measurements) {
      measurement.call();
      taken.add(new ArrayList<>());
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < measurements.length; i++) {
        taken.get(i).add(measurements[i].call());
      }
    }
    return taken.stream().mapToDouble(Medians::median).toArray();
  }

  private static double median(List<Double> values) {
    var sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private Medians() {}
}
