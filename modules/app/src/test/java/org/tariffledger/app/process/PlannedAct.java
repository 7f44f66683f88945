package org.tariffledger.app.process;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An act that imposes measures nobody else imposes, and pauses every one of them, and publishes
/// what is on a list nobody else has. All carry its name, so that the store itself shows whether it
/// is whole.
record PlannedAct(String name, int measures) {

  private static final int MEASURES_MAX = 12;
  private static final int CODES = 200;
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
    return Stream.concat(
            IntStream.range(0, measures).mapToObj(i -> "measure:" + measure(i)),
            Stream.of("product-list:" + list()))
        .toList();
  }

  /// Two of each measure, two of the list.
  int events() {
    return 2 * measures + 2;
  }

  /// Of which act a stream's measure or list is.
  static String actOf(String stream) {
    return stream.substring(stream.indexOf(':') + 1, stream.lastIndexOf('-'));
  }

  String body() {
    return Stream.concat(
            IntStream.range(0, measures)
                .mapToObj(i -> impose(measure(i)) + ", " + pause(measure(i))),
            Stream.of(publish()))
        .collect(
            Collectors.joining(
                ", ", "{\"announcedAt\": \"2025-04-02T00:00:00Z\", \"commands\": [", "]}"));
  }

  private String measure(int i) {
    return name + "-" + i;
  }

  private String list() {
    return name + "-list";
  }

  private String publish() {
    var random = new SplittableRandom(name.hashCode());
    var codes =
        random
            .ints(CODES, 84_000_000, 86_000_000)
            .mapToObj(code -> "\"" + code + "\"")
            .collect(Collectors.joining(", "));
    return """
    {"type": "registerProductList", "id": "%1$s", "imposer": "US", "name": "Kill test"},
    {"type": "publishProductList", "list": "%1$s", "codes": [%2$s]}\
    """
        .formatted(list(), codes);
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
