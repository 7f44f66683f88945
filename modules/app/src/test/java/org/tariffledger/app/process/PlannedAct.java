package org.tariffledger.app.process;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An act that imposes measures nobody else imposes, and pauses every one of them. Its measures
/// carry its name, so that the store itself shows whether it is whole.
record PlannedAct(String name, int measures) {

  private static final int MEASURES_MAX = 12;
  private static final String PROGRAMME = "US-KILL-TEST";

  static final String PROGRAMME_BODY =
      """
      {"commands": [{"type": "registerProgramme", "id": "%s", "imposer": "US", "name": "Kill test",
        "announcedAt": "2025-04-02T00:00:00Z"}]}
      """
          .formatted(PROGRAMME);

  static PlannedAct any(String name, RandomGenerator random) {
    return new PlannedAct(name, random.nextInt(1, MEASURES_MAX + 1));
  }

  List<String> streams() {
    return IntStream.range(0, measures).mapToObj(i -> "measure:" + measure(i)).toList();
  }

  /// Of which act a stream's measure is.
  static String actOf(String stream) {
    return stream.substring("measure:".length(), stream.lastIndexOf('-'));
  }

  String body() {
    return IntStream.range(0, measures)
        .mapToObj(i -> impose(measure(i)) + ", " + pause(measure(i)))
        .collect(
            Collectors.joining(
                ", ", "{\"announcedAt\": \"2025-04-02T00:00:00Z\", \"commands\": [", "]}"));
  }

  private String measure(int i) {
    return name + "-" + i;
  }

  private static String impose(String measure) {
    return """
    {"type": "imposeTariff", "id": "%s", "imposer": "US", "programme": "%s",
     "targets": {"include": ["CN"]}, "products": {"include": ["ALL"]},
     "duty": {"type": "adValorem", "percent": "10"}, "effectiveFrom": "2025-04-09T00:00:00Z"}\
    """
        .formatted(measure, PROGRAMME);
  }

  private static String pause(String measure) {
    return """
    {"type": "pause", "measure": "%s", "from": "2025-05-01T00:00:00Z",
     "residual": {"type": "adValorem", "percent": "5"}}\
    """
        .formatted(measure);
  }
}
