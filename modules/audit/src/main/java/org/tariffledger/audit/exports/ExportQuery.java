package org.tariffledger.audit.exports;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tariffledger.subscriptions.ChangeFilter;

/// Which rows are wanted: from one sequence or position to another, both included, recorded from
/// one time to before another, and as the filter says.
public record ExportQuery(
    ExportOf of,
    long from,
    long to,
    @Nullable Instant recordedFrom,
    @Nullable Instant recordedTo,
    ChangeFilter filter) {

  boolean isRecorded(Instant at) {
    return (recordedFrom == null || !at.isBefore(recordedFrom))
        && (recordedTo == null || at.isBefore(recordedTo));
  }

  boolean isOfAnyTime() {
    return recordedFrom == null && recordedTo == null;
  }

  public String what() {
    return of.name().toLowerCase(Locale.ROOT);
  }

  /// What leaves rows out, as `name=value`, apart by spaces; `none` if nothing does.
  String filtering() {
    var parts = new TreeMap<String, Object>();
    if (!filter.types().isEmpty()) {
      parts.put("types", String.join(",", filter.types()));
    }
    put(parts, "importer", filter.importer());
    put(parts, "exporter", filter.exporter());
    put(parts, "product", filter.product());
    put(parts, "recordedFrom", recordedFrom);
    put(parts, "recordedTo", recordedTo);
    return parts.isEmpty()
        ? "none"
        : parts.entrySet().stream()
            .map(part -> part.getKey() + "=" + part.getValue())
            .collect(Collectors.joining(" "));
  }

  private static void put(Map<String, Object> parts, String name, @Nullable Object value) {
    if (value != null) {
      parts.put(name, value);
    }
  }
}
