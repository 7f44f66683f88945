package org.tariffledger.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The lines of an edition as a tree, found by code. A line stands below the nearest line above it
/// with a smaller indent.
final class ScheduleTree {

  private final List<TariffLine> lines;
  private final NavigableMap<String, TariffLine> byCode = new TreeMap<>();

  /// By the digits that a line answers for.
  private final Map<String, TariffLine> answering = new HashMap<>();

  ScheduleTree(List<ScheduleLine> written) {
    this.lines = Collections.unmodifiableList(planted(written));
    for (var line : lines) {
      line.code().ifPresent(code -> byCode.put(code.value(), line));
    }
    for (var line : byCode.values()) {
      line.code().ifPresent(code -> answering.put(code.line().value(), line));
    }
    answering.putAll(byCode);
  }

  List<TariffLine> lines() {
    return lines;
  }

  Optional<TariffLine> line(ProductCode code) {
    for (int digits = code.length(); digits >= 2; digits -= 2) {
      var line = answering.get(code.value().substring(0, digits));
      if (line != null) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /// In the order of their codes.
  List<TariffLine> below(ProductCode heading) {
    // A colon comes behind every digit.
    var begin = heading.value();
    return List.copyOf(byCode.subMap(begin, true, begin + ":", false).values());
  }

  private static List<TariffLine> planted(List<ScheduleLine> written) {
    var lines = new ArrayList<TariffLine>(written.size());
    var above = new ArrayDeque<TariffLine>();
    for (var line : written) {
      while (!above.isEmpty() && above.peek().written().indent() >= line.indent()) {
        above.pop();
      }
      var parent = above.peek();
      var planted = new TariffLine(line, parent);
      if (parent != null) {
        parent.adopt(planted);
      }
      lines.add(planted);
      above.push(planted);
    }
    return lines;
  }
}
