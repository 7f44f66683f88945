package org.tariffledger.projections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Extent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;
import org.tariffledger.domain.rates.RateQuery;

/// Product lists as the design tells of them: slow, plain, and without a line of the engine.
final class BruteLists {

  /// A part has no others within some headings, and elsewhere perhaps.
  private record Version(
      String list, Instant from, Set<String> codes, boolean isPart, Set<String> within) {

    boolean isSilentOn(String code) {
      return isPart && digits(codes, code) < 0 && digits(within, code) < 0;
    }
  }

  /// The lists that are silent on the code and taken to have it, where they include and where they
  /// exclude.
  record Taken(Set<String> included, Set<String> excluded) {}

  /// In the order of their announcements.
  private final List<Version> known = new ArrayList<>();

  private final Map<String, Set<String>> ever = new HashMap<>();
  private final Set<String> all = new TreeSet<>();
  private final Set<String> unknown = new TreeSet<>();
  private final Instant at;
  private Set<String> taken = Set.of();

  BruteLists(Recorder recorder, List<Recorded<Event>> entries, RateQuery query) {
    at = query.validAt();
    for (var list : RandomHistory.LISTS) {
      all.add(query.importer() + "-LIST-" + list);
    }
    unknown.addAll(all);
    for (var entry : entries) {
      if (entry.event() instanceof ProductListPublished e) {
        var codes = codes(recorder.listed().getOrDefault(entry.position(), List.of()));
        var from = e.effectiveFrom() == null ? Instant.MIN : e.effectiveFrom();
        var isPart = e.extent() == Extent.PARTIAL;
        known.add(new Version(e.list().value(), from, codes, isPart, codes(e.within())));
        unknown.remove(e.list().value());
      }
    }
    for (var entry : recorder.entries()) {
      if (entry.event() instanceof ProductListPublished e) {
        ever.computeIfAbsent(e.list().value(), _ -> new TreeSet<>())
            .addAll(codes(recorder.listed().getOrDefault(entry.position(), List.of())));
      }
    }
  }

  /// A statistical code of ten digits that ends in two zeros is its line of eight.
  private static Set<String> codes(List<ProductCode> given) {
    var codes = new HashSet<String>();
    for (var code : given) {
      var text = code.toString();
      codes.add(text.length() == 10 && text.endsWith("00") ? text.substring(0, 8) : text);
    }
    return codes;
  }

  /// What anybody ever put on the list.
  Set<String> everOn(String list) {
    return ever.getOrDefault(list, Set.of());
  }

  /// Whether nobody knows if the code is on the list.
  boolean isSilent(String list, @Nullable String code) {
    if (code == null || !all.contains(list)) {
      return false;
    }
    var last = last(list);
    return unknown.contains(list) || (last != null && last.isSilentOn(code));
  }

  static List<Set<String>> subsets(Set<String> lists) {
    List<Set<String>> subsets = new ArrayList<>();
    subsets.add(Set.of());
    for (var list : lists) {
      for (var smaller : List.copyOf(subsets)) {
        var larger = new HashSet<>(smaller);
        larger.add(list);
        subsets.add(larger);
      }
    }
    return subsets;
  }

  void take(Set<String> on) {
    taken = on;
  }

  Taken taken() {
    return new Taken(taken, taken);
  }

  Taken perhaps() {
    return new Taken(all, Set.of());
  }

  /// -1 if the code is not on the list.
  int digits(String list, String code, Set<String> on) {
    if (isSilent(list, code)) {
      return on.contains(list) ? 10 : -1;
    }
    var last = last(list);
    return last == null ? -1 : digits(last.codes, code);
  }

  private @Nullable Version last(String list) {
    Version last = null;
    for (var version : known) {
      if (version.list.equals(list)
          && !version.from.isAfter(at)
          && (last == null || !version.from.isBefore(last.from))) {
        last = version;
      }
    }
    return last;
  }

  private static int digits(Set<String> codes, String code) {
    int digits = -1;
    for (var one : codes) {
      digits = code.startsWith(one) ? Math.max(digits, one.length()) : digits;
    }
    return digits;
  }
}
