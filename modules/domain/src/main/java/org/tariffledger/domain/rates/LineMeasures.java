package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Editions;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.ListContents;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.MeasureState.Phase;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ReferenceEvent.SchedulePublished;

/// Which measures of an importer, in force or paused at a moment, bear on lines of its schedule,
/// whomever they target. For one thread: what is on lists is found once.
public final class LineMeasures {

  /// A measure that covers the goods of a line, by a code of so many digits; 0 for all goods.
  public record Covering(MeasureId measure, int matchedDigits, Phase phase) {}

  /// What covers a line, by id, and how many measures more cover only something below it.
  public record Here(List<Covering> covering, int below) {

    public Here {
      covering = List.copyOf(covering);
    }
  }

  /// A measure with the codes that it names.
  private record Active(MeasureState state, NavigableSet<ProductCode> named) {

    private static Active of(MeasureState state) {
      var named = new TreeSet<ProductCode>();
      for (var goods : state.products().include()) {
        if (goods instanceof Goods.Heading(var code)) {
          named.add(code);
        }
      }
      return new Active(state, named);
    }

    private MeasureId id() {
      return state.imposed().measure();
    }
  }

  private final RateQuery query;
  private final RateSource source;
  private final KnownLists lists;
  private final ListContents contents;
  private final List<MeasureState> known;
  private final List<Active> active;

  /// @param measures at least all of the importer that the query knows
  public LineMeasures(RateQuery query, Collection<MeasureHistory> measures, RateSource source) {
    this.query = query;
    this.source = source;
    this.lists = new KnownLists(query.knownAt(), query.position(), source);
    this.contents = lists.at(query.validAt(), _ -> false);
    this.known =
        measures.stream()
            .filter(measure -> measure.imposed().imposer().equals(query.importer()))
            .flatMap(m -> m.stateAt(query.validAt(), query.knownAt(), query.position()).stream())
            .toList();
    this.active =
        known.stream()
            .filter(state -> isActive(state.phase()))
            .map(Active::of)
            .sorted(Comparator.comparing(measure -> measure.id().value()))
            .toList();
  }

  private static boolean isActive(Phase phase) {
    return switch (phase) {
      case IN_FORCE, PAUSED -> true;
      case ANNOUNCED, EXPIRED, SUPERSEDED_BEFORE_EFFECT -> false;
    };
  }

  /// Of a line by its code; of one without, by the codes that it holds together. What covers some
  /// of these but not all counts as below.
  public Here at(List<ProductCode> codes) {
    var all = new ArrayList<Covering>();
    int below = 0;
    for (var measure : active) {
      var covering = covering(measure, codes);
      if (covering.isPresent()) {
        all.add(covering.get());
      } else if (codes.stream().anyMatch(code -> touches(measure, code))) {
        below++;
      }
    }
    return new Here(all, below);
  }

  private Optional<Covering> covering(Active measure, List<ProductCode> codes) {
    var least = Integer.MAX_VALUE;
    for (var code : codes) {
      var digits = matchedDigits(measure, code);
      if (digits.isEmpty()) {
        return Optional.empty();
      }
      least = Math.min(least, digits.getAsInt());
    }
    return codes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Covering(measure.id(), least, measure.state().phase()));
  }

  private OptionalInt matchedDigits(Active measure, ProductCode code) {
    return measure.state().products().matchedDigits(code, contents);
  }

  private boolean touches(Active measure, ProductCode code) {
    return matchedDigits(measure, code).isPresent() || namesBelow(measure, code);
  }

  private boolean namesBelow(Active measure, ProductCode code) {
    // Codes sort as text, so that those below another follow it without a break.
    var named = measure.named().tailSet(code, false).stream().takeWhile(c -> c.startsWith(code));
    var onLists =
        measure.state().products().include().stream().flatMap(goods -> onList(goods, code));
    return Stream.concat(named, onLists)
        .anyMatch(below -> matchedDigits(measure, below).isPresent());
  }

  private Stream<ProductCode> onList(Goods goods, ProductCode code) {
    return goods instanceof Goods.Listed(var list)
        ? lists.content(list, query.validAt()).below(code).stream()
        : Stream.of();
  }

  /// The measures of which it is open what they cover, since they name a list of which nobody knows
  /// all that is on it; otherwise such a list is taken to hold nothing else.
  public List<MeasureId> open() {
    return active.stream()
        .filter(measure -> measure.state().products().lists().anyMatch(this::isOpen))
        .map(Active::id)
        .toList();
  }

  private boolean isOpen(ProductListId list) {
    return !lists.isWhole(list, query.validAt());
  }

  /// When the clock may next change what is known of the schedule, the measures and the lists.
  public @Nullable Instant nextChange() {
    var ofMeasures =
        known.stream().flatMap(state -> state.changes().stream()).map(MeasureState.Change::at);
    var ofLists =
        known.stream().flatMap(state -> state.products().lists()).distinct().flatMap(lists::begins);
    var ofEditions =
        Editions.known(source.schedules(query.importer()), query.knownAt(), query.position())
            .map(entry -> ((SchedulePublished) entry.event()).effectiveFrom());
    return Stream.of(ofMeasures, ofLists, ofEditions)
        .flatMap(moments -> moments)
        .filter(at -> at.isAfter(query.validAt()))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
