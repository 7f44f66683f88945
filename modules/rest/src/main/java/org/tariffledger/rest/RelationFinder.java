package org.tariffledger.rest;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.tariffledger.domain.Chain;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.MeasureState.Phase;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.projections.RateBook;

/// Gathers what one economy charges on another's goods.
final class RelationFinder {

  static final int CHANGES_MAX = 100;
  static final int STEPS_MAX = 100;

  private final RateBook book;

  RelationFinder(RateBook book) {
    this.book = book;
  }

  Relation between(RateQuestion there, RateQuestion back) {
    var standingThere = standing(there);
    var standingBack = standing(back);
    var changes =
        Stream.concat(changes(there, standingThere), changes(back, standingBack))
            .sorted(Comparator.comparing(change -> change.at().toInstant()))
            .limit(CHANGES_MAX);
    return new Relation(
        List.of(direction(there, standingThere), direction(back, standingBack)),
        List.of(),
        List.of(),
        escalation(there, back),
        changes.toList(),
        Rates.ENGINE_REVISION);
  }

  private Relation.Direction direction(RateQuestion question, List<MeasureState> standing) {
    var query = question.query();
    var answer = Rates.answer(query, book);
    var baseline = answer.additional();
    return new Relation.Direction(
        query.importer(),
        query.exporter(),
        question.there(query.validAt()),
        question.there(query.knownAt()),
        question.there(question.recordedAt()),
        query.position(),
        answer.status(),
        baseline,
        Relation.Baseline.of(baseline),
        Rates.peak(query, book).additional(),
        standing.stream()
            .map(s -> new Relation.Standing(s.imposed().measure(), s.phase()))
            .toList(),
        standing.stream()
            .filter(s -> s.phase() == Phase.PAUSED)
            .map(s -> s.imposed().measure())
            .toList());
  }

  /// The newest acts by which the two answer each other; by what both knew, if a day ends at two
  /// times.
  private List<ChainStep> escalation(RateQuestion there, RateQuestion back) {
    var knownAt =
        there.query().knownAt().isBefore(back.query().knownAt())
            ? there.query().knownAt()
            : back.query().knownAt();
    var position = Math.min(there.query().position(), back.query().position());
    var measures = new LinkedHashSet<MeasureId>();
    Stream.of(there, back)
        .flatMap(this::aimed)
        .forEach(state -> measures.add(state.imposed().measure()));
    var steps = Chain.among(measures, knownAt, position, book);
    return steps.stream().skip(Math.max(0, steps.size() - STEPS_MAX)).map(ChainStep::of).toList();
  }

  private List<MeasureState> standing(RateQuestion question) {
    return aimed(question).filter(state -> isStanding(state.phase())).toList();
  }

  /// The importer's measures that are aimed at the exporter then, begun or not, ended or not.
  private Stream<MeasureState> aimed(RateQuestion question) {
    var query = question.query();
    var filter =
        new MeasureFilter(
            query.importer(),
            query.exporter(),
            null,
            null,
            null,
            query.validAt(),
            query.knownAt(),
            query.position());
    return book.measures().stream().flatMap(measure -> filter.stateOf(measure, book).stream());
  }

  private static boolean isStanding(Phase phase) {
    return switch (phase) {
      case ANNOUNCED, IN_FORCE, PAUSED -> true;
      case EXPIRED, SUPERSEDED_BEFORE_EFFECT -> false;
    };
  }

  private static Stream<Relation.Change> changes(RateQuestion question, List<MeasureState> states) {
    return states.stream()
        .flatMap(
            state ->
                state.changes().stream()
                    .map(
                        change ->
                            new Relation.Change(
                                question.there(change.at()),
                                question.query().importer(),
                                state.imposed().measure(),
                                change.kind())));
  }
}
