package org.tariffledger.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ScheduleLine;

/// Editions of a schedule drawn at random: codes that contain each other, duties of all kinds.
final class RandomLines {

  private static final List<String> CODES =
      List.of(
          "87",
          "8703",
          "870310",
          "87031050",
          "8703105010",
          "8703230100",
          "87032301",
          "8703230110",
          "8704",
          "87042200",
          "8704229900",
          "90",
          "9018",
          "90183100",
          "9018310040");

  private final RandomGenerator random;

  RandomLines(RandomGenerator random) {
    this.random = random;
  }

  List<ScheduleLine> lines() {
    var lines = new ArrayList<ScheduleLine>();
    for (var code : CODES) {
      if (random.nextInt(4) > 0) {
        var depth = code.length() / 2;
        if (random.nextInt(8) == 0) {
          lines.add(line(null, depth - 1));
        }
        lines.add(line(code, depth - random.nextInt(2)));
      }
    }
    return lines;
  }

  private ScheduleLine line(@Nullable String code, int indent) {
    return new ScheduleLine(
        code == null ? null : new ProductCode(code),
        indent,
        "Goods " + code,
        "",
        maybeDuty(3),
        random.nextInt(3) > 0 ? "" : special(),
        maybeDuty(4));
  }

  private String maybeDuty(int oneIn) {
    return random.nextInt(oneIn) > 0 ? "" : duty();
  }

  private String special() {
    return random.nextBoolean()
        ? duty() + " (S,A)"
        : duty() + " (A*,S+) " + duty() + " (S)" + (random.nextBoolean() ? " Free (A)" : "");
  }

  private String duty() {
    var duties = BruteBase.DUTIES.keySet().stream().sorted().toList();
    return duties.get(random.nextInt(duties.size()));
  }
}
