package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;

/// A source for many answers of which at most one of the times known and recorded moves: a measure
/// is folded again only when more of it is known. For one thread.
final class FoldedSource implements RateSource {

  private final RateSource source;
  private final Map<MeasureId, MeasureHistory> held = new HashMap<>();
  private Instant knownAt = Instant.MIN;
  private long position;

  FoldedSource(RateSource source) {
    this.source = source;
  }

  /// Without what comes next.
  RateAnswer answer(RateQuery query) {
    return Rates.answerOnly(query, at(query));
  }

  FoldedSource at(RateQuery query) {
    knownAt = query.knownAt();
    position = query.position();
    return this;
  }

  @Override
  public Collection<MeasureHistory> candidates(
      EconomyCode importer, EconomyCode exporter, @Nullable ProductCode product) {
    return source.candidates(importer, exporter, product).stream().map(this::held).toList();
  }

  private MeasureHistory held(MeasureHistory history) {
    var before = held.get(history.imposed().measure());
    if (before != null && before.holds(knownAt, position)) {
      return before;
    }
    // What was offered first is kept, whatever is recorded meanwhile.
    var now = (before == null ? history : before).holding(knownAt, position, before);
    held.put(history.imposed().measure(), now);
    return now;
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
}
