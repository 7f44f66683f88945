package org.tariffledger.subscriptions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.DiplomacyEvent;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.rates.Due;
import org.tariffledger.domain.rates.Dues;
import org.tariffledger.domain.rates.Standpoint;

/// What the clock will bring, by what is known and told so far. It is found from the rate book
/// alone and kept only so that it need not be found again for every act. For one thread.
final class Agenda {

  private final NavigableMap<Instant, Set<Due>> byTime = new TreeMap<>();

  /// By measure, or by importer for what it refers to.
  private final Map<Object, List<Due>> bySource = new HashMap<>();

  private Standpoint known;

  Agenda(Standpoint known) {
    this.known = known;
    Economies.all().stream().map(economy -> new EconomyCode(economy.code())).forEach(this::findAll);
  }

  private void findAll(EconomyCode importer) {
    known.source().measuresOf(importer).forEach(m -> find(m.imposed().measure()));
    findReferences(importer);
  }

  /// More is known since these were recorded or announced.
  void take(Collection<? extends Event> events, Standpoint now) {
    known = now;
    var importers = new LinkedHashSet<EconomyCode>();
    var isEverybodys = false;
    for (var event : events) {
      switch (event) {
        case MeasureEvent e -> {
          find(e.measure());
          now.source().measure(e.measure()).ifPresent(m -> importers.add(m.imposed().imposer()));
        }
        case ReferenceEvent _ -> isEverybodys = true;
        case DiplomacyEvent _ -> {}
      }
    }
    if (isEverybodys) {
      Economies.all().forEach(economy -> importers.add(new EconomyCode(economy.code())));
    }
    importers.forEach(this::findReferences);
  }

  private void find(MeasureId id) {
    put(id, known.source().measure(id).stream().flatMap(m -> Dues.of(m, known)));
  }

  private void findReferences(EconomyCode importer) {
    put(importer, Dues.ofReferences(importer, known));
  }

  /// What is past by now is told or never will be.
  private void put(Object source, Stream<Due> found) {
    bySource.getOrDefault(source, List.of()).forEach(this::remove);
    var dues = found.filter(due -> due.at().isAfter(known.knownAt())).distinct().toList();
    if (dues.isEmpty()) {
      bySource.remove(source);
    } else {
      bySource.put(source, dues);
      dues.forEach(due -> byTime.computeIfAbsent(due.at(), _ -> new LinkedHashSet<>()).add(due));
    }
  }

  private void remove(Due due) {
    byTime.computeIfPresent(
        due.at(),
        (_, dues) -> {
          dues.remove(due);
          return dues.isEmpty() ? null : dues;
        });
  }

  @Nullable Instant next() {
    return byTime.isEmpty() ? null : byTime.firstKey();
  }

  /// Strikes what is due first and returns it, in an order that does not depend on how it was
  /// found.
  List<Due> strike() {
    var first = byTime.pollFirstEntry();
    var dues = new ArrayList<>(first == null ? List.of() : first.getValue());
    dues.sort(
        java.util.Comparator.<Due, String>comparing(due -> due.importer().value())
            .thenComparing(due -> due.bearing().toString())
            .thenComparing(Due::kind));
    return dues;
  }
}
