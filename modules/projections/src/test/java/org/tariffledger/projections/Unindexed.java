package org.tariffledger.projections;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.Schedule;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.RateSource;

/// A book without its index of measures: each question folds all of the importer.
record Unindexed(RateBook book) implements RateSource {

  @Override
  public Optional<MeasureHistory> measure(MeasureId id) {
    return book.measure(id);
  }

  @Override
  public Collection<MeasureHistory> measuresOf(EconomyCode importer) {
    return book.measures().stream()
        .filter(history -> history.imposed().imposer().equals(importer))
        .toList();
  }

  @Override
  public Collection<MeasureHistory> candidates(RateQuery query) {
    return book.measures().stream()
        .filter(history -> history.imposed().imposer().equals(query.importer()))
        .toList();
  }

  @Override
  public Collection<MeasureHistory> candidatesBelow(RateQuery query) {
    return candidates(query);
  }

  @Override
  public Collection<ProductCode> headingsBelow(
      EconomyCode importer, @Nullable ProductCode product) {
    return book.headingsBelow(importer, product);
  }

  @Override
  public Optional<ProgrammeRegistered> programme(ProgrammeId id) {
    return book.programme(id);
  }

  @Override
  public List<Recorded<ReferenceEvent>> group(GroupId id) {
    return book.group(id);
  }

  @Override
  public List<Recorded<ReferenceEvent>> stackingRules(EconomyCode importer) {
    return book.stackingRules(importer);
  }

  @Override
  public List<Recorded<ReferenceEvent>> coverage(EconomyCode importer) {
    return book.coverage(importer);
  }

  @Override
  public List<Recorded<ReferenceEvent>> productList(ProductListId id) {
    return book.productList(id);
  }

  @Override
  public List<Recorded<ReferenceEvent>> schedules(EconomyCode importer) {
    return book.schedules(importer);
  }

  @Override
  public CodeSet codes(Digest content) {
    return book.codes(content);
  }

  @Override
  public Schedule schedule(Digest content) {
    return book.schedule(content);
  }
}
