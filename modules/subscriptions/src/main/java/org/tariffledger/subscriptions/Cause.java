package org.tariffledger.subscriptions;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.commands.Stored;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.rates.Bearing;
import org.tariffledger.domain.rates.Due;
import org.tariffledger.domain.rates.RateChange;
import tools.jackson.databind.node.ObjectNode;

/// Why a rate changed: an act was recorded, what had been recorded became public, or the clock went
/// on.
sealed interface Cause {

  /// So many entries or dues are named; of more, the first.
  int NAMED_MAX = 20;

  record Act(List<Stored> entries) implements Cause {}

  record Announced(Instant at, List<Recorded<Event>> entries) implements Cause {}

  record Clock(Instant at, List<Due> dues) implements Cause {}

  /// When it happened.
  default Instant time() {
    return switch (this) {
      case Act(var entries) ->
          entries.stream()
              .map(stored -> stored.entry().announcedAt())
              .min(Comparator.naturalOrder())
              .orElseThrow();
      case Announced(var at, _) -> at;
      case Clock(var at, _) -> at;
    };
  }

  /// When the ledger came to it.
  default Instant recordedTime() {
    return switch (this) {
      case Act(var entries) -> entries.getFirst().entry().recordedAt();
      case Announced(var at, _) -> at;
      case Clock(var at, _) -> at;
    };
  }

  /// What of it made this change.
  default ObjectNode of(RateChange change) {
    var json = LedgerJson.mapper().createObjectNode();
    switch (this) {
      case Act(var entries) -> {
        json.put("kind", "recorded");
        json.put("act", entries.getFirst().origin().act());
        addEntries(
            json,
            telling(entries, stored -> measure(stored.entry().event(), change)),
            e -> e.entry());
      }
      case Announced(var at, var entries) -> {
        json.put("kind", "announced");
        json.put("at", at.toString());
        addEntries(json, telling(entries, entry -> measure(entry.event(), change)), e -> e);
      }
      case Clock(var at, var dues) -> addDues(json, at, dues, change);
    }
    return json;
  }

  private static void addDues(ObjectNode json, Instant at, List<Due> dues, RateChange change) {
    var here = dues.stream().filter(due -> due.importer().equals(change.importer())).toList();
    var telling =
        telling(
            here,
            due ->
                due.bearing() instanceof Bearing.OnMeasure(var id)
                    && change.measures().contains(id));
    json.put("kind", telling.getFirst().kind());
    json.put("at", at.toString());
    var all = json.putArray("changes");
    telling.stream()
        .limit(NAMED_MAX)
        .forEach(
            due -> {
              var one = all.addObject();
              one.put("kind", due.kind());
              if (due.bearing() instanceof Bearing.OnMeasure(var id)) {
                one.put("measure", id.value());
              }
            });
  }

  private static boolean measure(Event event, RateChange change) {
    return event instanceof MeasureEvent of && change.measures().contains(of.measure());
  }

  private static <T> void addEntries(
      ObjectNode json, List<T> entries, Function<T, Recorded<Event>> entry) {
    var first = entry.apply(entries.getFirst());
    put(json, first);
    if (entries.size() > 1) {
      var all = json.putArray("entries");
      entries.stream().limit(NAMED_MAX).forEach(one -> put(all.addObject(), entry.apply(one)));
    }
  }

  private static void put(ObjectNode json, Recorded<Event> entry) {
    json.put("position", entry.position());
    @Nullable String reference = entry.event().announcement().reference();
    if (reference != null) {
      json.put("reference", reference);
    }
  }

  /// Those of the measures that are aimed at the exporter; without any, all.
  private static <T> List<T> telling(List<T> all, Predicate<T> isOfThese) {
    var telling = all.stream().filter(isOfThese).toList();
    return telling.isEmpty() ? all : telling;
  }
}
