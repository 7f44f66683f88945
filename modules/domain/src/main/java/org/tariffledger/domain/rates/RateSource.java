package org.tariffledger.domain.rates;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.Groups;
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

/// Where an answer finds what was recorded. What it offers may be more than was known or recorded
/// by the query's times; the answer sorts that out.
public interface RateSource {

  /// The same for as long as one question takes, though something else may take its place
  /// meanwhile.
  default RateSource steady() {
    return this;
  }

  /// At least every measure of the importer that may target the exporter and cover the product,
  /// also by a list of which the query does not know all that is on it.
  Collection<MeasureHistory> candidates(RateQuery query);

  /// At least every measure of the importer that may target the exporter and cover the product or
  /// something below it; without a product, anything.
  Collection<MeasureHistory> candidatesBelow(RateQuery query);

  /// Everything recorded of the measure.
  Optional<MeasureHistory> measure(MeasureId id);

  /// Every measure that the importer imposed, in the order of their ids.
  Collection<MeasureHistory> measuresOf(EconomyCode importer);

  /// The measure's course by what is known. A source of many answers may have it at hand.
  default Optional<MeasureTimeline> course(MeasureHistory history, Instant knownAt, long position) {
    return history.known(knownAt, position);
  }

  /// Every heading below the product, or at all, that a measure of the importer names, or that is
  /// on a list that one names.
  Collection<ProductCode> headingsBelow(EconomyCode importer, @Nullable ProductCode product);

  Optional<ProgrammeRegistered> programme(ProgrammeId id);

  List<Recorded<ReferenceEvent>> group(GroupId id);

  List<Recorded<ReferenceEvent>> stackingRules(EconomyCode importer);

  List<Recorded<ReferenceEvent>> coverage(EconomyCode importer);

  /// What was recorded of a product list: its registration and its versions.
  List<Recorded<ReferenceEvent>> productList(ProductListId id);

  /// Editions of the importer's schedule, who is charged by which of its columns, and what became
  /// of codes.
  List<Recorded<ReferenceEvent>> schedules(EconomyCode importer);

  CodeSet codes(Digest content);

  Schedule schedule(Digest content);

  default boolean isMember(
      GroupId group, EconomyCode economy, Instant validAt, Instant knownAt, long position) {
    return Groups.isMember(group(group), economy, validAt, knownAt, position);
  }
}
