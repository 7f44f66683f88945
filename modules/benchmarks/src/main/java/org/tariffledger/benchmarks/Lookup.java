package org.tariffledger.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.tariffledger.benchmarks.Line.Hope;

/// How long a rate takes in process, and how that grows with the book.
final class Lookup {

  private record Taken(String benchmark, int measures, double nanos) {}

  static List<Line> measure(Sizes sizes) throws RunnerException {
    var taken = run(sizes);
    var smallest = sizes.lookupMeasures().getFirst();
    var lines = new ArrayList<Line>();
    for (var benchmark : List.of("generalGoods", "oneHeading")) {
      for (var measures : sizes.lookupMeasures()) {
        lines.add(besidePlainMap(benchmark, measures, taken));
      }
    }
    for (var benchmark : List.of("generalGoods", "oneHeading", "plainMap")) {
      for (var measures : sizes.lookupMeasures().subList(1, sizes.lookupMeasures().size())) {
        lines.add(growth(benchmark, smallest, measures, taken));
      }
    }
    return lines;
  }

  private static Line besidePlainMap(String benchmark, int measures, List<Taken> taken) {
    return new Line(
        "%s, %,d versions".formatted(name(benchmark), versions(measures)),
        nanos(benchmark, measures, taken),
        "ns",
        "HashMap.get of the same size",
        nanos("plainMap", measures, taken),
        null);
  }

  private static Line growth(String benchmark, int from, int to, List<Taken> taken) {
    return new Line(
        "%s, grown to %,d versions".formatted(name(benchmark), versions(to)),
        nanos(benchmark, to, taken),
        "ns",
        "the same at %,d".formatted(versions(from)),
        nanos(benchmark, from, taken),
        benchmark.equals("plainMap") ? null : Hope.atMost(2));
  }

  /// Every event of a measure is a version of it.
  private static int versions(int measures) {
    return measures * World.EVENTS_PER_MEASURE;
  }

  private static List<Taken> run(Sizes sizes) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(LookupBenchmark.class.getName())
            .param("measures", texts(sizes.lookupMeasures()))
            .forks(sizes.lookupForks())
            .jvmArgsAppend("-Xbatch") // Or the compiler lags behind for a minute.
            .warmupIterations(6 * sizes.rounds())
            .measurementIterations(sizes.rounds())
            .warmupTime(TimeValue.milliseconds(sizes.lookupIteration().toMillis()))
            .measurementTime(TimeValue.milliseconds(sizes.lookupIteration().toMillis()))
            .shouldFailOnError(true)
            .build();
    return new Runner(options)
        .run().stream()
            .map(
                result ->
                    new Taken(
                        result.getPrimaryResult().getLabel(),
                        Integer.parseInt(result.getParams().getParam("measures")),
                        result.getPrimaryResult().getStatistics().getPercentile(50)))
            .toList();
  }

  private static double nanos(String benchmark, int measures, List<Taken> taken) {
    return taken.stream()
        .filter(t -> t.benchmark().equals(benchmark) && t.measures() == measures)
        .mapToDouble(Taken::nanos)
        .findFirst()
        .orElseThrow();
  }

  private static String name(String benchmark) {
    return switch (benchmark) {
      case "generalGoods" -> "A rate of general goods in process";
      case "oneHeading" -> "A rate of one heading in process";
      case "plainMap" -> "HashMap.get";
      default -> throw new IllegalArgumentException(benchmark);
    };
  }

  private static String[] texts(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).toArray(String[]::new);
  }

  private Lookup() {}
}
