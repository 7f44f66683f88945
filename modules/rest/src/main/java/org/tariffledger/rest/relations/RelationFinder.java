package org.tariffledger.rest.relations;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tariffledger.domain.Chain;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.Groups;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.MeasureState;
import org.tariffledger.domain.MeasureState.Phase;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targeting;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.rates.Peak;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.Rates;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.measures.ChainStep;
import org.tariffledger.rest.measures.MeasureFilter;
import org.tariffledger.rest.rates.Rate;
import org.tariffledger.rest.rates.RateQuestion;
import org.tariffledger.rest.talks.AsOf;

/// Gathers what one economy charges on another's goods.
public final class RelationFinder {

  static final int CHANGES_MAX = 100;
  static final int STEPS_MAX = 100;

  private final RateBook book;

  public RelationFinder(RateBook book) {
    this.book = book;
  }

  public Relation between(RateQuestion there, RateQuestion back) {
    var talks = new TalksOfTwo(there, back, asOf(there, back));
    var standingThere = standing(there);
    var standingBack = standing(back);
    var peakThere = Rates.peak(there.query(), book);
    var peakBack = Rates.peak(back.query(), book);
    var changes =
        Stream.of(
                changes(there, standingThere),
                next(there, peakThere),
                changes(back, standingBack),
                next(back, peakBack))
            .flatMap(found -> found)
            .distinct()
            .sorted(Comparator.comparing(change -> change.at().toInstant()))
            .limit(CHANGES_MAX);
    return new Relation(
        List.of(
            direction(there, peakThere, standingThere), direction(back, peakBack, standingBack)),
        talks.negotiations(),
        talks.jointResponses(),
        talks.statements(),
        escalation(there, back),
        changes.toList(),
        Rates.ENGINE_REVISION);
  }

  private Relation.Direction direction(
      RateQuestion question, Peak peak, List<MeasureState> standing) {
    var query = question.query();
    var answer = Rates.answer(query, book);
    var baseline = Relation.Baseline.of(answer);
    return new Relation.Direction(
        query.importer(),
        query.exporter(),
        question.there(query.validAt()),
        question.there(query.knownAt()),
        question.there(question.recordedAt()),
        query.position(),
        answer.status(),
        Relation.Baseline.percentOf(baseline),
        baseline,
        peak.answer().additional(),
        new Rate.Range(peak.range().low(), peak.range().high()),
        standing.stream()
            .map(s -> new Relation.Standing(s.imposed().measure(), s.phase()))
            .toList(),
        standing.stream()
            .filter(s -> s.phase() == Phase.PAUSED)
            .map(s -> s.imposed().measure())
            .toList());
  }

  /// By what both knew, if a day ends at two times.
  private AsOf asOf(RateQuestion there, RateQuestion back) {
    var knownAt =
        there.query().knownAt().isBefore(back.query().knownAt())
            ? there.query().knownAt()
            : back.query().knownAt();
    return new AsOf(book, knownAt, Math.min(there.query().position(), back.query().position()));
  }

  /// The newest acts by which the two answer each other.
  private List<ChainStep> escalation(RateQuestion there, RateQuestion back) {
    var asOf = asOf(there, back);
    var measures = new LinkedHashSet<MeasureId>();
    Stream.of(there, back).flatMap(this::everAimed).forEach(measures::add);
    var steps = Chain.among(measures, asOf.knownAt(), asOf.position(), book);
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

  /// The importer's measures that aim at the exporter at any time of their known course.
  private Stream<MeasureId> everAimed(RateQuestion question) {
    var query = question.query();
    return book.measures().stream()
        .filter(measure -> measure.imposed().imposer().equals(query.importer()))
        .flatMap(measure -> measure.known(query.knownAt(), query.position()).stream())
        .filter(course -> course.allTargets().stream().anyMatch(t -> everAim(t, query)))
        .map(course -> course.imposed().measure());
  }

  private boolean everAim(Targets targets, RateQuery query) {
    return moments(targets, query)
        .anyMatch(
            at ->
                Targeting.of(
                        targets,
                        query.exporter(),
                        at,
                        group ->
                            book.isMember(
                                group, query.exporter(), at, query.knownAt(), query.position()))
                    .isPresent());
  }

  /// One before and one after each change of the exporter's unions and groups.
  private Stream<Instant> moments(Targets targets, RateQuery query) {
    var unions =
        Economies.membershipsOf(query.exporter()).stream()
            .flatMap(m -> Stream.of(Optional.of(m.from()), Optional.ofNullable(m.until())));
    var groups =
        Stream.concat(targets.include().stream(), targets.exclude().stream())
            .flatMap(t -> t instanceof Target.Group(var id) ? book.group(id).stream() : Stream.of())
            .flatMap(entry -> Groups.members(entry).stream())
            .filter(member -> member.economy().equals(query.exporter()))
            .flatMap(m -> Stream.of(Optional.ofNullable(m.from()), Optional.ofNullable(m.until())));
    return Stream.concat(
        Stream.of(Instant.MIN), Stream.concat(unions, groups).flatMap(Optional::stream));
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

  /// What comes first on any goods, be it of no measure or of one that is not aimed yet.
  private static Stream<Relation.Change> next(RateQuestion question, Peak peak) {
    var next = peak.answer().nextChange();
    return next == null
        ? Stream.of()
        : Stream.of(
            new Relation.Change(
                question.there(next.at()),
                question.query().importer(),
                next.measure(),
                next.kind()));
  }
}
