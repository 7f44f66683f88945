package org.tariffledger.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Takes every measurement, each in a process of its own, and prints one table. The first argument
/// is `full` (the default) or `small`; those after it name the measurements to take, if not all.
public final class Measurements {

  private static final JsonMapper JSON = new JsonMapper();

  public static void main(String[] args) throws IOException, InterruptedException {
    var size = args.length == 0 ? "full" : args[0];
    var chosen =
        args.length < 2
            ? List.of(Measurement.values())
            : List.of(args).subList(1, args.length).stream()
                .map(name -> Measurement.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    var lines = new ArrayList<Line>();
    for (var measurement : chosen) {
      System.out.println("Measuring: " + measurement);
      lines.addAll(apart(measurement, size));
    }
    System.out.println(Table.of(lines));
  }

  private static List<Line> apart(Measurement measurement, String size)
      throws IOException, InterruptedException {
    var answer = Files.createTempFile("measured", ".json");
    try {
      var process =
          Jvm.running(One.class, measurement.name(), size, answer.toString()).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(measurement + " failed.");
      }
      return JSON.readValue(answer.toFile(), new TypeReference<>() {});
    } finally {
      Files.delete(answer);
    }
  }

  /// The process that takes one.
  static final class One {

    public static void main(String[] args) throws Exception {
      var lines = Measurement.valueOf(args[0]).take(Sizes.named(args[1]));
      JSON.writeValue(new File(args[2]), lines);
      System.exit(0);
    }

    private One() {}
  }

  private Measurements() {}
}
