package org.tariffledger.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/// Takes turns: each round takes every measurement once, so that whatever disturbs the machine
/// disturbs all of them. Of all rounds the median counts.
final class Medians {

  /// After as many rounds that only warm up: most of the code is compiled while it runs.
  static double[] warm(int rounds, List<Callable<Double>> measurements) throws Exception {
    cold(rounds, measurements);
    return cold(rounds, measurements);
  }

  static double[] cold(int rounds, List<Callable<Double>> measurements) throws Exception {
    var taken = measurements.stream().map(_ -> new ArrayList<Double>()).toList();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < measurements.size(); i++) {
        taken.get(i).add(measurements.get(i).call());
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
