package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.MeasureTimeline;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.Schedule;

/// A source for many answers of which at most one of the times known and recorded moves: a measure
/// is folded again only when more of it is known. For one thread.
final class FoldedSource implements RateSource {

  private final RateSource source;
  private final Map<MeasureId, Folded> folded;
  private final Predicate<ProgrammeId> isMeant;
  private @Nullable Found found;

  /// A measure's course as it was asked for last, and of how many entries it is.
  private record Folded(
      Instant knownAt, long position, long entries, Optional<MeasureTimeline> course) {

    boolean isAt(Instant otherKnownAt, long otherPosition) {
      return position == otherPosition && knownAt.equals(otherKnownAt);
    }
  }

  /// The measures that were asked for last. They are the same at all times of entry.
  private record Found(RateQuery query, Collection<MeasureHistory> candidates) {}

  FoldedSource(RateSource source) {
    this(source.steady(), new HashMap<>(), _ -> true);
  }

  private FoldedSource(
      RateSource source, Map<MeasureId, Folded> folded, Predicate<ProgrammeId> isMeant) {
    this.source = source;
    this.folded = folded;
    this.isMeant = isMeant;
  }

  /// The same, but offering for several goods only measures of these programmes.
  FoldedSource only(Set<ProgrammeId> programmes) {
    return new FoldedSource(source, folded, programmes::contains);
  }

  /// Without what comes next.
  RateAnswer answer(RateQuery query) {
    return Rates.answerOnly(query, this);
  }

  @Override
  public Optional<MeasureTimeline> course(MeasureHistory history, Instant knownAt, long position) {
    var id = history.imposed().measure();
    var last = folded.get(id);
    if (last != null && last.isAt(knownAt, position)) {
      return last.course();
    }
    var entries = history.entries().stream().filter(e -> e.isKnown(knownAt, position)).count();
    var course =
        last != null && last.entries() == entries
            ? last.course()
            : history.known(knownAt, position);
    folded.put(id, new Folded(knownAt, position, entries, course));
    return course;
  }

  @Override
  public Optional<MeasureHistory> measure(MeasureId id) {
    return source.measure(id);
  }

  @Override
  public Collection<MeasureHistory> measuresOf(EconomyCode importer) {
    return source.measuresOf(importer);
  }

  @Override
  public Collection<MeasureHistory> candidates(RateQuery query) {
    return source.candidates(query);
  }

  @Override
  public Collection<MeasureHistory> candidatesBelow(RateQuery query) {
    var timeless = query.at(Instant.MIN);
    var last = found;
    if (last == null || !last.query().equals(timeless)) {
      last = new Found(timeless, meant(source.candidatesBelow(query)));
      found = last;
    }
    return last.candidates();
  }

  private List<MeasureHistory> meant(Collection<MeasureHistory> measures) {
    return measures.stream().filter(m -> isMeant.test(m.imposed().programme())).toList();
  }

  @Override
  public Collection<ProductCode> headingsBelow(
      EconomyCode importer, @Nullable ProductCode product) {
    return source.headingsBelow(importer, product);
  }

  @Override
  public Optional<ProgrammeRegistered> programme(ProgrammeId id) {
    return source.programme(id);
  }

  @Override
  public List<Recorded<ReferenceEvent>> group(GroupId id) {
    return source.group(id);
  }

  @Override
  public List<Recorded<ReferenceEvent>> stackingRules(EconomyCode importer) {
    return source.stackingRules(importer);
  }

  @Override
  public List<Recorded<ReferenceEvent>> coverage(EconomyCode importer) {
    return source.coverage(importer);
  }

  @Override
  public List<Recorded<ReferenceEvent>> productList(ProductListId id) {
    return source.productList(id);
  }

  @Override
  public List<Recorded<ReferenceEvent>> schedules(EconomyCode importer) {
    return source.schedules(importer);
  }

  @Override
  public CodeSet codes(Digest content) {
    return source.codes(content);
  }

  @Override
  public Schedule schedule(Digest content) {
    return source.schedule(content);
  }
}
